import './skeleton.css'

/** A grey bar of the size of what is coming; it does not move. */
export function Skeleton({ width = '100%', height = 16 }: { width?: string | number; height?: number }) {
  return <span className="skeleton" aria-hidden style={{ width, height }} />
}

/** Several rows of grey bars, announced once. */
export function SkeletonRows({ count, label }: { count: number; label: string }) {
  return (
    <div className="skeleton-rows" role="status">
      <span className="for-screen-readers">{label}</span>
      {Array.from({ length: count }, (_, row) => (
        <Skeleton key={`row-${String(row)}`} width={`${94 - ((row * 17) % 40)}%`} height={14} />
      ))}
    </div>
  )
}
