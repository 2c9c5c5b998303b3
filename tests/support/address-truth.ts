import type { AddressUnit } from '../../geo/address/address-index.ts'
import { bareNameOf, type MessyAddress, type UnitsOfDay } from '../../geo/bench/messy-addresses.ts'
import { groupBy } from '../../geo/group-by.ts'
import { searchKey } from '../../geo/text.ts'

/**
 * Whether a person with the lists of the day could tell the commune of a generated address: of all communes of the day,
 * only the true one is named as written. A name without error is compared as it stands; one with an error by one letter, in
 * the commune, district and province as far as they are written. This knows nothing of how the matcher works.
 */
export class AddressJudge {
  private readonly key = new Map<AddressUnit, string>()
  private readonly communesByParent = new Map<string, Map<AddressUnit, AddressUnit[]>>()

  constructor(private readonly units: readonly UnitsOfDay[]) {
    for (const { day, communes, parentOf } of units) {
      for (const unit of [...communes, ...parentOf.values()]) this.key.set(unit, lettersOf(bareNameOf(unit)))
      this.communesByParent.set(
        day,
        groupBy(communes, (commune) => parentOf.get(commune) as AddressUnit),
      )
    }
  }

  isDecidable(address: MessyAddress): boolean {
    const truth = address.commune
    if (!truth) return false
    return this.communesNamed(address).every((commune) => commune === truth)
  }

  /** All communes of the address's day that fit what is written. */
  communesNamed(address: MessyAddress): AddressUnit[] {
    const { commune: name, district, province } = address.written
    const units = this.units.find(({ day }) => day === address.day) as UnitsOfDay
    if (!name) return []
    const hasMarks = /[^\p{ASCII}]/u.test(address.text)
    const isCommune = this.namedBy(name, hasMarks)
    const isDistrict = this.namedBy(district, hasMarks)
    const isProvince = this.namedBy(province, hasMarks)
    const isAbove = (parent: AddressUnit) => {
      const grandparent = units.parentOf.get(parent)
      return grandparent ? isDistrict(parent) && isProvince(grandparent) : isProvince(parent)
    }
    const parents = this.communesByParent.get(address.day) as Map<AddressUnit, AddressUnit[]>
    return [...parents].flatMap(([parent, communes]) => (isAbove(parent) ? communes.filter(isCommune) : []))
  }

  /** Whether a unit may be meant by what is written; where nothing is, all may. */
  private namedBy(entry: WrittenUnit | undefined, hasMarks: boolean): (unit: AddressUnit) => boolean {
    if (!entry) return () => true
    const { name, typed, unit: meant } = entry
    const [written, type] = [lettersOf(name), meant.type.toLowerCase()]
    const hasError = name !== bareNameOf(meant)
    return (unit) => {
      if (unit === meant) return true
      if (typed && unit.type.toLowerCase() !== type) return false
      const listed = this.key.get(unit) as string
      if (hasError) return areNear(written, listed)
      return written === listed && (!hasMarks || sameSpelling(name, bareNameOf(unit)))
    }
  }
}

type WrittenUnit = NonNullable<MessyAddress['written']['commune']>

const lettersOf = (name: string) =>
  searchKey(name)
    .replaceAll(' ', '')
    .replace(/^0+(?=\d)/, '')

/** Letters with their marks, wherever the tone stands. */
function sameSpelling(a: string, b: string): boolean {
  return spelling(a) === spelling(b)
}

function spelling(name: string): string {
  return name
    .toLowerCase()
    .split(/[\s-]+/)
    .map((word) => [...word.normalize('NFD').replace(/['’]/g, '')].sort().join(''))
    .join(' ')
}

/** At most one letter inserted, left out, changed, or changed with its neighbour (optimal string alignment). */
export function areNear(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let rowBefore: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1
      let cost = Math.min(
        (row[j] as number) + 1,
        (next[j - 1] as number) + 1,
        (row[j - 1] as number) + change,
      )
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (rowBefore[j - 2] as number) + 1)
      next[j] = cost
    }
    rowBefore = row
    row = next
  }
  return (row[b.length] as number) <= 1
}
