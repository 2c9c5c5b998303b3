/** Pictures are drawn at twice their size on the map, which is sharp on every common screen. */
export const PIXEL_RATIO = 2

/** A picture of so many map pixels, drawn in those units. */
export function drawn(
  width: number,
  height: number,
  draw: (context: CanvasRenderingContext2D) => void,
): ImageData {
  const canvas = document.createElement('canvas')
  canvas.width = width * PIXEL_RATIO
  canvas.height = height * PIXEL_RATIO
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('This browser has no canvas to draw the map signs with.')
  context.scale(PIXEL_RATIO, PIXEL_RATIO)
  draw(context)
  return context.getImageData(0, 0, canvas.width, canvas.height)
}
