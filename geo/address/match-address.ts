import type { Day } from '../day.ts'
import type { AddressAnswer, AddressArea, AddressCandidate } from './address-answer.ts'
import type { AddressIndex, AddressUnit } from './address-index.ts'
import { areaOf } from './area.ts'
import { Certainty } from './certainty.ts'
import { dropCountry } from './country.ts'
import { FoldedText } from './folded-text.ts'
import { cutGluedWords } from './glued-words.ts'
import { Leads } from './leads.ts'
import { confirmLeads, exactMentions, nearMentions } from './mentions.ts'
import { POINTS } from './points.ts'
import { pointsWithoutDay, type Ranked, rank, tiedWith } from './ranking.ts'
import { type Reading, ReadingFinder } from './readings.ts'
import { type Reason, reasonsOf } from './reasons.ts'
import { UnitsOnDates } from './units-on-dates.ts'

export type { AddressAnswer } from './address-answer.ts'

export interface MatchOptions {
  /** The text is read on this day's units first, and the answer is a commune of this day. */
  asOf: Day
  /** Further days on which the commune is wanted. */
  days?: readonly Day[]
}

const MOST_CANDIDATES = 20
const NO_DAYS: readonly Day[] = []

/**
 * Reads addresses with one index. It keeps scratch space, so one matcher reads one address at a time.
 *
 * A text is folded into letters (`FoldedText`), the words that say what follows are found (`Leads`), then stretches that are
 * written like names (`Mention`). Every commune that a mention may mean is a `Reading`, with points for what goes with it and
 * against it (`ReadingFinder`, `POINTS`); `Certainty` says whether the best may be answered.
 */
export class AddressMatcher {
  private readonly text = new FoldedText()
  private readonly leads = new Leads(this.text)
  private readonly finder: ReadingFinder
  private readonly certainty: Certainty
  private readonly dates: UnitsOnDates

  constructor(private readonly index: AddressIndex) {
    this.finder = new ReadingFinder(index, this.text)
    this.certainty = new Certainty(index, this.text, this.leads)
    this.dates = new UnitsOnDates(index)
  }

  /** The commune that an address lies in. Any text is an address; no text makes it throw. */
  match(address: string, { asOf, days = NO_DAYS }: MatchOptions): AddressAnswer {
    this.text.read(address)
    dropCountry(this.text)
    cutGluedWords(this.text, this.index)
    this.leads.read()
    const ranked = rank(this.findReadings(), this.dates.on(asOf), this.text, this.leads)
    return this.answer(ranked, asOf, days)
  }

  /** Errors of letters are looked for only where the text as it stands leaves a question open. */
  private findReadings(): Reading[] {
    const { index, text, leads } = this
    const exact = exactMentions(index, text, leads)
    const readings = this.finder.find(exact, leads)
    if (readings[0] && this.certainty.isComplete(readings[0])) return readings
    confirmLeads(index, leads, exact)
    return this.finder.find([...exact, ...nearMentions(index, text, leads)], leads)
  }

  private answer(ranked: readonly Ranked[], asOf: Day, days: readonly Day[]): AddressAnswer {
    const [best] = ranked
    if (best && this.certainty.isSure(best, ranked, asOf)) {
      const tied = tiedWith(best, ranked)
      const candidates = this.candidatesOf(tied, asOf)
      const [only, ...others] = candidates
      if (only && others.length === 0)
        return {
          grade: this.certainty.isExact(best.reading) ? 'exact' : 'probable',
          unit: only.unit,
          onDays: days.map((day) => (day === asOf ? only.unit : this.onlyCommune(tied, day))),
          candidates,
          area: null,
        }
      const onDays = days.map((day) => (day === asOf ? null : this.onlyCommune(tied, day)))
      return this.undecided(
        candidates,
        onDays,
        areaOf(this.index, this.finder.claims, this.dates.on(asOf)),
        asOf,
      )
    }
    return this.answerUnsure(ranked, asOf, days)
  }

  /** An answer where the best reading cannot be believed: the district's if one is named, else what there is to choose from. */
  private answerUnsure(ranked: readonly Ranked[], asOf: Day, days: readonly Day[]): AddressAnswer {
    const [best] = ranked
    const area = areaOf(this.index, this.finder.claims, this.dates.on(asOf))
    if (!best || !isLikely(best)) {
      const byDistrict = this.answerByDistrict(area, best, asOf, days)
      if (byDistrict) return byDistrict
    }
    const candidates = this.candidatesOf(this.believable(ranked), asOf)
    const onDays = days.map(() => null)
    return this.undecided(candidates, onDays, area, asOf)
  }

  /** The readings to choose from, none of which can be answered. */
  private believable(ranked: readonly Ranked[]): Ranked[] {
    const [best] = ranked
    if (!best || pointsWithoutDay(best) < POINTS.believable) return []
    return [...tiedWith(best, ranked), ...this.certainty.formerWardsOfStreet(best.reading, ranked)]
  }

  private undecided(
    candidates: AddressCandidate[],
    onDays: (AddressUnit | null)[],
    area: number | null,
    asOf: Day,
  ): AddressAnswer {
    const grade = candidates.length > 0 ? 'ambiguous' : 'none'
    return { grade, unit: null, onDays, candidates, area: this.areaWithCommunes(area, asOf) }
  }

  private areaWithCommunes(area: number | null, asOf: Day): AddressArea | null {
    if (area === null) return null
    const communes = this.dates.on(asOf).communesOf(area)
    return { unit: this.unitAt(area), communes: communes.map((number) => this.unitAt(number)) }
  }

  private unitAt(number: number): AddressUnit {
    return this.index.units[number] as AddressUnit
  }

  /** The one commune that all these readings mean on a day; those of the day itself speak for it. */
  private onlyCommune(tied: readonly Ranked[], day: Day): AddressUnit | null {
    const units = this.dates.on(day)
    const hasOfDay = tied.some(({ reading }) => units.exists(reading.unit))
    let only: number | null = null
    for (const { reading } of tied) {
      if (hasOfDay && !units.exists(reading.unit)) continue
      const communes = units.communesOf(reading.unit)
      if (communes.length !== 1 || (only !== null && only !== communes[0])) return null
      only = communes[0] as number
    }
    return only === null ? null : this.unitAt(only)
  }

  private candidatesOf(tied: readonly Ranked[], asOf: Day): AddressCandidate[] {
    const candidates: AddressCandidate[] = []
    const today = this.dates.on(asOf)
    for (const { reading, isOnDay } of tied) {
      const communes = today.communesOf(reading.unit)
      for (const commune of communes) {
        const unit = this.unitAt(commune)
        if (candidates.length >= MOST_CANDIDATES || candidates.some((known) => known.unit === unit)) continue
        const why = reasonsOf(this.index, reading, isOnDay, communes.length)
        candidates.push({ unit, readAs: this.unitAt(reading.unit), why })
      }
    }
    return candidates
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
    if (area === null || this.unitAt(area).level !== 'district') return null
    const readAs = this.unitAt(area)
    const units = this.dates.on(asOf)
    const communes = units.communesOf(area).map((number) => this.unitAt(number))
    if (communes.length === 0 || communes.length > MOST_CANDIDATES) return null
    const why: Reason[] = [{ kind: 'district', unit: readAs }]
    const candidates = communes.map((unit) => ({ unit, readAs, why }))
    const [only, ...others] = communes
    const unit = only && others.length === 0 ? only : null
    return {
      grade: unit ? 'probable' : 'ambiguous',
      unit,
      onDays: days.map((day) => this.wholeOn(area, day)),
      candidates: best ? firstOf(candidates, this.unitAt(best.reading.unit)) : candidates,
      area: unit ? null : this.areaWithCommunes(area, asOf),
    }
  }

  /** The commune in which all of a district lies on a day. */
  private wholeOn(district: number, day: Day): AddressUnit | null {
    const [only, ...others] = this.dates.on(day).communesOf(district)
    return only !== undefined && others.length === 0 ? this.unitAt(only) : null
  }
}

/** The candidates with those of a unit before the others. */
function firstOf(candidates: readonly AddressCandidate[], unit: AddressUnit): AddressCandidate[] {
  return candidates.toSorted((a, b) => Number(b.unit === unit) - Number(a.unit === unit))
}

/** A commune that the text names with its district and province, though perhaps as a street's name. */
function isLikely(best: Ranked): boolean {
  return best.reading.isOtherwise && pointsWithoutDay(best) >= POINTS.believed
}
