import type { Day } from '../day.ts'
import type { SuccessionPair } from '../lineage/succession-weights.ts'
import { type Family, familyOf } from './family.ts'
import type { LetterTable } from './letter-table.ts'
import { NearTable } from './near-table.ts'
import { type Name, typesOf, UnitNames } from './unit-names.ts'
import type { Level, Types } from './unit-types.ts'

/** A unit as addresses name it, with all days of its life. */
export interface AddressUnit {
  id: number
  code: string
  level: Level
  /** With its type: "Phường Ba Đình". */
  name: string
  type: string
  otherName: string | null
  otherCode: string | null
  /** First and last day; null is open. */
  from: Day | null
  to: Day | null
  /** The units that it lay in on some day. */
  parentIds: readonly number[]
}

export type AddressSuccession = Pick<SuccessionPair, 'oldId' | 'newId' | 'confidence'>

const NEAR_FROM_LETTERS = 4

/** What addresses are read with. Build it once for the units of all dates; it remembers nothing of the addresses. */
export interface AddressIndex extends Family {
  units: readonly AddressUnit[]
  /** By unit: its type, or every type of its level when its own is not known. */
  types: readonly Types[]
  names: LetterTable
  named: readonly Name[]
  near: NearTable
  /** Words that occur in names. */
  vocabulary: LetterTable
  communesByCode: ReadonlyMap<string, readonly number[]>
}

/** Units may come in any order; parents and successions outside of them are ignored. */
export function buildAddressIndex(
  given: readonly AddressUnit[],
  successions: readonly AddressSuccession[],
): AddressIndex {
  const units = given.toSorted(byLevelAndCode)
  const { table, named, vocabulary } = new UnitNames(units)
  return {
    units,
    types: units.map(typesOf),
    names: table,
    named,
    near: new NearTable(table.words, NEAR_FROM_LETTERS),
    vocabulary,
    communesByCode: communesByCode(units),
    ...familyOf(units, successions),
  }
}

/** The same order whatever order they came in. */
function byLevelAndCode(a: AddressUnit, b: AddressUnit): number {
  return (
    compare(a.level, b.level) || compare(a.code, b.code) || compare(a.from ?? '', b.from ?? '') || a.id - b.id
  )
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

function communesByCode(units: readonly AddressUnit[]): Map<string, number[]> {
  const communes = new Map<string, number[]>()
  const add = (code: string, unit: number) => {
    const same = communes.get(code)
    if (same) same.push(unit)
    else communes.set(code, [unit])
  }
  for (const [number, { level, code, otherCode }] of units.entries()) {
    if (level !== 'commune') continue
    add(code, number)
    if (otherCode && otherCode !== code) add(otherCode, number)
  }
  return communes
}
