import { addDays, type Day } from '../day.ts'
import type { AddressIndex, AddressUnit } from './address-index.ts'

/** The units of one day, and the communes in which the land of all other units lies on it. */
export interface UnitsOnDay {
  exists(unit: number): boolean
  /** The communes that the land of a unit lies in; none when the lists do not say. */
  communesOf(unit: number): readonly number[]
}

const MOST_DAYS = 64

/** Units by day. Days without a change between them have the same units and share what was found for them. */
export class UnitsOnDates {
  private readonly changes: readonly Day[]
  private readonly stretches: (UnitsOnDay | undefined)[] = []
  private readonly asked = new Map<Day, UnitsOnDay>()

  constructor(private readonly index: AddressIndex) {
    const firstDays = new Set(index.units.map(({ from }) => from))
    const lastDays = new Set(index.units.map(({ to }) => to))
    for (const day of lastDays) if (day !== null) firstDays.add(addDays(day, 1))
    this.changes = [...firstDays].filter((day) => day !== null).sort()
  }

  on(day: Day): UnitsOnDay {
    return this.asked.get(day) ?? this.find(day)
  }

  private find(day: Day): UnitsOnDay {
    const stretch = this.changes.filter((change) => change <= day).length
    const found = this.stretches[stretch] ?? new FollowedUnits(this.index, day)
    this.stretches[stretch] = found
    if (this.asked.size >= MOST_DAYS) this.asked.clear()
    this.asked.set(day, found)
    return found
  }
}

/** Follows units to a day along the successions, and keeps where each of them led. */
class FollowedUnits implements UnitsOnDay {
  private readonly existing: Uint8Array
  private readonly kept: (readonly number[] | undefined)[]

  constructor(
    private readonly index: AddressIndex,
    private readonly day: Day,
  ) {
    this.existing = Uint8Array.from(index.units, (unit) => (existsOn(unit, day) ? 1 : 0))
    this.kept = new Array<readonly number[] | undefined>(index.units.length).fill(undefined)
  }

  exists(unit: number): boolean {
    return this.existing[unit] === 1
  }

  communesOf(unit: number): readonly number[] {
    const known = this.kept[unit]
    if (known) return known
    const found = this.follow(unit)
    this.kept[unit] = found
    return found
  }

  private follow(unit: number): number[] {
    const { units, communesIn } = this.index
    const found = new Set<number>()
    for (const start of [unit, ...(communesIn[unit] ?? [])]) this.walk(start, found, new Set())
    return [...found].filter((number) => units[number]?.level === 'commune').sort((a, b) => a - b)
  }

  /** Steps on in the direction of the day until units are met that exist on it. */
  private walk(number: number, found: Set<number>, seen: Set<number>): void {
    if (seen.has(number)) return
    seen.add(number)
    const { units, successors, predecessors } = this.index
    if (this.exists(number)) {
      found.add(number)
      return
    }
    const links = hasEnded(units[number] as AddressUnit, this.day) ? successors : predecessors
    for (const next of links[number] ?? []) this.walk(next, found, seen)
  }
}

export function existsOn({ from, to }: AddressUnit, day: Day): boolean {
  return (from === null || from <= day) && (to === null || day <= to)
}

const hasEnded = ({ to }: AddressUnit, day: Day) => to !== null && to < day
