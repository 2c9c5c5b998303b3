import { plannerPlaceIcon } from '../layers/planner-places/source.ts'
import { SERVICE_LOOKS } from '../palettes/glyphs.ts'
import type { MapPalette } from '../palettes/palette.ts'
import { drawn } from './canvas.ts'

const SIDE = 9
/** Room around the sign for its light edge. */
const EDGE = 2
const WHOLE = SIDE + 2 * EDGE

/** Small signs of places as they are, one for work and one for each kind of service. */
export function plannerPlaceImages(palette: MapPalette): Map<string, ImageData> {
  const images = new Map<string, ImageData>([[plannerPlaceIcon('employer'), square(palette)]])
  for (const kind of Object.keys(SERVICE_LOOKS) as (keyof typeof SERVICE_LOOKS)[]) {
    images.set(plannerPlaceIcon(kind), circle(palette, palette.groups[SERVICE_LOOKS[kind].group]))
  }
  return images
}

function square(palette: MapPalette): ImageData {
  return drawn(WHOLE, WHOLE, (context) => {
    context.fillStyle = palette.surface
    context.beginPath()
    context.roundRect(EDGE - 1, EDGE - 1, SIDE + 2, SIDE + 2, 3)
    context.fill()
    context.beginPath()
    context.roundRect(EDGE + 0.7, EDGE + 0.7, SIDE - 1.4, SIDE - 1.4, 2)
    context.strokeStyle = palette.ink
    context.lineWidth = 1.4
    context.stroke()
  })
}

function circle(palette: MapPalette, colour: string): ImageData {
  return drawn(WHOLE, WHOLE, (context) => {
    disc(context, SIDE / 2 + 1, palette.surface)
    disc(context, SIDE / 2 - 0.3, colour)
  })
}

function disc(context: CanvasRenderingContext2D, radius: number, colour: string): void {
  context.fillStyle = colour
  context.beginPath()
  context.arc(WHOLE / 2, WHOLE / 2, radius, 0, 2 * Math.PI)
  context.fill()
}
