/** One quarter of a line: a count, or null where it is hidden or missing. */
export interface SparkPoint {
  count: number | null
  estimated: boolean
}

interface SparklineParts {
  parts: { d: string; estimated: boolean }[]
  last: { x: number; y: number } | null
}

const INSET = 4

/**
 * The strokes of a sparkline in pixels. Neighbours are joined only when both are known: a hidden quarter leaves a
 * gap and never a line at zero. A stroke is estimated when either of its ends is.
 */
export function sparklineParts(points: SparkPoint[], width: number, height: number): SparklineParts {
  const known = points.flatMap((point) => (point.count === null ? [] : [point.count]))
  const low = Math.min(...known)
  const span = Math.max(...known) - low || 1
  const step = points.length > 1 ? (width - 2 * INSET) / (points.length - 1) : 0
  const place = (count: number, index: number) => ({
    x: round(INSET + index * step),
    y: round(height - INSET - ((count - low) / span) * (height - 2 * INSET)),
  })
  const parts = points.flatMap((point, index) => {
    const next = points[index + 1]
    if (!next || point.count === null || next.count === null) return []
    const [from, to] = [place(point.count, index), place(next.count, index + 1)]
    return [{ d: `M${from.x} ${from.y}L${to.x} ${to.y}`, estimated: point.estimated || next.estimated }]
  })
  const lastCount = points.at(-1)?.count
  return { parts, last: typeof lastCount === 'number' ? place(lastCount, points.length - 1) : null }
}

const round = (pixels: number) => Math.round(pixels * 10) / 10
