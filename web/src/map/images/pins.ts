import { PIN } from '../layers/proposed-sites/style.ts'
import type { MapPalette } from '../palettes/palette.ts'
import { drawn } from './canvas.ts'

/** The pin of a place that is proposed; its number stands over it as text. */
export function pinImages(palette: MapPalette): Map<string, ImageData> {
  return new Map([[PIN, pin(palette)]])
}

/** Room around the pin for its light edge. */
const EDGE = 2
/** Half the width of the head, and how far the tip lies under the middle of it. */
const RADIUS = 13
const TIP = 22

/** A drop with its tip on the place: the dashed edge of what is not real yet, within a light one. */
function pin({ surface, draft }: MapPalette): ImageData {
  const middle = RADIUS + EDGE
  return drawn(2 * middle, middle + TIP + EDGE, (context) => {
    const drop = dropPath(middle)
    context.lineJoin = 'round'
    context.lineWidth = 2 * EDGE
    context.strokeStyle = surface
    context.stroke(drop)
    context.fillStyle = surface
    context.fill(drop)
    context.lineWidth = 1.8
    context.strokeStyle = draft
    context.setLineDash([3.2, 2.4])
    context.stroke(drop)
  })
}

/** Around the head from where its lower sides leave for the tip. */
function dropPath(middle: number): Path2D {
  const radius = RADIUS - 1
  const leaves = Math.acos(radius / TIP)
  const drop = new Path2D()
  drop.arc(middle, middle, radius, Math.PI / 2 + leaves, Math.PI / 2 - leaves)
  drop.lineTo(middle, middle + TIP)
  drop.closePath()
  return drop
}
