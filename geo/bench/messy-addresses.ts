import type { AddressUnit } from '../address/address-index.ts'
import type { Day } from '../day.ts'
import { integerBetween, pick, type Random, shuffle } from '../random.ts'
import { breakLetter, decompose, moveTones, stripMarks, stripSomeMarks } from './messy-letters.ts'

/** An address as people write it, and the units that it was made from. */
export interface MessyAddress {
  text: string
  /** The day of whose units it speaks. */
  day: Day
  /** The commune; null where the address was made without one. */
  commune: AddressUnit | null
  /** The parts that name units, as they were written before marks and case were touched. */
  written: Written
}

/** What the address says of each level: the name as written, errors included, and whether its type stands before it. */
export type Written = Partial<
  Record<AddressUnit['level'], { name: string; typed: boolean; unit: AddressUnit }>
>

/** Units of one day with what they lie in, as the generator needs them. */
export interface UnitsOfDay {
  day: Day
  communes: readonly AddressUnit[]
  parentOf: ReadonlyMap<AddressUnit, AddressUnit>
}

export function unitsOfDay(units: readonly AddressUnit[], day: Day): UnitsOfDay {
  const valid = units.filter(({ from, to }) => (from ?? day) <= day && day <= (to ?? day))
  const byId = new Map(valid.map((unit) => [unit.id, unit]))
  const parents = valid.flatMap((unit) => {
    const parent = unit.parentIds.map((id) => byId.get(id)).find((found) => found !== undefined)
    return parent ? [[unit, parent] as const] : []
  })
  const communes = valid.filter(({ level }) => level === 'commune')
  return { day, communes, parentOf: new Map(parents) }
}

/** How the types are written, in full and short. */
const TYPE_FORMS: Readonly<Record<string, readonly string[]>> = {
  phường: ['Phường ', 'P. ', 'P.', 'P ', 'phường '],
  xã: ['Xã ', 'X. ', 'X.', 'xã '],
  'thị trấn': ['Thị trấn ', 'TT. ', 'TT ', 'TT.', 'thị trấn '],
  'đặc khu': ['Đặc khu ', 'ĐK '],
  quận: ['Quận ', 'Q. ', 'Q.', 'Q ', 'quận '],
  huyện: ['Huyện ', 'H. ', 'H.', 'huyện '],
  'thị xã': ['Thị xã ', 'TX. ', 'TX ', 'TX.', 'thị xã '],
  'thành phố': ['Thành phố ', 'TP. ', 'TP ', 'TP.', 'thành phố ', 'Tp '],
  tỉnh: ['Tỉnh ', 'T. ', 'tỉnh '],
}

const SHORT_PROVINCES: Readonly<Record<string, readonly string[]>> = {
  'Hồ Chí Minh': ['TP.HCM', 'TPHCM', 'HCM', 'Sài Gòn', 'tp hcm'],
  'Hà Nội': ['HN', 'Hanoi', 'TP HN'],
  'Bà Rịa - Vũng Tàu': ['BR-VT', 'BRVT', 'Bà Rịa Vũng Tàu'],
  'Thừa Thiên Huế': ['TT Huế', 'TT-Huế'],
  Huế: ['Thừa Thiên Huế', 'TT-Huế'],
  'Đắk Lắk': ['Daklak', 'Đăk Lăk', 'Đắc Lắc'],
  'Đà Nẵng': ['Danang', 'TP ĐN'],
}

const STREETS =
  'Trần Phú, Lê Lợi, Nguyễn Trãi, Nguyễn Huệ, Hai Bà Trưng, Lý Thường Kiệt, Quang Trung, Lê Hồng Phong, Nguyễn Thị Minh Khai, ' +
  'Phan Đình Phùng, Hùng Vương, Hòa Bình, Thái Nguyên, Trường Chinh, Điện Biên Phủ, Võ Văn Kiệt, Nguyễn Văn Cừ, Tân Kỳ Tân Quý, ' +
  'Cách Mạng Tháng 8, 30/4, Nguyễn Thái Bình, Hải Phòng, Phú Thọ, Lê Duẩn'
const STREET_LIST = STREETS.split(', ')
const HAMLETS = ['Đông', 'Hòa Bình', 'Tân Lập', 'Trung', 'Phú Thịnh', 'Bình Minh', 'Thượng', 'Đoàn Kết']

/** Addresses of random communes of some days, with everything that people do to them. */
export function messyAddresses(random: Random, days: readonly UnitsOfDay[], count: number): MessyAddress[] {
  return Array.from({ length: count }, () => messyAddress(random, pick(random, days)))
}

function messyAddress(random: Random, units: UnitsOfDay): MessyAddress {
  const commune = pick(random, units.communes)
  const written = writeUnits(random, commune, units)
  const lines = [...precedingParts(random), ...unitParts(random, written)]
  const ordered = order(random, lines)
  const text = dressUp(random, ordered.join(separator(random)), random() < 0.05 ? ', Việt Nam' : '')
  return { text, day: units.day, commune: written.commune ? commune : null, written }
}

/** The levels that are named, some left out, and up to two of them with a letter wrong. */
function writeUnits(random: Random, commune: AddressUnit, { parentOf }: UnitsOfDay): Written {
  const parent = parentOf.get(commune) as AddressUnit
  const above = parent.level === 'district' ? [parent, parentOf.get(parent) as AddressUnit] : [parent]
  const kept = leaveOut(random, [commune, ...above])
  const written: Written = {}
  for (const unit of kept) {
    const name = bareNameOf(unit)
    const typed = /^\d+$/.test(name) || random() < (unit.level === 'commune' ? 0.85 : 0.65)
    written[unit.level] = { name, typed, unit }
  }
  for (let errors = random() < 0.3 ? (random() < 0.2 ? 2 : 1) : 0; errors > 0; errors--) {
    const entry = written[pick(random, kept).level]
    if (entry && entry.name === bareNameOf(entry.unit)) entry.name = breakLetter(random, entry.name)
  }
  return written
}

function leaveOut(random: Random, units: readonly AddressUnit[]): AddressUnit[] {
  const chance = random()
  if (chance < 0.03) return units.slice(1)
  if (chance < 0.1) return units.slice(0, -1).length > 1 ? units.slice(0, -1) : [...units]
  if (chance < 0.18) return units.filter(({ level }) => level !== 'district')
  return [...units]
}

/** The name without its type. */
export function bareNameOf({ name, type }: AddressUnit): string {
  return name.slice(type.length).trim()
}

function unitParts(random: Random, written: Written): string[] {
  return (['commune', 'district', 'province'] as const).flatMap((level) => {
    const entry = written[level]
    return entry ? [unitPart(random, entry)] : []
  })
}

function unitPart(random: Random, { name, typed, unit }: NonNullable<Written['commune']>): string {
  const short = SHORT_PROVINCES[name]
  if (unit.level === 'province' && short && random() < 0.4) return pick(random, short)
  const forms = typed ? TYPE_FORMS[unit.type.toLowerCase()] : undefined
  const form = forms ? pick(random, forms) : ''
  if (!/^\d+$/.test(name)) return `${form}${name}`
  const number = name.length === 1 && random() < 0.3 ? `0${name}` : name
  return random() < 0.3 ? `${(form[0] as string).toUpperCase()}${number}` : `${form}${number}`
}

/** Houses, streets and hamlets, each with the word or the number that tells what it is. */
function precedingParts(random: Random): string[] {
  const number = integerBetween(random, 1, 320)
  const street = pick(random, STREET_LIST)
  const parts = [
    [`${number} ${street}`],
    [`Số ${number} đường ${street}`],
    [`${number}/${integerBetween(random, 1, 40)} đường ${street}`],
    [`số ${number} ngõ ${integerBetween(random, 1, 99)} ${street}`],
    [`Đường ${street}`],
    [`phố ${street}`],
    [`Tổ ${integerBetween(random, 1, 30)}`, `KP${integerBetween(random, 1, 9)}`],
    [`tổ ${integerBetween(random, 1, 30)}`],
    [`Thôn ${pick(random, HAMLETS)}`],
    [`ấp ${integerBetween(random, 1, 9)}`],
    [`Khu phố ${integerBetween(random, 1, 9)}`],
    [`TDP số ${integerBetween(random, 1, 20)}`],
    [`xóm ${pick(random, HAMLETS)}`],
    [],
    [],
  ]
  return pick(random, parts)
}

function order(random: Random, parts: readonly string[]): string[] {
  const chance = random()
  if (chance < 0.8) return [...parts]
  return chance < 0.9 ? parts.toReversed() : shuffle(random, parts)
}

function separator(random: Random): string {
  const chance = random()
  if (chance < 0.65) return ', '
  if (chance < 0.75) return ' - '
  return chance < 0.8 ? ',' : ' '
}

/** Marks, their coding and the case of a whole address. */
function dressUp(random: Random, text: string, tail: string): string {
  const marked = dressMarks(random, text + tail)
  const chance = random()
  if (chance < 0.15) return marked.toLowerCase()
  return chance < 0.25 ? marked.toUpperCase() : marked
}

function dressMarks(random: Random, text: string): string {
  const chance = random()
  if (chance < 0.25) return stripMarks(text)
  if (chance < 0.3) return stripSomeMarks(random, text)
  if (chance < 0.4) return decompose(text)
  return chance < 0.5 ? moveTones(text) : text
}
