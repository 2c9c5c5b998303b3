import type { AddressIndex } from './address-index.ts'
import { countAgainst, isInContext, type Statements } from './against.ts'
import { Claims, type Context, NO_CONTEXT, type Support } from './claims.ts'
import { addCodesIn } from './codes.ts'
import type { FoldedText } from './folded-text.ts'
import type { Leads } from './leads.ts'
import { compareMarks, hasMarksIn } from './marks.ts'
import type { Mention } from './mentions.ts'
import { POINTS } from './points.ts'
import type { Naming } from './unit-names.ts'
import { OF_COMMUNES, TYPE } from './unit-types.ts'

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

/** Readings that stay this far behind another can neither win nor tie. */
const HOPELESS = POINTS.tie + POINTS.onDate + POINTS.wholePart

/** Reads texts with one index. Its scratch space is filled again for every text. */
export class ReadingFinder {
  readonly claims: Claims
  private readonly codes = new Set<number>()
  private statements: Statements = { larger: [], unitWords: [] }
  private readings: Reading[] = []
  /** The points that a reading needs to count. */
  private floor = 0

  constructor(
    private readonly index: AddressIndex,
    private readonly text: FoldedText,
  ) {
    this.claims = new Claims(index, text)
  }

  /** Every reading of the text with these mentions that comes near the best, best first. */
  find(mentions: readonly Mention[], leads: Leads): Reading[] {
    this.forget()
    this.statements = { larger: mentions.filter(isOfLarger), unitWords: leads.units }
    for (const mention of this.statements.larger) this.claims.add(mention)
    addCodesIn(this.text, this.index, this.codes)
    // the likelier ones come first, so that the others are found hopeless early
    for (const mention of mentions) if (!mention.isNear) this.readSupported(mention)
    for (const mention of mentions) if (mention.isNear) this.readNear(mention)
    for (const mention of mentions) if (!mention.isNear) this.readOthers(mention)
    if (this.codes.size > 0) this.readCodes()
    return this.readings.filter(this.counts).sort(byPoints)
  }

  private readonly counts = ({ points }: Reading) => points >= this.floor

  private forget(): void {
    this.claims.forget()
    this.codes.clear()
    this.readings = []
    this.floor = Number.NEGATIVE_INFINITY
  }

  /** The communes of a name that lie in something that the text names. */
  private readSupported(mention: Mention): void {
    if (this.isInDeclaredLarger(mention)) return
    for (const naming of mention.name.communes)
      if (this.claims.isAnyAbove(naming.unit)) this.readCommune(mention, naming, true)
  }

  /** The other communes of a name, unless they cannot come near the best. */
  private readOthers(mention: Mention): void {
    const ofType = mention.declared ? POINTS.declared.same : 0
    const ofCode = this.codes.size > 0 ? POINTS.code : 0
    if (POINTS.commune + ofType + ofCode < this.floor || this.isInDeclaredLarger(mention)) return
    for (const naming of mention.name.communes)
      if (!this.claims.isAnyAbove(naming.unit)) this.readCommune(mention, naming, false)
  }

  /** A name at one error stands for a unit only where something else speaks for that unit. */
  private readNear(mention: Mention): void {
    let isAllowed: boolean | null = null
    for (const naming of mention.name.communes) {
      const isSupported = this.claims.isAnyAbove(naming.unit)
      if (!isSupported && (!mention.declared || this.floor > POINTS.commune)) continue
      isAllowed ??= !this.statements.larger.some((other) => isNameOfProvince(other, mention))
      if (isAllowed) this.readCommune(mention, naming, isSupported)
    }
  }

  /** Communes of which nothing but the code is written. */
  private readCodes(): void {
    const named = new Set(this.readings.map(({ unit }) => unit))
    for (const unit of this.codes) {
      if (named.has(unit)) continue
      const context = this.claims.contextOf(unit, null)
      const points = POINTS.codeAlone + contextPoints(context)
      const faults = { isNear: false, hasWrongMarks: false, isOtherwise: false, against: 0 }
      this.weigh({ unit, mention: null, points, ...context, declared: 'none', hasCode: true, ...faults })
    }
  }

  private readCommune(mention: Mention, naming: Naming, isInClaimed: boolean): void {
    const { unit } = naming
    const context = isInClaimed ? this.claims.contextOf(unit, mention) : NO_CONTEXT
    if (isDeclaredLarger(mention, context) && !this.isIslandDistrict(mention, unit)) return
    const declared = this.declaredOf(mention, unit, context)
    if (declared === 'none' && (mention.name.isNumber || (mention.isNear && !isSupported(context)))) return
    const isOtherwise = mention.otherwise !== null && !isInContext(mention.otherwise, context)
    const hasCode = this.codes.has(unit)
    let points = POINTS.commune + POINTS.declared[declared] + contextPoints(context)
    if (this.isInLongerName(mention)) points += POINTS.inLongerName
    if (mention.isNear) points += POINTS.near
    if (naming.kind === 'otherName') points += POINTS.otherName
    if (isOtherwise) points += POINTS.otherwise
    if (hasCode) points += POINTS.code
    if (points < this.floor) return
    const marks = this.compareMarks(mention, naming)
    this.weigh({
      unit,
      mention,
      points: points - marks.points,
      district: context.district,
      province: context.province,
      declared,
      isNear: mention.isNear,
      hasWrongMarks: marks.areWrong,
      isOtherwise,
      hasCode,
      against: 0,
    })
  }

  /** What the marks of a mention take off, and whether they are those of another name. */
  private compareMarks({ from, to, name }: Mention, naming: Naming): { points: number; areWrong: boolean } {
    if (!this.text.hasMarks) return NO_MARKS
    const { wrong, missing } = compareMarks(this.text, from, to, naming.marks, name.letters)
    const isHalfMarked = missing > 0 && hasMarksIn(this.text, from, to)
    let points = Math.min(2, wrong) * POINTS.wrongMark
    if (missing > 0) points += isHalfMarked ? POINTS.missingMark.ofMarkedName : POINTS.missingMark.ofOther
    return { points, areWrong: wrong > 0 || isHalfMarked }
  }

  /** Keeps a reading unless what speaks against it makes it hopeless. */
  private weigh(reading: Reading): void {
    countAgainst(this.index, this.statements, reading)
    if (reading.points < this.floor) return
    this.floor = Math.max(this.floor, reading.points - HOPELESS)
    this.readings.push(reading)
  }

  private declaredOf(mention: Mention, unit: number, context: Context): Reading['declared'] {
    const { declared } = mention
    if (this.isIslandDistrict(mention, unit)) return 'other'
    if (!declared || (declared.isDoubtful && isInContext(declared, context))) return 'none'
    if ((declared.types & (this.index.types[unit] as number)) !== 0) return 'same'
    return (declared.types & OF_COMMUNES) !== 0 ? 'other' : 'none'
  }

  /** "Huyện Côn Đảo" had no communes: the special zone of its name is all of it. */
  private isIslandDistrict({ declared }: Mention, unit: number): boolean {
    return declared?.types === TYPE.ruralDistrict && this.index.types[unit] === TYPE.specialZone
  }

  /** The Trà My of "H. Bắc Trà My". */
  private isInDeclaredLarger(mention: Mention): boolean {
    return !mention.declared && this.longerName(mention, true) !== null
  }

  /** The Vũng Tàu of "Côn Đảo, Bà Rịa - Vũng Tàu", the Từ Liêm of "Nam Từ Liêm, Hà Nội". */
  private isInLongerName(mention: Mention): boolean {
    if (mention.declared) return false
    return this.longerName(mention, false)?.name.larger.some(({ kind }) => kind !== 'initials') ?? false
  }

  /** The first name of a larger unit that a mention is a part of. */
  private longerName({ first, end }: Mention, needsDeclared: boolean): Mention | null {
    for (const larger of this.statements.larger) {
      if (larger.first > first || larger.end < end || larger.end - larger.first <= end - first) continue
      if (!larger.isNear && (!needsDeclared || larger.declared)) return larger
    }
    return null
  }
}

const NO_MARKS = { points: 0, areWrong: false }

const byPoints = (a: Reading, b: Reading) => b.points - a.points || a.unit - b.unit

const isOfLarger = ({ name, declared }: Mention) =>
  name.larger.length > 0 && (!declared || declared.isDoubtful || (declared.types & ~OF_COMMUNES) !== 0)

/** "Huyện Xín Mần" is not the commune of that name. */
function isDeclaredLarger({ declared }: Mention, context: Context): boolean {
  if (!declared || (declared.types & OF_COMMUNES) !== 0) return false
  return !declared.isDoubtful || !isInContext(declared, context)
}

/** Whether something else speaks for a unit whose name is at one error. */
const isSupported = ({ district, province }: Context) =>
  Math.max(district?.points ?? 0, province?.points ?? 0) >= POINTS.support

const contextPoints = ({ district, province }: Context) => (district?.points ?? 0) + (province?.points ?? 0)

/** "Nghệ An" is no error of "Nghi Ân". */
function isNameOfProvince(larger: Mention, { first, end }: Mention): boolean {
  if (larger.isNear || larger.first > first || larger.end < end) return false
  return larger.declared !== null || larger.name.hasProvince
}
