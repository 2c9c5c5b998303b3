import { normal, type Random, seededRandom, weightedIndex } from '@hoanhap/geo/random.ts'
import { TABLES } from './tables.ts'

/** How people of a province are spread over the values of a table. */
export type Habits = Readonly<Record<keyof typeof TABLES, { values: string[]; weights: number[] }>>

/** Every province has habits of its own around the shares of the tables. */
export function habitsOf(provinceCode: string, seed: string | number): Habits {
  const random = seededRandom(`${seed}/tables/${provinceCode}`)
  const habits = Object.entries(TABLES).map(([table, shares]) => [
    table,
    {
      values: Object.keys(shares),
      weights: Object.values(shares).map((share) => share * Math.exp(normal(random, 0, 0.18))),
    },
  ])
  return Object.fromEntries(habits) as Habits
}

/** A value of one of the closed lists, as often as the habits say. */
export function drawFrom<Value extends string>(
  habits: Habits,
  table: keyof typeof TABLES,
  random: Random,
): Value {
  const { values, weights } = habits[table]
  return values[weightedIndex(random, weights)] as Value
}

/** One of the keys, in proportion to its number. */
export function drawKey<Key extends string>(shares: Readonly<Record<Key, number>>, random: Random): Key {
  const index = weightedIndex(random, Object.values<number>(shares))
  return Object.keys(shares)[index] as Key
}
