import type { FigureSet } from '../../../figures/figure-set.ts'
import { classColours } from '../../palettes/class-colours.ts'
import type { MapPalette } from '../../palettes/palette.ts'
import type { Scene } from '../map-layer.ts'
import { oncePer } from '../once-per.ts'

interface ColourGroup {
  value: string
  ids: readonly number[]
}

/** Units by the colour of their class; zeros apart have their own, states without a number have none. */
export function unitsByColour(set: FigureSet, palette: MapPalette): ColourGroup[] {
  const byClass = unitsByClass(set)
  const classes = classColours(set, palette).map((value, index) => ({ value, ids: byClass[index] ?? [] }))
  return [...classes, { value: palette.zero, ids: zeroUnits(set) }]
}

/** The same, looked up by unit. */
export function colourByUnit(set: FigureSet, palette: MapPalette): ReadonlyMap<number, string> {
  return colouredOnce(set)(palette)
}

const colouredOnce = oncePer((set: FigureSet) =>
  oncePer(
    (palette: MapPalette): ReadonlyMap<number, string> =>
      new Map(unitsByColour(set, palette).flatMap(({ value, ids }) => ids.map((id) => [id, value] as const))),
  ),
)

const unitsByClass = oncePer(({ breaks, classByUnit }: FigureSet): number[][] => {
  const groups: number[][] = breaks.map(() => [])
  for (const [unitId, index] of classByUnit) groups[index]?.push(unitId)
  return groups
})

const zeroUnits = oncePer(({ figures, classByUnit }: FigureSet) =>
  figures.filter(({ value, unitId }) => value === 0 && !classByUnit.has(unitId)).map(({ unitId }) => unitId),
)

/** The name under which the units of a live drawing carry their colour. */
export function figureState({ drawing }: Pick<Scene, 'drawing'>): string {
  return `figure-${drawing}`
}
