/** Where the sheet of a phone can stand: 96 px, half of the screen, all of it. */
export const SHEET_STOPS = ['low', 'half', 'full'] as const
export type SheetStop = (typeof SHEET_STOPS)[number]

const DRAG_PX = 48

/** The stop after a press of the handle: one higher, and from the top back to the lowest. */
export function nextStop(stop: SheetStop): SheetStop {
  return SHEET_STOPS[(SHEET_STOPS.indexOf(stop) + 1) % SHEET_STOPS.length] as SheetStop
}

/** The stop after the handle was dragged so many pixels down (negative: up); a long drag goes two stops. */
export function stopAfterDrag(stop: SheetStop, pixels: number): SheetStop {
  const size = Math.abs(pixels)
  const steps = size < DRAG_PX ? 0 : size > 320 ? 2 : 1
  const index = SHEET_STOPS.indexOf(stop) - Math.sign(pixels) * steps
  return SHEET_STOPS[Math.max(0, Math.min(SHEET_STOPS.length - 1, index))] as SheetStop
}
