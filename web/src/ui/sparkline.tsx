import './sparkline.css'
import { type SparkPoint, sparklineParts } from './sparkline-path.ts'

interface SparklineProps {
  points: SparkPoint[]
  width: number
  height: number
  /** What the line shows, in words, for who cannot see it. */
  label: string
}

/** A line of few quarters: dashed where estimated, a gap where hidden, a dot on the last one. */
export function Sparkline({ points, width, height, label }: SparklineProps) {
  const { parts, last } = sparklineParts(points, width, height)
  return (
    <svg className="sparkline" width={width} height={height} role="img" aria-label={label}>
      {parts.map((part) => (
        <path key={part.d} d={part.d} data-estimated={part.estimated || undefined} />
      ))}
      {last && <circle cx={last.x} cy={last.y} r={2.6} />}
    </svg>
  )
}
