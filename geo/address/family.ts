import { trustedPairs } from '../lineage/succession-weights.ts'
import type { AddressSuccession, AddressUnit } from './address-index.ts'

/** How a unit lies above a commune: on a day of the commune's life, or above a commune that it came from or went into. */
export const ABOVE = { district: 0, province: 1, otherDistrict: 2, otherProvince: 3 } as const
export type AboveKind = (typeof ABOVE)[keyof typeof ABOVE]
const KINDS = 4

/** The units above every unit, all in one row: those of one kind above one unit stand together. */
export class UnitsAbove {
  readonly units: Int32Array
  private readonly starts: Int32Array

  constructor(lists: readonly (readonly (readonly number[])[])[]) {
    this.starts = new Int32Array(lists.length * KINDS + 1)
    for (const [unit, kinds] of lists.entries())
      for (const [kind, above] of kinds.entries()) {
        const place = unit * KINDS + kind
        this.starts[place + 1] = (this.starts[place] as number) + above.length
      }
    this.units = Int32Array.from(lists.flat(2))
  }

  /** Where the units of a kind above a unit begin in `units`. */
  start(unit: number, kind: AboveKind): number {
    return this.starts[unit * KINDS + kind] as number
  }

  /** Where they end. */
  end(unit: number, kind: AboveKind): number {
    return this.starts[unit * KINDS + kind + 1] as number
  }

  has(unit: number, kind: AboveKind, above: number): boolean {
    return this.holds(this.start(unit, kind), this.end(unit, kind), above)
  }

  /** Whether a unit lies above another on any date. */
  isAbove(above: number, unit: number): boolean {
    return this.holds(this.start(unit, ABOVE.district), this.end(unit, ABOVE.otherProvince), above)
  }

  private holds(start: number, end: number, above: number): boolean {
    for (let place = start; place < end; place++) if (this.units[place] === above) return true
    return false
  }
}

/** Who lies in whom and who came from whom, by the numbers of the index. */
export interface Family {
  above: UnitsAbove
  /** Communes under a district or province on some day. */
  communesIn: readonly (readonly number[])[]
  successors: readonly (readonly number[])[]
  predecessors: readonly (readonly number[])[]
}

/** Parents and successions outside of the units are ignored. */
export function familyOf(units: readonly AddressUnit[], successions: readonly AddressSuccession[]): Family {
  const numberOf = new Map(units.map((unit, number) => [unit.id, number]))
  const { successors, predecessors } = links(units, successions, numberOf)
  const ancestors = units.map((unit) => ancestorsOf(unit, units, numberOf))
  const communesIn = units.map((): number[] => [])
  const above = units.map(({ level }, commune) => {
    const { districts, provinces } = ancestors[commune] as Ancestors
    if (level !== 'commune') return [districts, provinces, [], []]
    for (const unit of districts) communesIn[unit]?.push(commune)
    for (const unit of provinces) communesIn[unit]?.push(commune)
    const others = new Set<number>()
    reach(commune, successors, others)
    reach(commune, predecessors, others)
    return [districts, provinces, ...ancestorsBeside(commune, others, ancestors)]
  })
  return { above: new UnitsAbove(above), communesIn, successors, predecessors }
}

function links(
  units: readonly AddressUnit[],
  successions: readonly AddressSuccession[],
  numberOf: ReadonlyMap<number, number>,
): { successors: number[][]; predecessors: number[][] } {
  const successors = units.map((): number[] => [])
  const predecessors = units.map((): number[] => [])
  for (const { oldId, newId } of trustedPairs(successions)) {
    const old = numberOf.get(oldId)
    const young = numberOf.get(newId)
    if (old === undefined || young === undefined) continue
    successors[old]?.push(young)
    predecessors[young]?.push(old)
  }
  return { successors, predecessors }
}

interface Ancestors {
  districts: readonly number[]
  provinces: readonly number[]
}

function ancestorsOf(
  unit: AddressUnit,
  units: readonly AddressUnit[],
  numberOf: ReadonlyMap<number, number>,
): Ancestors {
  const districts: number[] = []
  const provinces: number[] = []
  const climb = (ids: readonly number[]) => {
    for (const id of ids) {
      const number = numberOf.get(id)
      if (number === undefined) continue
      const parent = units[number] as AddressUnit
      const list = parent.level === 'district' ? districts : provinces
      if (!list.includes(number)) list.push(number)
      climb(parent.parentIds)
    }
  }
  climb(unit.parentIds)
  return { districts, provinces }
}

/** The districts and provinces above the communes that a commune came from or went into, its own left out. */
function ancestorsBeside(
  commune: number,
  others: ReadonlySet<number>,
  ancestors: readonly Ancestors[],
): [number[], number[]] {
  const own = ancestors[commune] as Ancestors
  const districts: number[] = []
  const provinces: number[] = []
  for (const other of others) {
    const theirs = ancestors[other] as Ancestors
    addMissing(districts, theirs.districts, own.districts)
    addMissing(provinces, theirs.provinces, own.provinces)
  }
  return [districts, provinces]
}

function addMissing(list: number[], more: readonly number[], without: readonly number[]): void {
  for (const unit of more) if (!list.includes(unit) && !without.includes(unit)) list.push(unit)
}

/** Adds all that can be reached along the links, the start left out. */
function reach(from: number, links: readonly (readonly number[])[], reached: Set<number>): void {
  for (const next of links[from] ?? []) {
    if (reached.has(next)) continue
    reached.add(next)
    reach(next, links, reached)
  }
}
