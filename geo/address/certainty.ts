import type { Day } from '../day.ts'
import type { AddressIndex, AddressUnit } from './address-index.ts'
import { ABOVE } from './family.ts'
import { type FoldedText, SEPARATOR } from './folded-text.ts'
import type { Leads } from './leads.ts'
import { POINTS } from './points.ts'
import { isPartOf, pointsWithoutDay, type Ranked } from './ranking.ts'
import type { Reading } from './readings.ts'
import { existsOn } from './units-on-dates.ts'
import { wordsLeftOver } from './words-left-over.ts'

/** How sure a reading of a text is. */
export class Certainty {
  constructor(
    private readonly index: AddressIndex,
    private readonly text: FoldedText,
    private readonly leads: Leads,
  ) {}

  /** Whether the text as it stands leaves no question open. */
  isComplete(reading: Reading): boolean {
    return (
      reading.mention !== null &&
      !reading.isOtherwise &&
      reading.against === 0 &&
      reading.declared !== 'other' &&
      !reading.hasWrongMarks &&
      reading.province !== null &&
      (reading.district !== null || !this.hasDistricts(reading)) &&
      wordsLeftOver(this.text, this.leads, reading) === 0
    )
  }

  private hasDistricts({ unit }: Reading): boolean {
    const { above } = this.index
    return above.start(unit, ABOVE.district) < above.end(unit, ABOVE.district)
  }

  /** Whether the best reading may be answered, if no other ties with it. */
  isSure(best: Ranked, ranked: readonly Ranked[], asOf: Day): boolean {
    const { reading } = best
    const points = pointsWithoutDay(best)
    if (this.isCodeOnly(reading)) return points >= POINTS.believable
    if (reading.isOtherwise || points < POINTS.believed) return false
    // "đường Nguyễn Thị Minh Khai T. Hưng Yên"
    if (reading.mention?.isBehindOther && !reading.district && !best.isOnDay) return false
    // "Bda Xa, Quảng Ngãi" is not Xã Quảng Ngãi
    if (reading.mention?.declared?.isDoubtful && !reading.district && !reading.province) return false
    if (this.isLargerFirst(reading, asOf) || this.formerWardsOfStreet(reading, ranked).length > 0)
      return false
    return !ranked.some((other) => other.reading.isOtherwise && isPartOf(reading, other.reading))
  }

  /** Whether a reading that is answered explains the text as it stands. */
  isExact(reading: Reading): boolean {
    if (this.isCodeOnly(reading)) return true
    const { district, province, declared, mention } = reading
    if (reading.isNear || reading.hasWrongMarks || reading.against > 0 || declared === 'other') return false
    if (district?.mention.isNear || province?.mention.isNear || (!district && !province)) return false
    if (declared === 'none' && !district && this.isNameOfDistrict(reading)) return false
    if (declared === 'same' || (district && !district.isOfOtherDate)) return true
    return !mention?.isBehindOther && wordsLeftOver(this.text, this.leads, reading) === 0
  }

  /** A text of nothing but codes and units' words. */
  private isCodeOnly(reading: Reading): boolean {
    return reading.mention === null && wordsLeftOver(this.text, this.leads, reading) === 0
  }

  /** Whether the commune bears the name of a district of another date that it was cut from. */
  private isNameOfDistrict({ unit, mention }: Reading): boolean {
    const { above } = this.index
    return mention?.name.larger.some((naming) => above.has(unit, ABOVE.otherDistrict, naming.unit)) ?? false
  }

  /**
   * "12 Láng Hạ, Đống Đa, Hà Nội" names today's ward Đống Đa, but Láng Hạ was a ward of the district Đống Đa, and while there were
   * districts people wrote so and left out the ward. The district may be meant, of which today's ward is only a part: these are
   * the readings that say so, and where there are any the text is ambiguous. A text that calls Đống Đa a ward, or whose street
   * bears no former ward's name, is left with the ward of the day.
   */
  formerWardsOfStreet(reading: Reading, ranked: readonly Ranked[]): Ranked[] {
    const { declared, district, mention } = reading
    if (declared !== 'none' || district || !mention || !this.isNameOfDistrict(reading)) return []
    return ranked.filter(({ reading: other }) => {
      const isWritten = other.isOtherwise && !other.isNear && !other.hasWrongMarks
      const isInDistrict =
        other.district?.isOfOtherDate === false && other.district.mention.first === mention.first
      return isWritten && isInDistrict && this.isWholeName(other)
    })
  }

  /** "Láng Hạ" of "12 Láng Hạ, Đống Đa", but not the Hồng Phong of "đường Lê Hồng Phong". */
  private isWholeName({ mention, district }: Reading): boolean {
    if (!mention) return false
    const { first, end, otherwise } = mention
    if (otherwise?.kind === 'street' && this.leads.distances[first] !== 0) return false
    return end === district?.mention.first || this.text.separators[end] === SEPARATOR.strong
  }

  /** A name without a type that is also that of a larger unit of its day, which the text does not name otherwise. */
  private isLargerFirst(reading: Reading, asOf: Day): boolean {
    if (reading.declared !== 'none' || !reading.mention) return false
    const day = this.dayOf(reading, asOf)
    return reading.mention.name.larger.some(({ unit, kind }) => {
      const larger = this.index.units[unit] as AddressUnit
      if (kind === 'initials' || !existsOn(larger, day)) return false
      if (larger.level === 'province') return !reading.province
      // of Huyện Côn Đảo there is nothing but the special zone
      if (this.index.communesIn[unit]?.length === 0) return false
      return !reading.district && this.isInProvinceAbove(unit, reading.unit)
    })
  }

  /** Whether a district lies in a province that a commune lies in, on any date of either. */
  private isInProvinceAbove(district: number, commune: number): boolean {
    const { above } = this.index
    const end = above.end(district, ABOVE.province)
    for (let place = above.start(district, ABOVE.province); place < end; place++)
      if (above.isAbove(above.units[place] as number, commune)) return true
    return false
  }

  /** The day that a text was written on: an ended commune or province tells that it is an old one. */
  private dayOf({ unit, province }: Reading, asOf: Day): Day {
    const named = [unit, province?.unit ?? unit].map((number) => this.index.units[number] as AddressUnit)
    const ended = named.find(({ to }) => to !== null && to < asOf)
    return ended?.to ?? asOf
  }
}
