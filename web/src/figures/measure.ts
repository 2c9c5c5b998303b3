/** How a figure is measured and coloured: every set of figures carries its own. */
export interface Measure {
  /** The same for every set of the same measure, and no other. */
  name: string
  /** Digits after the decimal mark that are shown and classified. */
  decimals: number
  /** A figure of zero has its own swatch and is left out of the classes. */
  zeroApart: boolean
  palette: PaletteName
  /** True where a low figure is what is missing, so that it gets the dark end. */
  reversed: boolean
}

/** Sequential for how many, gap for what is missing, diverging for change. */
type PaletteName = 'caseload' | 'gap' | 'change'

/** The number as it is shown and classified. */
export function roundTo({ decimals }: Pick<Measure, 'decimals'>, value: number): number {
  const scale = 10 ** decimals
  return Math.round(value * scale) / scale || 0
}
