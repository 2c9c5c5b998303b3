/**
 * Synthetic people of a register. Origin: everything is drawn by chance from a seed; nobody is described, and the
 * numbers and family names are such that nobody can be.
 */
import { addDays, type Day, lastFullQuarters, quarterDays } from '@hoanhap/geo/day.ts'
import { groupBy } from '@hoanhap/geo/group-by.ts'
import { integerBetween, pick, type Random, seededRandom } from '@hoanhap/geo/random.ts'
import type { AgeBand, LegalStatus, Sex, SupportNeed, Work } from '../../server/features/cases/values.ts'

import { drawFrom, drawKey, type Habits, habitsOf } from './habits.ts'
import { agreesTo, helpFor } from './help.ts'
import { historyEndingIn, historyTo, moveOn } from './histories.ts'
import { type Home, homesOf } from './homes.ts'
import { syntheticIdentity } from './identity.ts'
import { assessmentsOf } from './needs.ts'
import { END_SHARES, type OpenStatus } from './paths.ts'
import type { SyntheticPerson, SyntheticStatusChange, SyntheticStay } from './person.ts'
import { type Dwelling, Settlements } from './settlements.ts'
import { isDrawn, type SyntheticUnit } from './units.ts'

/** How many quarters back a register is as full as it is today, but for a few percent. */
const QUARTERS = 4
/** Of homes whose person came in a quarter, the share that stood empty at its beginning: growth. */
const EMPTY_BEFORE = 0.28
const FIRST_DAY: Day = '2025-01-01'
const MOVED_SHARE = 0.02
const AGES: Readonly<Record<AgeBand, readonly [least: number, most: number]>> = {
  '12-17': [14, 17],
  '18-24': [18, 24],
  '25-34': [25, 34],
  '35-49': [35, 49],
  '50+': [50, 66],
}
const LEAST_AGE_AT_OPENING = 12
/** Courts and clinics treat minors on a track of their own, which is not made up here. */
const STATUSES_OF_MINORS: readonly LegalStatus[] = [
  'use_management',
  'assessment',
  'voluntary_home',
  'voluntary_centre',
]
const IN_A_CENTRE: readonly LegalStatus[] = ['voluntary_centre', 'compulsory_centre', 'detained', 'absconded']
const WORK_IN_A_CENTRE = { unknown: 0.35, not_seeking: 0.4, in_training: 0.25 } as const
const SUBSTANCES = { opioid: 0.42, ats: 0.38, other: 0.05, unknown: 0.15 } as const
const LEARNED_SHARE = 0.4

/**
 * People with a case each: exactly `count` of them have it open today, and as many had on the last day of the last full
 * quarter; the quarters before had a few percent fewer. The same units, seed and day give the same people.
 * Throws RangeError for a day before 2025: no register is older than the first law.
 */
export function syntheticPeople(
  units: readonly SyntheticUnit[],
  count: number,
  seed: string | number,
  today: Day,
): SyntheticPerson[] {
  if (today < FIRST_DAY) throw new RangeError(`no synthetic register on ${today}`)
  const register = new Register(units, homesOf(units, count, seed), seed, today)
  return register.people()
}

/** When a case was opened and closed, and what was decided in between. */
interface History {
  openedOn: Day
  closedOn: Day | null
  changes: SyntheticStatusChange[]
}

class Register {
  private readonly homes: readonly Home[]
  private readonly provinceNames: ReadonlyMap<string, string>
  private readonly placedByProvince: ReadonlyMap<string | null, SyntheticUnit[]>
  private readonly settlements = new Map<string, Settlements>()
  private readonly habits = new Map<string, Habits>()
  private readonly quarterEnds: readonly Day[]
  private readonly seed: string | number
  private readonly today: Day
  private readonly random: Random
  private made = 0

  constructor(units: readonly SyntheticUnit[], homes: readonly Home[], seed: string | number, today: Day) {
    this.homes = homes
    this.provinceNames = new Map(
      units.filter(({ level }) => level === 'province').map(({ code, name }) => [code, name]),
    )
    const placed = homes.filter((home) => home.placed).map(({ unit }) => unit)
    this.placedByProvince = groupBy(placed, ({ parentCode }) => parentCode)
    this.quarterEnds = lastFullQuarters(today, QUARTERS).map((quarter) => quarterDays(quarter).last)
    this.seed = seed
    this.today = today
    this.random = seededRandom(`${seed}/people`)
  }

  people(): SyntheticPerson[] {
    return this.homes.flatMap((home) => this.occupants(home))
  }

  /** Who has the home today and who had it at earlier quarters' ends, the newest first. */
  private occupants(home: Home): SyntheticPerson[] {
    const newest = this.newcomer(home)
    const people = [newest]
    let { openedOn } = newest
    for (const quarterEnd of this.quarterEnds.toReversed()) {
      if (openedOn <= quarterEnd) continue
      const mustBeFull = quarterEnd === this.quarterEnds.at(-1)
      if (!mustBeFull && this.random() < EMPTY_BEFORE) break
      const predecessor = this.predecessor(home, quarterEnd, openedOn)
      people.push(predecessor)
      openedOn = predecessor.openedOn
    }
    return people
  }

  private newcomer(home: Home): SyntheticPerson {
    const { random, today } = this
    const habits = this.habitsIn(home)
    const age = integerBetween(random, ...AGES[drawFrom<AgeBand>(habits, 'ageBand', random)])
    const drawn = drawFrom<OpenStatus>(habits, 'status', random)
    const status = age >= 18 || STATUSES_OF_MINORS.includes(drawn) ? drawn : 'voluntary_home'
    const changes = historyTo(status, today, random)
    return this.person(home, { openedOn: dayOf(changes), closedOn: null, changes }, age)
  }

  /** Somebody whose case was open at a quarter's end and ended afterwards, before the next one came. */
  private predecessor(home: Home, quarterEnd: Day, before: Day): SyntheticPerson {
    const { random, today } = this
    const closedOn = dayBetween(addDays(quarterEnd, 1), before, random)
    let changes = historyEndingIn(drawKey(END_SHARES, random), closedOn, today, random)
    // A case that was opened too late would leave the home empty at the quarter's end.
    while (dayOf(changes) > quarterEnd) changes = historyEndingIn('completed', closedOn, today, random)
    const age = integerBetween(random, 19, 62)
    return this.person(home, { openedOn: dayOf(changes), closedOn, changes }, age)
  }

  private person(home: Home, history: History, wantedAge: number): SyntheticPerson {
    const { random, today } = this
    const { openedOn, closedOn } = history
    const habits = this.habitsIn(home)
    const year = yearOf(today)
    const age = Math.max(wantedAge, LEAST_AGE_AT_OPENING + year - yearOf(openedOn))
    const sex = drawFrom<Sex>(habits, 'sex', random)
    const dwelling = this.dwellingIn(home)
    const address = this.addressOf(home, dwelling)
    this.made++
    const identity = syntheticIdentity({ sex, birthYear: year - age, index: this.made, address }, random)
    const status = history.changes.at(-1)?.toStatus as LegalStatus
    const work = this.workOf(status, habits)
    const substance = status === 'ost' ? 'opioid' : drawKey(SUBSTANCES, random)
    const facts = {
      status,
      openedOn,
      closedOn,
      today,
      work,
      substance,
      hasFamilyContact: identity.familyContact !== null,
    }
    return asAgreed({
      identity,
      sex,
      birthYear: year - age,
      openedOn,
      closedOn,
      ...this.whereabouts(home, history),
      point: dwelling?.point ?? null,
      precision: dwelling?.precision ?? null,
      work,
      tradeLearned: random() < LEARNED_SHARE ? this.trade(habits) : null,
      tradeWanted: this.trade(habits),
      substance,
      substitution: status === 'ost',
      assessments: assessmentsOf(
        drawFrom<SupportNeed>(habits, 'supportNeed', random),
        {
          openedOn,
          until: closedOn ?? today,
          homeSince: history.changes.find(({ toStatus }) => toStatus === 'post_rehab')?.effectiveOn ?? null,
          usesOpioidsWithoutTreatment: substance === 'opioid' && status !== 'ost',
          seeksWork: work === 'seeking' || work === 'left_job',
        },
        random,
      ),
      ...helpFor(facts, random),
    })
  }

  /** The stays of a person; a few came from another commune of the province, with a decision that says so. */
  private whereabouts(
    home: Home,
    { openedOn, closedOn, changes }: History,
  ): Pick<SyntheticPerson, 'stays' | 'changes'> {
    const { random } = this
    const here: SyntheticStay = { level: home.unit.level, code: home.unit.code, from: openedOn }
    const origin = this.originOf(home)
    const first = addDays(openedOn, 30)
    const last = addDays(closedOn ?? this.today, -10)
    const movedOn = first < last ? dayBetween(first, last, random) : null
    const move = origin && movedOn && moveOn(changes, movedOn, random)
    if (!move) return { stays: [here], changes }
    const stays = [
      { ...here, code: origin.code },
      { ...here, from: move.effectiveOn },
    ]
    const moved = changes.filter(({ effectiveOn }) => effectiveOn < move.effectiveOn)
    return { stays, changes: [...moved, move, ...changes.slice(moved.length)] }
  }

  private originOf(home: Home): SyntheticUnit | null {
    if (!home.placed || this.random() >= MOVED_SHARE) return null
    const origin = pick(this.random, this.placedByProvince.get(home.unit.parentCode) ?? [home.unit])
    return origin.code === home.unit.code ? null : origin
  }

  private workOf(status: LegalStatus, habits: Habits): Work {
    return IN_A_CENTRE.includes(status)
      ? drawKey<keyof typeof WORK_IN_A_CENTRE>(WORK_IN_A_CENTRE, this.random)
      : drawFrom<Work>(habits, 'work', this.random)
  }

  private trade(habits: Habits): string | null {
    const trade = drawFrom(habits, 'trade', this.random)
    return trade === 'none' ? null : trade
  }

  private dwellingIn({ unit, placed }: Home): Dwelling | null {
    if (!placed || !isDrawn(unit)) return null
    const settlements = this.settlements.get(unit.code) ?? new Settlements(unit, this.random)
    this.settlements.set(unit.code, settlements)
    return settlements.dwelling(this.random)
  }

  /** From small to large, as addresses are written; only as far as it is known. */
  private addressOf({ unit }: Home, dwelling: Dwelling | null): string {
    const province = this.provinceNames.get(unit.parentCode ?? '')
    return [dwelling?.line, unit.name, province].filter(Boolean).join(', ')
  }

  private habitsIn({ unit }: Home): Habits {
    const province = unit.level === 'province' ? unit.code : (unit.parentCode ?? '')
    const habits = this.habits.get(province) ?? habitsOf(province, this.seed)
    this.habits.set(province, habits)
    return habits
  }
}

/** The family and substitution treatment stand in a file only while the person agrees to it. */
function asAgreed({ identity, substitution, ...person }: SyntheticPerson): SyntheticPerson {
  const familyContact = agreesTo(person.consents, 'familyContact') ? identity.familyContact : null
  const known = agreesTo(person.consents, 'substitution') ? substitution : null
  return { ...person, identity: { ...identity, familyContact }, substitution: known }
}

function dayOf(changes: readonly SyntheticStatusChange[]): Day {
  return (changes[0] as SyntheticStatusChange).effectiveOn
}

/** A day from the first to the last, both included. */
function dayBetween(first: Day, last: Day, random: Random): Day {
  const days = Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000)
  return addDays(first, integerBetween(random, 0, Math.max(0, days)))
}

function yearOf(day: Day): number {
  return Number(day.slice(0, 4))
}
