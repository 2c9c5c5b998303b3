/** A house that holds the sign of a place: home, on a map. */
export function Logo({ size = 32 }: { size?: number }) {
  return (
    <svg className="logo" width={size} height={size} viewBox="0 0 32 32" fill="none" aria-hidden="true">
      <path
        d="M4.5 12.6 16 3.5l11.5 9.1V26a2.5 2.5 0 0 1-2.5 2.5H7A2.5 2.5 0 0 1 4.5 26Z"
        stroke="currentColor"
        strokeWidth="2.4"
        strokeLinejoin="round"
      />
      <path d="M16 28.5V19" stroke="currentColor" strokeWidth="2.4" />
      <circle cx="16" cy="15" r="4.6" stroke="currentColor" strokeWidth="2.4" />
      <circle cx="16" cy="15" r="1.5" fill="currentColor" />
    </svg>
  )
}
