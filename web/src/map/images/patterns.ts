import { PATTERNED_STATES, type PatternedState, patternId } from '../layers/unit-figures/style.ts'
import type { MapPalette } from '../palettes/palette.ts'
import { drawn } from './canvas.ts'

/** Side of the repeating hatch: 7 px gives lines 5 px apart at 45 degrees. */
const HATCH_SIDE = 7
const DOT_SIDE = 6
const DASH_SIDE = 8

/** The textures of the states without a number: hatch for hidden, dots for no data, dashes for not applicable. */
export function patternImages(palette: MapPalette): Map<string, ImageData> {
  const draw: Record<PatternedState, () => ImageData> = {
    suppressed: () => hatch(palette.suppressed),
    noData: () => dots(palette.noData),
    notApplicable: () => dashes(palette),
  }
  return new Map(PATTERNED_STATES.map((state) => [patternId(state), draw[state]()]))
}

function hatch({ ground, line }: MapPalette['suppressed']): ImageData {
  return drawn(HATCH_SIDE, HATCH_SIDE, (context) => {
    filled(context, HATCH_SIDE, ground)
    context.strokeStyle = line
    context.lineWidth = 1.1
    // The line runs through the tile and its neighbours' corners, so that the repeat has no seam.
    for (const shift of [-HATCH_SIDE, 0, HATCH_SIDE]) {
      context.beginPath()
      context.moveTo(shift - 1, HATCH_SIDE + 1)
      context.lineTo(shift + HATCH_SIDE + 1, -1)
      context.stroke()
    }
  })
}

function dots({ ground, dot }: MapPalette['noData']): ImageData {
  return drawn(DOT_SIDE, DOT_SIDE, (context) => {
    filled(context, DOT_SIDE, ground)
    context.fillStyle = dot
    context.beginPath()
    context.arc(DOT_SIDE / 2, DOT_SIDE / 2, 0.9, 0, 2 * Math.PI)
    context.fill()
  })
}

function dashes({ notApplicable, ink3 }: MapPalette): ImageData {
  return drawn(DASH_SIDE, DASH_SIDE, (context) => {
    filled(context, DASH_SIDE, notApplicable)
    context.fillStyle = ink3
    context.globalAlpha = 0.6
    context.fillRect(2, 3.5, 4, 1)
  })
}

function filled(context: CanvasRenderingContext2D, side: number, colour: string): void {
  context.fillStyle = colour
  context.fillRect(0, 0, side, side)
}
