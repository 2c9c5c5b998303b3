import { AccessService } from '@hoanhap/server/contract.ts'
import { GHOST_ICON, REMOVED_ICON, triedIcon } from '../layers/trial-places/style.ts'
import { glyphOf } from '../palettes/glyphs.ts'
import type { MapPalette } from '../palettes/palette.ts'
import { drawn } from './canvas.ts'
import { drawGlyph } from './glyph.ts'

const SIDE = 26
const GHOST_SIDE = 16
const EDGE = 2

/** Squares for what is tried, by kind of place; dashed ones where a place stands in truth, or is tried without. */
export function triedImages(palette: MapPalette): Map<string, ImageData> {
  const tried = AccessService.options.map(
    (kind) => [triedIcon(kind), square(palette, glyphOf(kind))] as const,
  )
  return new Map([...tried, [GHOST_ICON, ghost(palette, false)], [REMOVED_ICON, ghost(palette, true)]])
}

function square(palette: MapPalette, glyph: readonly string[]): ImageData {
  return drawn(SIDE + 2 * EDGE, SIDE + 2 * EDGE, (context) => {
    rounded(context, 0.4, SIDE + 2 * EDGE - 0.8)
    context.fillStyle = palette.surface
    context.fill()
    rounded(context, EDGE, SIDE)
    context.fillStyle = palette.tried
    context.fill()
    drawGlyph(context, { glyph, colour: palette.surface, side: 15, within: SIDE + 2 * EDGE })
  })
}

function ghost(palette: MapPalette, crossed: boolean): ImageData {
  return drawn(GHOST_SIDE + 2 * EDGE, GHOST_SIDE + 2 * EDGE, (context) => {
    rounded(context, EDGE, GHOST_SIDE)
    context.fillStyle = palette.surface
    context.fill()
    context.strokeStyle = palette.tried
    context.lineWidth = 1.6
    context.setLineDash([2.6, 2])
    context.stroke()
    if (crossed) cross(context)
  })
}

function cross(context: CanvasRenderingContext2D): void {
  const [from, to] = [EDGE + 4.5, EDGE + GHOST_SIDE - 4.5]
  context.setLineDash([])
  context.beginPath()
  context.moveTo(from, from)
  context.lineTo(to, to)
  context.moveTo(from, to)
  context.lineTo(to, from)
  context.stroke()
}

function rounded(context: CanvasRenderingContext2D, at: number, side: number): void {
  context.beginPath()
  context.roundRect(at, at, side, side, side > 20 ? 6 : 4)
}
