import type { AddressIndex } from './address-index.ts'
import type { Context } from './claims.ts'
import { ABOVE } from './family.ts'
import type { Lead } from './leads.ts'
import { type Mention, overlap } from './mentions.ts'
import { POINTS } from './points.ts'
import type { Reading } from './readings.ts'
import { OF_COMMUNES } from './unit-types.ts'

/** What a text says that its readings may contradict. */
export interface Statements {
  /** Mentions of larger units. */
  larger: readonly Mention[]
  /** Words that lead the name of a unit. */
  unitWords: readonly Lead[]
}

/** Takes off a reading's points what speaks against it: names of units that it does not hold. */
export function countAgainst(index: AddressIndex, { larger, unitWords }: Statements, reading: Reading): void {
  for (const mention of larger) countLarger(index, mention, reading)
  for (const lead of unitWords) countUnitWord(larger, lead, reading)
}

function countLarger(index: AddressIndex, mention: Mention, reading: Reading): void {
  if (mention.isNear || mention.otherwise || isUsed(mention, reading)) return
  const { declared } = mention
  const isDeclared = declared !== null && !declared.isDoubtful && (declared.types & ~OF_COMMUNES) !== 0
  if (isDeclared) {
    if (!goesWith(index, mention, reading)) object(reading, POINTS.against.declaredLarger)
  } else if (denies(index, mention, reading)) object(reading, POINTS.against.larger)
}

function object(reading: Reading, points: number): void {
  reading.points -= points
  reading.against++
}

/** Whether the mention names a unit above the commune, now or on another date. */
function goesWith({ above }: AddressIndex, { name }: Mention, { unit }: Reading): boolean {
  for (const naming of name.larger) if (above.isAbove(naming.unit, unit)) return true
  return false
}

/** An undeclared name of another province, or of another district of the same, where the reading has none. */
function denies(index: AddressIndex, mention: Mention, reading: Reading): boolean {
  if (mention.declared || goesWith(index, mention, reading)) return false
  if (mention.name.hasProvince) return reading.province === null
  return reading.district === null && isDistrictBeside(index, mention, reading)
}

function isDistrictBeside({ above }: AddressIndex, { name }: Mention, { unit, province }: Reading): boolean {
  const names = name.larger.filter(({ kind }) => kind !== 'initials')
  if (!province) return names.length > 0
  const hasDistricts = above.start(unit, ABOVE.district) < above.end(unit, ABOVE.district)
  if (province.isOfOtherDate || !hasDistricts) return false
  return names.some((naming) => above.has(naming.unit, ABOVE.province, province.unit))
}

/** A unit's word whose name is not in the reading: another commune was meant, or a larger unit that is not known. */
function countUnitWord(larger: readonly Mention[], lead: Lead, reading: Reading): void {
  if (lead.isDoubtful || isUsed(lead, reading) || isNameUsed(lead, reading)) return
  const { otherCommune, secondCommune, unknownLarger } = POINTS.against
  if ((lead.types & OF_COMMUNES) !== 0)
    object(reading, reading.declared === 'none' ? otherCommune : secondCommune)
  else if (!larger.some((mention) => mention.declared === lead && !mention.isNear))
    object(reading, unknownLarger)
}

type Words = Pick<Mention, 'first' | 'end'>

/** Whether words are part of a name that the reading uses. */
function isUsed(words: Words, { mention, district, province }: Reading): boolean {
  return (mention !== null && overlap(words, mention)) || isTaken(words, district, province)
}

function isTaken(words: Words, district: Context['district'], province: Context['province']): boolean {
  return (
    (district !== null && overlap(words, district.mention)) ||
    (province !== null && overlap(words, province.mention))
  )
}

/** Whether words are part of a larger unit's name: the "tinh" of Hà Tĩnh. */
export const isInContext = (words: Words, { district, province }: Context): boolean =>
  isTaken(words, district, province)

/** Whether the name that a unit's word speaks of is one that the reading uses. */
function isNameUsed(lead: Lead, { mention, district, province }: Reading): boolean {
  return (
    (mention !== null && isOf(lead, mention)) ||
    (district !== null && isOf(lead, district.mention)) ||
    (province !== null && isOf(lead, province.mention))
  )
}

const isOf = (lead: Lead, { first, end }: Mention) =>
  lead.isBehind ? end === lead.first : first === lead.end
