import { EMPLOYER_SIZES } from '../layers/employers/source.ts'
import { SERVICE_LOOKS, type ServiceLook } from '../palettes/glyphs.ts'
import type { MapPalette } from '../palettes/palette.ts'
import { drawn } from './canvas.ts'
import { drawGlyph } from './glyph.ts'

const SINGLE_EMPLOYER = 14
const SERVICE = 22
/** Room around a sign for its light edge. */
const EDGE = 2

/** Squares for employers, circles for services. */
export function markerImages(palette: MapPalette): Map<string, ImageData> {
  const images = new Map<string, ImageData>()
  for (const size of EMPLOYER_SIZES) images.set(`employers-${size}`, square(size, palette))
  images.set('employer', singleEmployer(palette))
  images.set('services', circle(palette.groups.health, palette, []))
  for (const [kind, look] of Object.entries(SERVICE_LOOKS))
    images.set(`service-${kind}`, service(look, palette))
  return images
}

function square(size: number, palette: MapPalette): ImageData {
  return drawn(size + 2 * EDGE, size + 2 * EDGE, (context) => {
    roundedSquare(context, EDGE - 0.8, size + 1.6, palette.surface)
    context.fill()
    roundedSquare(context, EDGE + 0.65, size - 1.3, palette.surface)
    context.fill()
    outline(context, palette.ink)
  })
}

/** A small square with a dot where several show their number. */
function singleEmployer(palette: MapPalette): ImageData {
  return drawn(SINGLE_EMPLOYER + 2 * EDGE, SINGLE_EMPLOYER + 2 * EDGE, (context) => {
    roundedSquare(context, EDGE + 0.65, SINGLE_EMPLOYER - 1.3, palette.surface)
    context.fill()
    outline(context, palette.ink)
    context.fillStyle = palette.ink
    context.beginPath()
    context.roundRect(EDGE + 4.6, EDGE + 4.6, SINGLE_EMPLOYER - 9.2, SINGLE_EMPLOYER - 9.2, 1)
    context.fill()
  })
}

function roundedSquare(context: CanvasRenderingContext2D, at: number, side: number, colour: string): void {
  context.fillStyle = colour
  context.beginPath()
  context.roundRect(at, at, side, side, side > 16 ? 5 : 3.5)
}

function outline(context: CanvasRenderingContext2D, colour: string): void {
  context.strokeStyle = colour
  context.lineWidth = 1.3
  context.stroke()
}

/** One service: the colour of its group, the glyph of its kind. */
function service({ group, glyph }: ServiceLook, palette: MapPalette): ImageData {
  return circle(palette.groups[group], palette, glyph)
}

function circle(colour: string, palette: MapPalette, glyph: readonly string[]): ImageData {
  return drawn(SERVICE + 2, SERVICE + 2, (context) => {
    const middle = SERVICE / 2 + 1
    context.beginPath()
    context.arc(middle, middle, SERVICE / 2, 0, 2 * Math.PI)
    context.fillStyle = palette.surface
    context.fill()
    context.beginPath()
    context.arc(middle, middle, SERVICE / 2 - 1.2, 0, 2 * Math.PI)
    context.fillStyle = colour
    context.fill()
    drawGlyph(context, { glyph, colour: palette.onMarker, side: 12, within: SERVICE + 2 })
  })
}
