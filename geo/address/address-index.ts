import type { Day } from '../day.ts'
import { type SuccessionPair, trustedPairs } from '../lineage/succession-weights.ts'
import { FoldedText } from './folded-text.ts'
import { LetterTable, NearTable } from './letter-table.ts'
import { OTHER_PROVINCE_NAMES } from './other-names.ts'
import { type Level, TYPE_OF_NAME, TYPES_OF, type Types } from './unit-types.ts'

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

/** How a name names a unit: by its own, by another in use, or by initials. */
export type NameKind = 'name' | 'otherName' | 'initials'

/** A unit under one of its names. Units are numbers from 0, in the order of the index. */
export interface Naming {
  unit: number
  kind: NameKind
  marks: Uint8Array
}

/** What one row of letters names. */
export interface Name {
  letters: Uint8Array
  communes: Naming[]
  /** Districts and provinces. */
  larger: Naming[]
  /** A province has this name itself, not as initials. */
  hasProvince: boolean
  isNumber: boolean
}

/** The units above a commune: its own, and those above the communes that it came from or went into. */
export interface Above {
  districts: readonly number[]
  provinces: readonly number[]
  otherDistricts: readonly number[]
  otherProvinces: readonly number[]
  all: readonly number[]
}

const NEAR_FROM_LETTERS = 4

/** What addresses are read with. Build it once for the units of all dates; it remembers nothing of the addresses. */
export interface AddressIndex {
  units: readonly AddressUnit[]
  /** By unit: its type, or every type of its level when its own is not known. */
  types: readonly Types[]
  names: LetterTable
  named: readonly Name[]
  near: NearTable
  /** Words that occur in names. */
  vocabulary: LetterTable
  communesByCode: ReadonlyMap<string, readonly number[]>
  above: readonly Above[]
  /** Communes under a district or province on some day. */
  communesIn: readonly (readonly number[])[]
  successors: readonly (readonly number[])[]
  predecessors: readonly (readonly number[])[]
}

/** Units may come in any order; parents and successions outside of them are ignored. */
export function buildAddressIndex(
  given: readonly AddressUnit[],
  successions: readonly AddressSuccession[],
): AddressIndex {
  const units = given.toSorted(byLevelAndCode)
  const numberOf = new Map(units.map((unit, number) => [unit.id, number]))
  const naming = new NamingBuilder(units)
  const family = new Family(units, numberOf, successions)
  return {
    units,
    types: units.map(typesOf),
    names: naming.names.close(),
    named: naming.named,
    near: new NearTable(naming.names.words, NEAR_FROM_LETTERS),
    vocabulary: naming.vocabulary.close(),
    communesByCode: naming.codes,
    above: units.map((_, number) => family.above(number)),
    communesIn: family.communesIn,
    successors: family.successors,
    predecessors: family.predecessors,
  }
}

/** The same order whatever order they came in. */
function byLevelAndCode(a: AddressUnit, b: AddressUnit): number {
  return (
    compare(a.level, b.level) || compare(a.code, b.code) || compare(a.from ?? '', b.from ?? '') || a.id - b.id
  )
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

const reader = new FoldedText()

function lettersOnly(text: string): string {
  const { letters, length } = reader.read(text)
  return String.fromCharCode(...[...letters.subarray(0, length)].map((letter) => letter + 96))
}

/** The letters of a unit's type; there are few types. */
const typeLetters = new Map<string, string>()

function lettersOfType(type: string): string {
  const letters = typeLetters.get(type) ?? lettersOnly(type)
  typeLetters.set(type, letters)
  return letters
}

function typesOf({ type, level }: AddressUnit): Types {
  return TYPE_OF_NAME[lettersOfType(type)] ?? TYPES_OF[level]
}

/** The name without its type; the name itself where it does not begin with its type. */
function bareName(name: string, type: string): string {
  const head = name.slice(0, type.length)
  const isTyped = name[type.length] === ' ' && (head === type || lettersOnly(head) === lettersOfType(type))
  return (isTyped ? name.slice(type.length) : name).trim()
}

class NamingBuilder {
  readonly names = new LetterTable()
  readonly vocabulary = new LetterTable()
  readonly named: Name[] = []
  readonly codes = new Map<string, number[]>()

  constructor(units: readonly AddressUnit[]) {
    for (const [number, unit] of units.entries()) {
      this.addNames(number, unit)
      if (unit.level === 'commune') this.addCodes(number, unit)
    }
  }

  private addNames(number: number, unit: AddressUnit): void {
    const name = bareName(unit.name, unit.type)
    this.add(number, unit.level, name, 'name')
    if (unit.otherName) this.add(number, unit.level, bareName(unit.otherName, unit.type), 'name')
    for (const part of partsOf(name)) this.add(number, unit.level, part, 'otherName')
    if (unit.level === 'province')
      for (const other of OTHER_PROVINCE_NAMES[name] ?? []) this.add(number, unit.level, other, 'otherName')
    const initials = unit.level === 'commune' ? null : initialsOf(name)
    if (initials !== null) this.add(number, unit.level, initials, 'initials')
  }

  private add(unit: number, level: Level, name: string, kind: NameKind): void {
    const { length } = reader.read(name)
    if (length === 0) return
    const at = this.names.add(reader, 0, length)
    const entry = this.named[at] ?? this.newName(at, name)
    const namings = level === 'commune' ? entry.communes : entry.larger
    const marks = reader.marks.slice(0, length)
    if (namings.some((known) => known.unit === unit && sameMarks(known.marks, marks))) return
    namings.push({ unit, kind, marks })
    entry.hasProvince ||= level === 'province' && kind !== 'initials'
    if (kind !== 'initials') this.addVocabulary()
  }

  private newName(at: number, name: string): Name {
    const letters = this.names.words[at] as Uint8Array
    const entry: Name = {
      letters,
      communes: [],
      larger: [],
      hasProvince: false,
      isNumber: /^\d+$/.test(name),
    }
    this.named[at] = entry
    return entry
  }

  private addVocabulary(): void {
    for (let word = 0; word < reader.wordCount; word++)
      this.vocabulary.add(reader, reader.starts[word] as number, reader.ends[word] as number)
  }

  private addCodes(number: number, { code, otherCode }: AddressUnit): void {
    for (const each of otherCode && otherCode !== code ? [code, otherCode] : [code])
      this.codes.set(each, [...(this.codes.get(each) ?? []), number])
  }
}

const sameMarks = (a: Uint8Array, b: Uint8Array) => a.every((mark, place) => mark === b[place])

/** "Xuân Hương - Đà Lạt" is also called by its first part; "N.T Phong Hải" without the nông trường that gave it its name. */
function partsOf(name: string): string[] {
  const first = name.split(/\s*-\s*/)[0] as string
  const withoutFarm = name.replace(/^N\.?\s?T\.?\s/i, '')
  return [first, withoutFarm].filter((part) => part !== name && part.length > 3)
}

function initialsOf(name: string): string | null {
  const words = name.split(/[\s-]+/).filter(Boolean)
  if (words.length < 2 || words.some((word) => !/^\p{L}/u.test(word))) return null
  return words.map((word) => (/^đ/i.test(word) ? 'đ' : word.normalize('NFD')[0])).join('')
}

/** Who lies in whom and who came from whom, by the numbers of the index. */
class Family {
  readonly successors: number[][]
  readonly predecessors: number[][]
  readonly communesIn: number[][]
  private readonly ancestors: Ancestors[]

  constructor(
    private readonly units: readonly AddressUnit[],
    numberOf: ReadonlyMap<number, number>,
    successions: readonly AddressSuccession[],
  ) {
    const lists = () => units.map((): number[] => [])
    this.successors = lists()
    this.predecessors = lists()
    this.communesIn = lists()
    for (const { oldId, newId } of trustedPairs(successions)) {
      const [old, young] = [numberOf.get(oldId), numberOf.get(newId)]
      if (old === undefined || young === undefined) continue
      this.successors[old]?.push(young)
      this.predecessors[young]?.push(old)
    }
    this.ancestors = units.map((unit) => ancestorsOf(unit, units, numberOf))
    for (const [number, { level }] of units.entries()) if (level === 'commune') this.enter(number)
  }

  above(number: number): Above {
    const { districts, provinces } = this.ancestors[number] as Ancestors
    const otherDistricts = new Set<number>()
    const otherProvinces = new Set<number>()
    if (this.units[number]?.level === 'commune')
      for (const other of [...reachable(number, this.successors), ...reachable(number, this.predecessors)]) {
        const theirs = this.ancestors[other] as Ancestors
        for (const unit of theirs.districts) if (!districts.includes(unit)) otherDistricts.add(unit)
        for (const unit of theirs.provinces) if (!provinces.includes(unit)) otherProvinces.add(unit)
      }
    const all = [...districts, ...provinces, ...otherDistricts, ...otherProvinces]
    return {
      districts,
      provinces,
      otherDistricts: [...otherDistricts],
      otherProvinces: [...otherProvinces],
      all,
    }
  }

  private enter(commune: number): void {
    const { districts, provinces } = this.ancestors[commune] as Ancestors
    for (const unit of [...districts, ...provinces]) this.communesIn[unit]?.push(commune)
  }
}

interface Ancestors {
  districts: number[]
  provinces: number[]
}

function ancestorsOf(
  unit: AddressUnit,
  units: readonly AddressUnit[],
  numberOf: ReadonlyMap<number, number>,
): Ancestors {
  const ancestors: Ancestors = { districts: [], provinces: [] }
  const climb = (ids: readonly number[]) => {
    for (const id of ids) {
      const number = numberOf.get(id)
      if (number === undefined) continue
      const parent = units[number] as AddressUnit
      const list = parent.level === 'district' ? ancestors.districts : ancestors.provinces
      if (!list.includes(number)) list.push(number)
      climb(parent.parentIds)
    }
  }
  climb(unit.parentIds)
  return ancestors
}

/** All that can be reached along the links, the start left out. */
export function reachable(from: number, links: readonly (readonly number[])[]): Set<number> {
  const reached = new Set<number>()
  const visit = (number: number) => {
    for (const next of links[number] ?? []) {
      if (reached.has(next)) continue
      reached.add(next)
      visit(next)
    }
  }
  visit(from)
  return reached
}
