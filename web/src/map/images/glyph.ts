export interface GlyphPlace {
  /** SVG paths on a grid of 24. */
  glyph: readonly string[]
  colour: string
  /** Side of the glyph, and of the square that it stands in the middle of, in map pixels. */
  side: number
  within: number
}

/** Draws the lines of a glyph into the middle of a sign. */
export function drawGlyph(
  context: CanvasRenderingContext2D,
  { glyph, colour, side, within }: GlyphPlace,
): void {
  const corner = (within - side) / 2
  context.translate(corner, corner)
  context.scale(side / 24, side / 24)
  context.strokeStyle = colour
  context.lineWidth = 2.6
  context.lineCap = 'round'
  context.lineJoin = 'round'
  for (const path of glyph) context.stroke(new Path2D(path))
}
