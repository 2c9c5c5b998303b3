import type { Day } from '../day.ts'
import type { Above, AddressIndex, AddressUnit, Naming } from './address-index.ts'
import type { FoldedText } from './folded-text.ts'
import type { Lead, Leads } from './leads.ts'
import { compareMarks, hasMarksIn } from './marks.ts'
import { type Mention, overlap } from './mentions.ts'
import { POINTS } from './points.ts'
import { OF_COMMUNES, TYPE, TYPES_OF } from './unit-types.ts'
import { existsOn } from './units-on-dates.ts'

/** A larger unit that the text names. */
export interface Support {
  unit: number
  mention: Mention
  points: number
  /** The unit lies above the commune on another date only. */
  isOfOtherDate: boolean
}

/** One way to read a text: a commune, the larger units that go with it, and what speaks against it. */
export interface Reading {
  unit: number
  /** Null where only its code is written. */
  mention: Mention | null
  points: number
  district: Support | null
  province: Support | null
  /** The type before the name: that of the unit, of other communes, or none. */
  declared: 'same' | 'other' | 'none'
  /** A letter of the name is wrong, or marks of it are. */
  isNear: boolean
  hasWrongMarks: boolean
  /** It may be the name of a street, a hamlet or a place instead. */
  isOtherwise: boolean
  hasCode: boolean
  /** Names of larger units that do not go with it, and units' words whose name it does not hold. */
  against: number
}

/** A larger unit under one mention. */
interface Claim {
  mention: Mention
  points: number
}

/** Readings that stay this far behind another can neither win nor tie. */
const HOPELESS = POINTS.tie + POINTS.onDate + POINTS.wholePart

/** Reads texts with one index. Its scratch space is filled again for every text. */
export class ReadingFinder {
  private readonly claims: (Claim[] | undefined)[]
  private readonly claimed: number[] = []
  /** 1 for every unit that is claimed. */
  private readonly isClaimed: Uint8Array
  /** The units above each unit, in one row: those of unit u stand from `aboveStarts[u]` on. */
  private readonly aboveStarts: Int32Array
  private readonly aboveUnits: Int32Array
  private readonly codes = new Set<number>()
  private larger: readonly Mention[] = []
  private unitWords: readonly Lead[] = []
  private readings: Reading[] = []
  /** The points that a reading needs to count. */
  private floor = 0

  constructor(
    private readonly index: AddressIndex,
    private readonly text: FoldedText,
  ) {
    this.claims = new Array<Claim[] | undefined>(index.units.length).fill(undefined)
    this.isClaimed = new Uint8Array(index.units.length)
    this.aboveStarts = new Int32Array(index.units.length + 1)
    for (const [unit, { all }] of index.above.entries())
      this.aboveStarts[unit + 1] = (this.aboveStarts[unit] as number) + all.length
    this.aboveUnits = Int32Array.from(index.above.flatMap(({ all }) => all))
  }

  /** Every reading of the text with these mentions that comes near the best, best first. */
  find(mentions: readonly Mention[], leads: Leads): Reading[] {
    this.forget()
    this.larger = mentions.filter(isOfLarger)
    this.unitWords = leads.units
    for (const mention of this.larger) this.claim(mention)
    this.noteCodes()
    // the likelier ones come first, so that the others are found hopeless early
    for (const mention of mentions) if (!mention.isNear) this.readSupported(mention)
    for (const mention of mentions) if (mention.isNear) this.readNear(mention)
    for (const mention of mentions) if (!mention.isNear) this.readOthers(mention)
    if (this.codes.size > 0) this.readCodes()
    return this.readings.filter(this.counts).sort(byPoints)
  }

  private readonly counts = ({ points }: Reading) => points >= this.floor

  /**
   * What the text names above communes: a district together with its province or by its type, else a province, else a district
   * of its own name. Null where several are as likely.
   */
  area(asOf: Day): number | null {
    const districts = this.largerOf('district', asOf)
    const declared = districts.filter(({ points }) => points > POINTS.district)
    const provinces = this.largerOf('province', asOf).filter(({ points }) => points >= POINTS.support)
    return (
      onlyBest(declared, POINTS.tie) ?? onlyBest(provinces, 0) ?? onlyBest(districts.filter(isFullyNamed), 0)
    )
  }

  /** The districts or provinces that the text names, likeliest first. */
  private largerOf(level: 'district' | 'province', asOf: Day): Support[] {
    const found: Support[] = []
    for (const unit of this.claimed) {
      const larger = this.index.units[unit] as AddressUnit
      const claim = larger.level === level ? this.bestClaim(unit, null, null) : null
      if (!claim) continue
      const province = this.supportFrom(this.index.above[unit]?.provinces ?? [], claim.mention, null, 0)
      const points = claim.points + (province?.points ?? 0)
      const isOfOtherDate = !existsOn(larger, asOf)
      found.push({ unit, mention: claim.mention, points, isOfOtherDate })
    }
    return found.sort(byPointsAndDate)
  }

  private forget(): void {
    for (const unit of this.claimed) {
      this.claims[unit] = undefined
      this.isClaimed[unit] = 0
    }
    this.claimed.length = 0
    this.codes.clear()
    this.readings = []
    this.floor = Number.NEGATIVE_INFINITY
  }

  private claim(mention: Mention): void {
    for (const naming of mention.name.larger) {
      const points = this.pointsOfLarger(mention, naming)
      if (points === null) continue
      const claims = this.claims[naming.unit]
      if (claims) claims.push({ mention, points })
      else {
        this.claims[naming.unit] = [{ mention, points }]
        this.isClaimed[naming.unit] = 1
        this.claimed.push(naming.unit)
      }
    }
  }

  /** Null where the word before the name says that it is a unit of another level. */
  private pointsOfLarger(mention: Mention, naming: Naming): number | null {
    const { level } = this.index.units[naming.unit] as { level: 'province' | 'district' }
    const { declared } = mention
    let points = level === 'district' ? POINTS.district : POINTS.province
    if (declared && (declared.types & (this.index.types[naming.unit] as number)) !== 0)
      points += POINTS.larger.sameType
    else if (declared && !declared.isDoubtful) {
      if ((declared.types & TYPES_OF[level]) === 0) return null
      points += POINTS.larger.otherType
    }
    if (naming.kind === 'initials') {
      if (mention.end - mention.first > 1 || mention.isNear || (level === 'district' && !declared))
        return null
      points += POINTS.larger.initials
    }
    if (mention.isNear) points += POINTS.larger.near
    const { wrong } = this.marksOf(mention, naming)
    return points + Math.max(-2, -wrong) * POINTS.larger.wrongMark
  }

  private marksOf(mention: Mention, naming: Naming) {
    return compareMarks(this.text, mention.from, mention.to, naming.marks, mention.name.letters)
  }

  /** The communes of a name that lie in something that the text names. */
  private readSupported(mention: Mention): void {
    if (this.isInLarger(mention)) return
    for (const naming of mention.name.communes)
      if (this.isInClaimed(naming.unit)) this.readCommune(mention, naming, true)
  }

  /** The other communes of a name, unless they cannot come near the best. */
  private readOthers(mention: Mention): void {
    const ofType = mention.declared ? POINTS.declared.same : 0
    const ofCode = this.codes.size > 0 ? POINTS.code : 0
    if (POINTS.commune + ofType + ofCode < this.floor || this.isInLarger(mention)) return
    for (const naming of mention.name.communes)
      if (!this.isInClaimed(naming.unit)) this.readCommune(mention, naming, false)
  }

  /** The Trà My of "H. Bắc Trà My". */
  private isInLarger({ first, end, declared }: Mention): boolean {
    if (declared) return false
    for (const larger of this.larger)
      if (isLonger(larger, end - first) && larger.declared && larger.first <= first && larger.end >= end)
        return true
    return false
  }

  /** The Vũng Tàu of "Côn Đảo, Bà Rịa - Vũng Tàu", the Từ Liêm of "Nam Từ Liêm, Hà Nội". */
  private isInLongerName({ first, end, declared }: Mention): boolean {
    if (declared) return false
    for (const larger of this.larger)
      if (isLonger(larger, end - first) && larger.first <= first && larger.end >= end)
        return larger.name.larger.some(({ kind }) => kind !== 'initials')
    return false
  }

  /** A name at one error stands for a unit only where something else speaks for that unit. */
  private readNear(mention: Mention): void {
    let isAllowed: boolean | null = null
    for (const naming of mention.name.communes) {
      const isSupported = this.isInClaimed(naming.unit)
      if (!isSupported && (!mention.declared || this.floor > POINTS.commune)) continue
      isAllowed ??= !this.larger.some((other) => isNameOfProvince(other, mention))
      if (isAllowed) this.readCommune(mention, naming, isSupported)
    }
  }

  /** Whether the text names anything above a commune. */
  private isInClaimed(unit: number): boolean {
    const end = this.aboveStarts[unit + 1] as number
    for (let place = this.aboveStarts[unit] as number; place < end; place++)
      if (this.isClaimed[this.aboveUnits[place] as number] === 1) return true
    return false
  }

  private readCommune(mention: Mention, naming: Naming, isInClaimed: boolean): void {
    const { unit } = naming
    const context = isInClaimed ? this.contextOf(unit, mention) : NO_CONTEXT
    if (isDeclaredLarger(mention, context) && !this.isIslandDistrict(mention, unit)) return
    const declared = this.declaredOf(mention, unit, context)
    if (declared === 'none' && (mention.name.isNumber || (mention.isNear && !isSupported(context)))) return
    const isOtherwise = mention.otherwise !== null && !isTaken(mention.otherwise, context)
    const hasCode = this.codes.has(unit)
    let points = POINTS.commune + POINTS.declared[declared] + contextPoints(context)
    if (this.isInLongerName(mention)) points += POINTS.inLongerName
    if (mention.isNear) points += POINTS.near
    if (naming.kind === 'otherName') points += POINTS.otherName
    if (isOtherwise) points += POINTS.otherwise
    if (hasCode) points += POINTS.code
    if (points < this.floor) return
    const { wrong, missing } = this.marksOf(mention, naming)
    points -= Math.min(2, wrong) * POINTS.wrongMark
    const hasMarks = missing > 0 && hasMarksIn(this.text, mention.from, mention.to)
    if (missing > 0 && this.text.hasMarks)
      points -= hasMarks ? POINTS.missingMark.ofMarkedName : POINTS.missingMark.ofOther
    this.weigh({
      unit,
      mention,
      points,
      district: context.district,
      province: context.province,
      declared,
      isNear: mention.isNear,
      hasWrongMarks: wrong > 0 || hasMarks,
      isOtherwise,
      hasCode,
      against: 0,
    })
  }

  /** "Huyện Côn Đảo" had no communes: the special zone of its name is all of it. */
  private isIslandDistrict({ declared }: Mention, unit: number): boolean {
    return this.index.types[unit] === TYPE.specialZone && declared?.types === TYPE.ruralDistrict
  }

  /** Keeps a reading unless what speaks against it makes it hopeless. */
  private weigh(reading: Reading): void {
    for (const mention of this.larger) this.countLarger(reading, mention)
    for (const lead of this.unitWords) this.countUnitWord(reading, lead)
    if (reading.points < this.floor) return
    this.floor = Math.max(this.floor, reading.points - HOPELESS)
    this.readings.push(reading)
  }

  private declaredOf(mention: Mention, unit: number, context: Context): Reading['declared'] {
    const { declared } = mention
    if (this.isIslandDistrict(mention, unit)) return 'other'
    if (!declared || (declared.isDoubtful && isTaken(declared, context))) return 'none'
    if ((declared.types & (this.index.types[unit] as number)) !== 0) return 'same'
    return (declared.types & OF_COMMUNES) !== 0 ? 'other' : 'none'
  }

  /** The district and the province of a commune that the text names, neither in words that are used already. */
  private contextOf(unit: number, mention: Mention | null): Context {
    const above = this.index.above[unit] as Above
    const district =
      this.supportFrom(above.districts, mention, null, 0) ??
      this.supportFrom(above.otherDistricts, mention, null, POINTS.larger.otherDate)
    const province =
      this.supportFrom(above.provinces, mention, district, 0) ??
      this.supportFrom(above.otherProvinces, mention, district, POINTS.larger.otherDate)
    return { district, province }
  }

  private supportFrom(
    units: readonly number[],
    mention: Mention | null,
    used: Support | null,
    change: number,
  ): Support | null {
    let best: Support | null = null
    for (const unit of units) {
      if (this.isClaimed[unit] === 0) continue
      const claim = this.bestClaim(unit, mention, used?.mention ?? null)
      if (!claim || (best && claim.points + change <= best.points)) continue
      best = { unit, mention: claim.mention, points: claim.points + change, isOfOtherDate: change !== 0 }
    }
    return best
  }

  private bestClaim(unit: number, a: Mention | null, b: Mention | null): Claim | null {
    let best: Claim | null = null
    for (const claim of this.claims[unit] ?? []) {
      if ((a && overlap(claim.mention, a)) || (b && overlap(claim.mention, b))) continue
      const points = isOtherwise(claim.mention, a, b) ? POINTS.larger.otherwise : claim.points
      if (!best || points > best.points) best = { mention: claim.mention, points }
    }
    return best
  }

  /** Numbers of five digits that are codes of communes. */
  private noteCodes(): void {
    for (let word = 0; word < this.text.wordCount; word++) {
      if (this.text.wordLength(word) !== 5 || !this.text.isNumber(word)) continue
      const from = this.text.starts[word] as number
      const digits = this.text.letters.subarray(from, from + 5)
      const code = String.fromCharCode(...digits.map((digit) => digit + 21))
      for (const unit of this.index.communesByCode.get(code) ?? []) this.codes.add(unit)
    }
  }

  /** Communes of which nothing but the code is written. */
  private readCodes(): void {
    const named = new Set(this.readings.map(({ unit }) => unit))
    for (const unit of this.codes) {
      if (named.has(unit)) continue
      const { district, province } = this.contextOf(unit, null)
      const points = POINTS.codeAlone + contextPoints({ district, province })
      const faults = { isNear: false, hasWrongMarks: false, isOtherwise: false, hasCode: true, against: 0 }
      this.weigh({ unit, mention: null, points, district, province, declared: 'none', ...faults })
    }
  }

  private countLarger(reading: Reading, mention: Mention): void {
    if (mention.isNear || mention.otherwise || isUsed(mention, reading)) return
    const { declared } = mention
    const isDeclared = declared !== null && !declared.isDoubtful && (declared.types & ~OF_COMMUNES) !== 0
    if (isDeclared) {
      if (this.goesWith(mention, reading)) return
      reading.points -= POINTS.against.declaredLarger
      reading.against++
    } else if (this.denies(mention, reading)) {
      reading.points -= POINTS.against.larger
      reading.against++
    }
  }

  /** Whether the mention names a unit above the commune, now or on another date. */
  private goesWith({ name }: Mention, { unit }: Reading): boolean {
    const { all } = this.index.above[unit] as Above
    return name.larger.some((naming) => all.includes(naming.unit))
  }

  /** An undeclared name of another province, or of another district of the same, where the reading has none. */
  private denies(mention: Mention, reading: Reading): boolean {
    if (mention.declared || this.goesWith(mention, reading)) return false
    if (mention.name.hasProvince) return reading.province === null
    return reading.district === null && this.isDistrictBeside(mention, reading)
  }

  private isDistrictBeside({ name }: Mention, { unit, province }: Reading): boolean {
    const { districts } = this.index.above[unit] as Above
    if (!province) return name.larger.some(({ kind }) => kind !== 'initials')
    if (province.isOfOtherDate || districts.length === 0) return false
    return name.larger.some(
      (naming) =>
        naming.kind !== 'initials' && this.index.above[naming.unit]?.provinces.includes(province.unit),
    )
  }

  /** A unit's word whose name is not in the reading: another commune was meant, or a larger unit that is not known. */
  private countUnitWord(reading: Reading, lead: Lead): void {
    if (lead.isDoubtful || isUsed(lead, reading) || isNameUsed(lead, reading)) return
    if ((lead.types & OF_COMMUNES) !== 0) {
      reading.points -=
        reading.declared === 'none' ? POINTS.against.otherCommune : POINTS.against.secondCommune
      reading.against++
    } else if (!this.larger.some((mention) => mention.declared === lead && !mention.isNear)) {
      reading.points -= POINTS.against.unknownLarger
      reading.against++
    }
  }
}

interface Context {
  district: Support | null
  province: Support | null
}

const NO_CONTEXT: Context = { district: null, province: null }

/** The best of a sorted list, if it is better than the others by more than a margin or alone of its day. */
function onlyBest([best, next]: readonly Support[], margin: number): number | null {
  if (!best) return null
  const isAlone = !next || best.points - next.points > margin || (!best.isOfOtherDate && next.isOfOtherDate)
  return isAlone ? best.unit : null
}

const byPointsAndDate = (a: Support, b: Support) =>
  b.points - a.points || Number(a.isOfOtherDate) - Number(b.isOfOtherDate) || a.unit - b.unit

/** Neither by its initials nor with an error; its type may be another: Quận Thủ Đức became a city. */
const isFullyNamed = ({ points }: Support) => points >= POINTS.district + POINTS.larger.otherType

const byPoints = (a: Reading, b: Reading) => b.points - a.points || a.unit - b.unit

const isOfLarger = ({ name, declared }: Mention) =>
  name.larger.length > 0 && (!declared || declared.isDoubtful || (declared.types & ~OF_COMMUNES) !== 0)

/** "Huyện Xín Mần" is not the commune of that name. */
function isDeclaredLarger({ declared }: Mention, context: Context): boolean {
  if (!declared || (declared.types & OF_COMMUNES) !== 0) return false
  return !declared.isDoubtful || !isTaken(declared, context)
}

/** Whether something else speaks for a unit whose name is at one error. */
const isSupported = ({ district, province }: Context) =>
  Math.max(district?.points ?? 0, province?.points ?? 0) >= POINTS.support

const contextPoints = ({ district, province }: Context) => (district?.points ?? 0) + (province?.points ?? 0)

/** Whether a leading word is part of a larger unit's name: the "tinh" of Hà Tĩnh. */
function isTaken(lead: Lead, { district, province }: Context): boolean {
  return (
    (district !== null && overlap(lead, district.mention)) ||
    (province !== null && overlap(lead, province.mention))
  )
}

function isOtherwise({ otherwise }: Mention, a: Mention | null, b: Mention | null): boolean {
  return otherwise !== null && !(a && overlap(otherwise, a)) && !(b && overlap(otherwise, b))
}

/** "Nghệ An" is no error of "Nghi Ân". */
function isNameOfProvince(larger: Mention, { first, end }: Mention): boolean {
  if (larger.isNear || larger.first > first || larger.end < end) return false
  return larger.declared !== null || larger.name.hasProvince
}

const isLonger = ({ first, end, isNear }: Mention, wordCount: number) => !isNear && end - first > wordCount

type Words = Pick<Mention, 'first' | 'end'>

/** Whether words are part of a name that the reading uses. */
function isUsed(words: Words, { mention, district, province }: Reading): boolean {
  return (
    (mention !== null && overlap(words, mention)) ||
    (district !== null && overlap(words, district.mention)) ||
    (province !== null && overlap(words, province.mention))
  )
}

/** Whether the name behind a unit's word is one that the reading uses. */
function isNameUsed(lead: Lead, { mention, district, province }: Reading): boolean {
  return (
    mention?.first === lead.end ||
    district?.mention.first === lead.end ||
    province?.mention.first === lead.end
  )
}
