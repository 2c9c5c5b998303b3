/** How far a piece of work is; without a share only that it goes on. */
export function ProgressBar({ share, label }: { share: number | null; label: string }) {
  return (
    <progress
      className="progress-bar"
      aria-label={label}
      {...(share === null ? {} : { value: share, max: 1 })}
    />
  )
}
