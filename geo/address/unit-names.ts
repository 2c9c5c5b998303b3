import type { AddressUnit } from './address-index.ts'
import { FoldedText } from './folded-text.ts'
import { LetterTable } from './letter-table.ts'
import { OTHER_PROVINCE_NAMES } from './other-names.ts'
import { type Level, TYPE_OF_NAME, TYPES_OF, type Types } from './unit-types.ts'

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

const reader = new FoldedText()

function lettersOnly(text: string): string {
  const { letters, length } = reader.read(text)
  return String.fromCharCode(...letters.subarray(0, length).map((letter) => letter + 96))
}

/** The letters of a unit's type; there are few types. */
const typeLetters = new Map<string, string>()

function lettersOfType(type: string): string {
  const letters = typeLetters.get(type) ?? lettersOnly(type)
  typeLetters.set(type, letters)
  return letters
}

/** The type of a unit; every type of its level when its own is not known. */
export function typesOf({ type, level }: AddressUnit): Types {
  return TYPE_OF_NAME[lettersOfType(type)] ?? TYPES_OF[level]
}

/** The name without its type; the name itself where it does not begin with its type. */
function bareName(name: string, type: string): string {
  const head = name.slice(0, type.length)
  const isTyped = name[type.length] === ' ' && (head === type || lettersOnly(head) === lettersOfType(type))
  return (isTyped ? name.slice(type.length) : name).trim()
}

/** All names of all units, and the words that they are made of. */
export class UnitNames {
  readonly table = new LetterTable()
  readonly vocabulary = new LetterTable()
  /** By the number that the table gives. */
  readonly named: Name[] = []

  constructor(units: readonly AddressUnit[]) {
    for (const [number, unit] of units.entries()) this.addNames(number, unit)
    this.table.close()
    this.vocabulary.close()
  }

  private addNames(number: number, unit: AddressUnit): void {
    const name = bareName(unit.name, unit.type)
    this.add(number, unit.level, name, 'name')
    if (unit.otherName) this.add(number, unit.level, bareName(unit.otherName, unit.type), 'name')
    for (const part of partsOf(name)) this.add(number, unit.level, part, 'otherName')
    if (unit.level === 'commune') return
    if (unit.level === 'province')
      for (const other of OTHER_PROVINCE_NAMES[name] ?? []) this.add(number, unit.level, other, 'otherName')
    const initials = initialsOf(name)
    if (initials !== null) this.add(number, unit.level, initials, 'initials')
  }

  private add(unit: number, level: Level, name: string, kind: NameKind): void {
    const { length } = reader.read(name)
    if (length === 0) return
    const at = this.table.add(reader, 0, length)
    const entry = this.named[at] ?? this.newName(at, name)
    const namings = level === 'commune' ? entry.communes : entry.larger
    const marks = reader.marks.slice(0, length)
    if (namings.some((known) => known.unit === unit && sameMarks(known.marks, marks))) return
    namings.push({ unit, kind, marks })
    entry.hasProvince ||= level === 'province' && kind !== 'initials'
    if (kind !== 'initials') this.addVocabulary()
  }

  private newName(at: number, name: string): Name {
    const entry: Name = {
      letters: this.table.words[at] as Uint8Array,
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
}

function sameMarks(a: Uint8Array, b: Uint8Array): boolean {
  for (let place = 0; place < a.length; place++) if (a[place] !== b[place]) return false
  return true
}

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
