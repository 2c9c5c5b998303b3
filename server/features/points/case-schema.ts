import type { StoreSchema } from '@hoanhap/geo/point-store/schema.ts'
import { VALUES_OF } from '../cases/filters.ts'
import { NeedBand } from '../cases/values.ts'

/** Columns of the store by their closed lists. What depends on the day is asked as a range of numbers, never kept. */
export const CATEGORIES = {
  status: VALUES_OF.status,
  programme: VALUES_OF.programme,
  sex: VALUES_OF.sex,
  needBand: NeedBand.options,
  work: VALUES_OF.work,
  trade: VALUES_OF.trade,
} satisfies Record<string, readonly string[]>

/** Days as `dayNumber`, and years. */
export const NUMBERS = ['openedOn', 'needExpiresOn', 'birthYear'] as const

/** The store of open cases. `units` may keep records, a province beside its communes. */
export function caseSchema(units: readonly number[]): StoreSchema {
  return {
    units,
    categories: Object.entries(CATEGORIES).map(([name, values]) => ({ name, values: values.length })),
    numbers: NUMBERS.map((name) => ({ name })),
    partitions: [],
  }
}
