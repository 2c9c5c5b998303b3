import type { Day } from '../day.ts'
import type { Above, AddressIndex, AddressUnit } from './address-index.ts'
import { dropCountry } from './country.ts'
import { FoldedText } from './folded-text.ts'
import { cutGluedWords } from './glued-words.ts'
import { type Leads, readLeads } from './leads.ts'
import { confirmLeads, exactMentions, nearMentions, overlap } from './mentions.ts'
import { POINTS } from './points.ts'
import { type Reading, ReadingFinder } from './readings.ts'
import { type Reason, reasonsOf } from './reasons.ts'
import { existsOn, UnitsOnDates } from './units-on-dates.ts'
import { fillsPart, hasLooseNeighbour, wordsLeftOver } from './words-left-over.ts'

/**
 * exact: one commune, written as in the lists and with what it lies in. probable: one commune, but something is wrong, left out
 * or unexplained. ambiguous: several communes, or one whose name may be that of a street. none: no commune.
 */
export type Grade = 'exact' | 'probable' | 'ambiguous' | 'none'

/** A commune that the text may mean. */
export interface AddressCandidate {
  /** The commune on the day asked for. */
  unit: AddressUnit
  /** The unit that the text names, which may be one of another date. */
  readAs: AddressUnit
  why: Reason[]
}

export interface AddressAnswer {
  grade: Grade
  /** The commune on the day asked for; null unless exact or probable. */
  unit: AddressUnit | null
  /** The commune on each further day, in their order; null where the text does not decide it. */
  onDays: (AddressUnit | null)[]
  /** Likeliest first. */
  candidates: AddressCandidate[]
  /** What the text names above communes, where it decides none. */
  area: AddressArea | null
}

/** A district or province, perhaps of another date, with the communes that its land lies in on the day asked for. */
export interface AddressArea {
  unit: AddressUnit
  communes: AddressUnit[]
}

export interface MatchOptions {
  /** The text is read on this day's units first, and the answer is a commune of this day. */
  asOf: Day
  /** Further days on which the commune is wanted. */
  days?: readonly Day[]
}

/** A reading with its points on the day asked for. */
interface Ranked {
  reading: Reading
  points: number
  isOnDay: boolean
}

const MOST_CANDIDATES = 20

/** Reads addresses with one index. It keeps scratch space, so one matcher reads one address at a time. */
export class AddressMatcher {
  private readonly text = new FoldedText()
  private readonly finder: ReadingFinder
  private readonly dates: UnitsOnDates

  constructor(private readonly index: AddressIndex) {
    this.finder = new ReadingFinder(index, this.text)
    this.dates = new UnitsOnDates(index)
  }

  /** The commune that an address lies in. Any text is an address; no text makes it throw. */
  match(address: string, { asOf, days = [] }: MatchOptions): AddressAnswer {
    this.text.read(address)
    dropCountry(this.text)
    cutGluedWords(this.text, this.index)
    const leads = readLeads(this.text)
    const ranked = this.rank(this.readingsOf(leads), asOf, leads)
    return this.answer(ranked, leads, asOf, days)
  }

  /** Errors of letters are looked for only where the text as it stands leaves a question open. */
  private readingsOf(leads: Leads): Reading[] {
    const exact = exactMentions(this.index, this.text, leads)
    const readings = this.finder.find(exact, leads)
    if (readings[0] && this.isComplete(readings[0], leads)) return readings
    confirmLeads(this.index, leads, exact)
    return this.finder.find([...exact, ...nearMentions(this.index, this.text, leads)], leads)
  }

  private isComplete(reading: Reading, leads: Leads): boolean {
    const hasDistricts = (this.index.above[reading.unit]?.districts.length ?? 0) > 0
    return (
      reading.mention !== null &&
      !reading.isOtherwise &&
      reading.against === 0 &&
      reading.declared !== 'other' &&
      !reading.hasWrongMarks &&
      reading.province !== null &&
      (reading.district !== null || !hasDistricts) &&
      wordsLeftOver(this.text, leads, reading) === 0
    )
  }

  private rank(readings: readonly Reading[], asOf: Day, leads: Leads): Ranked[] {
    const ranked = readings.map((reading) => {
      const isOnDay = existsOn(this.index.units[reading.unit] as AddressUnit, asOf)
      const points = reading.points + (isOnDay ? POINTS.onDate : 0) + this.pointsOfPlace(reading, leads)
      return { reading, points, isOnDay }
    })
    return ranked.sort((a, b) => b.points - a.points || a.reading.unit - b.reading.unit)
  }

  /** What the words beside the commune's name say for or against it. */
  private pointsOfPlace(reading: Reading, leads: Leads): number {
    if (hasLooseNeighbour(this.text, leads, reading)) return POINTS.loose[reading.isNear ? 'near' : 'exact']
    return reading.isNear && fillsPart(this.text, leads, reading) ? POINTS.wholePart : 0
  }

  private answer(ranked: readonly Ranked[], leads: Leads, asOf: Day, days: readonly Day[]): AddressAnswer {
    const best = ranked[0]
    const isSure =
      best !== undefined && (this.isSure(best, ranked, asOf) || this.isCodeOnly(best.reading, leads))
    if (!isSure && !(best && isLikely(best))) {
      const byDistrict = this.answerByDistrict(this.finder.area(asOf), best, asOf, days)
      if (byDistrict) return byDistrict
    }
    if (!best || pointsWithoutDay(best) < POINTS.believable) return nothing(days, this.areaOn(asOf))
    const tied = tiedWith(best, ranked)
    const candidates = this.candidatesOf(tied, asOf)
    const [only, ...others] = candidates
    const unit = isSure && others.length === 0 && only ? only.unit : null
    return {
      grade: unit ? this.gradeOf(best.reading, leads) : candidates.length > 0 ? 'ambiguous' : 'none',
      unit,
      onDays: days.map((day) => (day === asOf ? unit : isSure ? this.onlyCommune(tied, day) : null)),
      candidates,
      area: unit ? null : this.areaOn(asOf),
    }
  }

  private areaOn(asOf: Day): AddressArea | null {
    const area = this.finder.area(asOf)
    const unit = this.unitAt(area)
    if (area === null || !unit) return null
    const communes = this.dates.communesOn(area, asOf)
    return { unit, communes: communes.map((number) => this.index.units[number] as AddressUnit) }
  }

  private unitAt(number: number | null): AddressUnit | null {
    return number === null ? null : (this.index.units[number] as AddressUnit)
  }

  /** Whether the best reading may be answered, if no other ties with it. */
  private isSure(best: Ranked, ranked: readonly Ranked[], asOf: Day): boolean {
    const { reading } = best
    if (reading.isOtherwise || pointsWithoutDay(best) < POINTS.believed) return false
    // "đường Nguyễn Thị Minh Khai T. Hưng Yên"
    if (reading.mention?.isBehindOther && !reading.district && !best.isOnDay) return false
    // "Bda Xa, Quảng Ngãi" is not Xã Quảng Ngãi
    if (reading.mention?.declared?.isDoubtful && !reading.district && !reading.province) return false
    if (this.isLargerFirst(reading, asOf)) return false
    return !ranked.some((other) => other.reading.isOtherwise && isPartOf(reading, other.reading))
  }

  /** Whether the commune bears the name of a district of another date that it was cut from. */
  private isNameOfDistrict({ unit, mention }: Reading): boolean {
    const { otherDistricts } = this.index.above[unit] as Above
    return mention?.name.larger.some((naming) => otherDistricts.includes(naming.unit)) ?? false
  }

  /** A text of nothing but codes and units' words. */
  private isCodeOnly(reading: Reading, leads: Leads): boolean {
    return reading.mention === null && wordsLeftOver(this.text, leads, reading) === 0
  }

  /** The one commune that all these readings mean on a day; those of the day itself speak for it. */
  private onlyCommune(tied: readonly Ranked[], day: Day): AddressUnit | null {
    const ofDay = tied.filter(({ reading }) => existsOn(this.index.units[reading.unit] as AddressUnit, day))
    const communes = new Set<number>()
    for (const { reading } of ofDay.length > 0 ? ofDay : tied) {
      const found = this.dates.communesOn(reading.unit, day)
      if (found.length === 0) return null
      for (const commune of found) communes.add(commune)
    }
    const [only] = communes
    return communes.size === 1 ? (this.index.units[only as number] as AddressUnit) : null
  }

  private candidatesOf(tied: readonly Ranked[], asOf: Day): AddressCandidate[] {
    const candidates = new Map<number, AddressCandidate>()
    for (const { reading, isOnDay } of tied) {
      const communes = this.dates.communesOn(reading.unit, asOf)
      for (const commune of communes) {
        if (candidates.has(commune)) continue
        candidates.set(commune, {
          unit: this.index.units[commune] as AddressUnit,
          readAs: this.index.units[reading.unit] as AddressUnit,
          why: reasonsOf(this.index, reading, isOnDay, communes.length),
        })
      }
    }
    return [...candidates.values()].slice(0, MOST_CANDIDATES)
  }

  private gradeOf(reading: Reading, leads: Leads): Grade {
    if (this.isCodeOnly(reading, leads)) return 'exact'
    const { district, province, declared } = reading
    const isClean = !reading.isNear && !reading.hasWrongMarks && reading.against === 0 && declared !== 'other'
    const isContextClean = !district?.mention.isNear && !province?.mention.isNear
    const isPlaced = district !== null || province !== null
    if (declared === 'none' && !district && this.isNameOfDistrict(reading)) return 'probable'
    const isCalledCommune = declared === 'same' || (district !== null && !district.isOfOtherDate)
    const isNothingLeft = wordsLeftOver(this.text, leads, reading) === 0 && !reading.mention?.isBehindOther
    return isClean && isContextClean && isPlaced && (isCalledCommune || isNothingLeft) ? 'exact' : 'probable'
  }

  /**
   * Where the text names a district and no commune that can be believed: the commune if the whole district lies in one, as an
   * island does, else the district's communes to choose from, the one that bears its name first.
   */
  private answerByDistrict(
    area: number | null,
    best: Ranked | undefined,
    asOf: Day,
    days: readonly Day[],
  ): AddressAnswer | null {
    const readAs = this.unitAt(area)
    if (area === null || readAs?.level !== 'district') return null
    const communes = this.dates.communesOn(area, asOf)
    if (communes.length === 0 || communes.length > MOST_CANDIDATES) return null
    const isWhole = communes.length === 1
    const why: Reason[] = [{ kind: 'district', unit: readAs }]
    const candidates = communes.map((number) => ({ unit: this.unitAt(number) as AddressUnit, readAs, why }))
    return {
      grade: isWhole ? 'probable' : 'ambiguous',
      unit: isWhole ? (candidates[0] as AddressCandidate).unit : null,
      onDays: days.map((day) => this.wholeOn(area, day)),
      candidates: firstOf(candidates, this.unitAt(best?.reading.unit ?? null)),
      area: isWhole ? null : this.areaOn(asOf),
    }
  }

  /** The commune in which all of a district lies on a day. */
  private wholeOn(district: number, day: Day): AddressUnit | null {
    const found = this.dates.communesOn(district, day)
    return found.length === 1 ? this.unitAt(found[0] as number) : null
  }

  /** A name without a type that is also that of a larger unit of its day, which the text does not name otherwise. */
  private isLargerFirst(reading: Reading, asOf: Day): boolean {
    if (reading.declared !== 'none' || !reading.mention) return false
    const { all } = this.index.above[reading.unit] as Above
    const day = this.dayOf(reading, asOf)
    return reading.mention.name.larger.some(({ unit, kind }) => {
      const larger = this.index.units[unit] as AddressUnit
      if (kind === 'initials' || !existsOn(larger, day)) return false
      if (larger.level === 'province') return !reading.province
      // of Huyện Côn Đảo there is nothing but the special zone
      if (this.index.communesIn[unit]?.length === 0) return false
      const isInProvince = this.index.above[unit]?.provinces.some((province) => all.includes(province))
      return !reading.district && isInProvince
    })
  }

  /** The day that a text was written on: an ended commune or province tells that it is an old one. */
  private dayOf({ unit, province }: Reading, asOf: Day): Day {
    const named = [unit, province?.unit ?? unit].map((number) => this.index.units[number] as AddressUnit)
    const ended = named.find(({ to }) => to !== null && to < asOf)
    return ended?.to ?? asOf
  }
}

/** The candidates with those of a unit before the others. */
function firstOf(candidates: readonly AddressCandidate[], unit: AddressUnit | null): AddressCandidate[] {
  return candidates.toSorted((a, b) => Number(b.unit === unit) - Number(a.unit === unit))
}

function nothing(days: readonly Day[], area: AddressArea | null): AddressAnswer {
  return { grade: 'none', unit: null, onDays: days.map(() => null), candidates: [], area }
}

/** The readings as likely as the best. One whose name is only a part of another's, or an error beside it, is not. */
function tiedWith(best: Ranked, ranked: readonly Ranked[]): Ranked[] {
  const close = ranked.filter(({ points }) => best.points - points <= POINTS.tie)
  return close.filter(
    (part) =>
      !ranked.some(
        (whole) => part.points - whole.points <= POINTS.tie && isPartOf(part.reading, whole.reading),
      ),
  )
}

function isPartOf(
  { mention: part, district, province }: Reading,
  { mention: whole, declared, hasWrongMarks }: Reading,
): boolean {
  if (!part || !whole || part.first < whole.first || part.end > whole.end) return false
  // "Phúc Thọ, Lâm Hà" may be one name, but its second half may as well be the district
  if ((district && overlap(district.mention, whole)) || (province && overlap(province.mention, whole)))
    return false
  const isLonger = whole.end - whole.first > part.end - part.first
  if (whole.isNear) return part.isNear && isLonger
  return part.isNear ? declared !== 'other' && !hasWrongMarks : isLonger
}

/** A commune that the text names with its district and province, though perhaps as a street's name. */
function isLikely(best: Ranked): boolean {
  return best.reading.isOtherwise && pointsWithoutDay(best) >= POINTS.believed
}

function pointsWithoutDay({ points, isOnDay }: Ranked): number {
  return points - (isOnDay ? POINTS.onDate : 0)
}
