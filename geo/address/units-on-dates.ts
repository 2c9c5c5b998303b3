import { addDays, type Day } from '../day.ts'
import type { AddressIndex, AddressUnit } from './address-index.ts'

/** Communes on other dates: where a unit went, and where it came from. Answers are kept per stretch of days without change. */
export class UnitsOnDates {
  private readonly changes: readonly Day[]
  private readonly kept: (readonly number[])[][] = []

  constructor(private readonly index: AddressIndex) {
    const firstDays = new Set(index.units.map(({ from }) => from))
    const lastDays = new Set(index.units.map(({ to }) => to))
    for (const day of lastDays) if (day !== null) firstDays.add(addDays(day, 1))
    this.changes = [...firstDays].filter((day) => day !== null).sort()
  }

  /** The communes that the land of a unit lies in on a day; none when the lists do not say. */
  communesOn(unit: number, day: Day): readonly number[] {
    const stretch = this.changes.filter((change) => change <= day).length
    this.kept[stretch] ??= []
    const kept = this.kept[stretch] as (readonly number[])[]
    kept[unit] ??= this.follow(unit, day)
    return kept[unit] as readonly number[]
  }

  private follow(unit: number, day: Day): number[] {
    const { units, communesIn } = this.index
    const found = new Set<number>()
    for (const start of [unit, ...(communesIn[unit] ?? [])]) this.walk(start, day, found)
    return [...found].filter((number) => units[number]?.level === 'commune').sort((a, b) => a - b)
  }

  /** Steps on in the direction of the day until units are met that exist on it. */
  private walk(start: number, day: Day, found: Set<number>): void {
    const { units, successors, predecessors } = this.index
    const seen = new Set<number>()
    const visit = (number: number) => {
      if (seen.has(number)) return
      seen.add(number)
      const unit = units[number] as AddressUnit
      if (existsOn(unit, day)) found.add(number)
      else for (const next of (hasEnded(unit, day) ? successors : predecessors)[number] ?? []) visit(next)
    }
    visit(start)
  }
}

export function existsOn({ from, to }: AddressUnit, day: Day): boolean {
  return (from === null || from <= day) && (to === null || day <= to)
}

const hasEnded = ({ to }: AddressUnit, day: Day) => to !== null && to < day
