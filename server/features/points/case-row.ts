import type { Row } from '@hoanhap/geo/point-store/schema.ts'
import { worldPointInCell } from '@hoanhap/geo/point-store/world-point.ts'
import { CATEGORIES } from './case-schema.ts'

/** An open case as the database lists it: days as numbers, the place with its finest cell. */
export type CaseValues = [
  id: number,
  unit: number,
  status: string | null,
  programme: string,
  sex: string,
  needBand: string | null,
  work: string,
  trade: string,
  openedOn: number,
  needExpiresOn: number | null,
  birthYear: number,
  placeKey: number | null,
  lon: number | null,
  lat: number | null,
]

/** The case as the store has it. */
export function toRow(values: CaseValues): Row {
  const [id, unit, status, programme, sex, needBand, work, trade, ...rest] = values
  const [openedOn, needExpiresOn, birthYear, placeKey, lon, lat] = rest
  return {
    id,
    unit,
    place: placeKey === null || lon === null || lat === null ? null : worldPointInCell(placeKey, lon, lat),
    categories: [
      codeOf('status', status),
      codeOf('programme', programme),
      codeOf('sex', sex),
      codeOf('needBand', needBand),
      codeOf('work', work),
      codeOf('trade', trade),
    ],
    numbers: [openedOn, needExpiresOn, birthYear],
    parts: [],
  }
}

const CODES = new Map(
  Object.entries(CATEGORIES).map(([name, values]) => [
    name,
    new Map(values.map((value, code) => [value, code])),
  ]),
)

function codeOf(name: keyof typeof CATEGORIES, value: string | null): number | null {
  return value === null ? null : (CODES.get(name)?.get(value) ?? null)
}
