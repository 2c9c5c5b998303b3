import { addDays, addMonths } from '@hoanhap/geo/day.ts'
import { groupBy } from '@hoanhap/geo/group-by.ts'
import { describe, expect, it } from 'vitest'
import { searchKey } from '../../../geo/text.ts'
import { REGIMES } from '../../../seeds/legal/regimes.ts'
import { RULES } from '../../../seeds/legal/rules.ts'
import { STATUSES } from '../../../seeds/legal/statuses.ts'
import { TRANSITIONS } from '../../../seeds/legal/transitions.ts'
import { assessmentExpiresOn, scoreNeeds } from '../../../seeds/support-need/score.ts'
import { scorecardOn } from '../../../seeds/support-need/scorecard.ts'
import { countedOn } from '../../../seeds/synthetic-people/caseload.ts'
import { containsPoint } from '../../../seeds/synthetic-people/land-of-commune.ts'
import { syntheticPeople } from '../../../seeds/synthetic-people/people.ts'
import type { SyntheticPerson } from '../../../seeds/synthetic-people/person.ts'
import { isDrawn } from '../../../seeds/synthetic-people/units.ts'
import { TRADES } from '../../../seeds/trades/trades.ts'
import { sheet } from './sheet.ts'

const TODAY = '2026-11-22'
const COUNT = 3000
const units = sheet(7)
const people = syntheticPeople(units, COUNT, 'test', TODAY)
const open = people.filter(({ closedOn }) => closedOn === null)

const REGIME_OF = new Map(REGIMES.map((regime) => [regime.code as string, regime]))
const RULE_OF = new Map(RULES.map((rule) => [`${rule.regime} ${rule.status}`, rule]))
const ALLOWED = new Map(TRANSITIONS.map((change) => [`${change.regime} ${change.from} ${change.to}`, change]))
const TERMINAL = new Set<string>(STATUSES.filter(({ terminal }) => terminal).map(({ code }) => code))

describe('synthetic people', () => {
  it('are the same for the same units, seed and day, and others for another', () => {
    expect(syntheticPeople(units, COUNT, 'test', TODAY)).toEqual(people)
    const other = syntheticPeople(units, COUNT, 'other', TODAY)
    expect(other.map(({ identity }) => identity.name)).not.toEqual(
      people.map(({ identity }) => identity.name),
    )
  })

  it.each([
    TODAY,
    '2026-10-01',
    '2026-12-31',
    '2026-07-01',
    '2026-06-30',
    '2026-02-01',
    '2027-02-28',
    '2031-05-05',
  ])(
    'have exactly the wanted number of open cases on %s and at the end of the last full quarter',
    (today) => {
      const made = syntheticPeople(units, 400, 'count', today)
      const month = Number(today.slice(5, 7))
      const quarterEnd = addDays(
        `${today.slice(0, 4)}-${String(month - ((month - 1) % 3)).padStart(2, '0')}-01`,
        -1,
      )
      expect(countedOn(made, today).length).toBe(400)
      expect(countedOn(made, quarterEnd).length).toBe(400)
      expect(made.filter(({ closedOn }) => closedOn === null).length).toBe(400)
    },
  )

  it('come and go: some cases were closed, and nobody comes back as somebody else', () => {
    expect(people.length).toBeGreaterThan(COUNT * 1.1)
    expect(people.length).toBeLessThan(COUNT * 1.5)
    const numbers = people.flatMap(({ identity }) => identity.idNumber ?? [])
    expect(new Set(numbers).size).toBe(numbers.length)
  })

  it('are none before there is a register', () => {
    expect(() => syntheticPeople(units, 10, 'test', '2022-05-01')).toThrow(RangeError)
  })
})

describe('where they live', () => {
  const geometries = new Map(units.filter(isDrawn).map(({ code, geometry }) => [code, geometry]))
  const placed = people.filter(({ point }) => point !== null)

  it('is never outside of the commune', () => {
    for (const { point, stays } of placed) {
      const geometry = geometries.get(stays.at(-1)?.code ?? '')
      expect(geometry && point && containsPoint(geometry, point)).toBe(true)
    }
  })

  it('is known as a point, with its precision, for 95 % of them', () => {
    expect(open.filter(({ point }) => point !== null).length).toBe(COUNT * 0.95)
    expect(people.every(({ point, precision }) => (point === null) === (precision === null))).toBe(true)
    const precisions = groupBy(placed, ({ precision }) => precision)
    for (const precision of ['exact', 'street', 'hamlet'] as const) {
      expect((precisions.get(precision)?.length ?? 0) / placed.length).toBeGreaterThan(0.08)
    }
  })

  it('is close together: half of a commune lives on a small part of its land', () => {
    const communes = groupBy(placed, ({ stays }) => stays.at(-1)?.code)
    for (const neighbours of [...communes.values()].filter(({ length }) => length >= 40)) {
      // A tenth of a degree square in hundred cells.
      const cells = groupBy(neighbours, ({ point }) => point?.map((d) => Math.floor(d * 100)).join())
      const sizes = [...cells.values()].map(({ length }) => length).sort((a, b) => b - a)
      const inFullest = sizes.slice(0, 12).reduce((sum, size) => sum + size, 0)
      expect(inFullest / neighbours.length).toBeGreaterThan(0.5)
    }
  })

  it('is written from small to large', () => {
    const { identity, stays } = placed[0] as SyntheticPerson
    const commune = units.find(({ code }) => code === stays.at(-1)?.code)
    expect(identity.address?.endsWith(`${commune?.name}, Tỉnh ${commune?.parentCode}`)).toBe(true)
    const queued = people.find(({ stays: [stay] }) => stay?.level === 'province')
    expect(queued?.identity.address).toBe(`Tỉnh ${queued?.stays[0]?.code}`)
  })

  it('changed for a few, each time by a decision, within the province', () => {
    const moved = people.filter(({ stays }) => stays.length > 1)
    expect(moved.length).toBeGreaterThan(5)
    for (const { stays, changes } of moved) {
      const decision = changes.find(({ toStatus }) => toStatus === 'moved')
      expect(decision?.effectiveOn).toBe(stays[1]?.from)
      expect(stays[0]?.code).not.toBe(stays[1]?.code)
    }
    for (const { stays, changes, openedOn } of people) {
      expect(stays[0]?.from).toBe(openedOn)
      expect(changes.filter(({ toStatus }) => toStatus === 'moved').length).toBe(stays.length - 1)
    }
  })
})

describe('who they are', () => {
  it('is nobody: no place of birth, no network, no family name of the country', () => {
    for (const { identity } of people) {
      expect(identity.idNumber ?? '099000000000').toMatch(/^099\d{9}$/)
      expect(identity.phone ?? '0900000000').toMatch(/^09000\d{5}$/)
      expect(identity.familyContact ?? ', 0900000000').toMatch(/, 09000\d{5}$/)
      expect(FAMILY_NAMES).not.toContain(searchKey(identity.name).split(' ')[0])
    }
  })

  it('is said in the form of the country: three words, and a number that tells sex and year', () => {
    for (const { identity, sex, birthYear } of people) {
      expect(identity.name.split(' ').length).toBe(3)
      expect(identity.name).toBe(identity.name.normalize('NFC'))
      expect(identity.birthDate.startsWith(`${birthYear}-`)).toBe(true)
      if (identity.idNumber === null) continue
      const digit = (birthYear < 2000 ? 0 : 2) + (sex === 'female' ? 1 : 0)
      expect(identity.idNumber.slice(3, 6)).toBe(`${digit}${String(birthYear).slice(2)}`)
    }
  })

  it('is never under 12 when the case was opened', () => {
    for (const { openedOn, birthYear } of people) {
      expect(Number(openedOn.slice(0, 4)) - birthYear).toBeGreaterThanOrEqual(12)
    }
    expect(people.some(({ birthYear }) => 2026 - birthYear < 18)).toBe(true)
  })
})

describe('their legal histories', () => {
  it('begin on the day of opening and end with the case', () => {
    for (const { changes, openedOn, closedOn } of people) {
      expect(changes[0]?.effectiveOn).toBe(openedOn)
      const last = changes.at(-1)
      expect(TERMINAL.has(last?.toStatus ?? '')).toBe(closedOn !== null)
      if (closedOn !== null) expect(last?.effectiveOn).toBe(closedOn)
    }
  })

  it('are allowed by the law of the day of each decision', () => {
    for (const { changes } of people) {
      let from = 'opening'
      let before = ''
      let plannedEnd = ''
      for (const change of changes) {
        const regime = REGIME_OF.get(change.regime)
        expect(change.decisionOn >= (regime?.from ?? '9')).toBe(true)
        expect(regime?.to === null || change.decisionOn < (regime?.to ?? '')).toBe(true)
        expect(change.decisionOn <= change.effectiveOn && change.effectiveOn <= TODAY).toBe(true)
        expect(change.effectiveOn >= before).toBe(true)
        const allowed = ALLOWED.get(`${change.regime} ${from} ${change.toStatus}`)
        expect(allowed, `${change.regime} ${from} ${change.toStatus}`).toBeDefined()
        if (change.toStatus === 'completed') expect(change.effectiveOn >= plannedEnd).toBe(true)
        before = change.effectiveOn
        if (change.toStatus === 'moved') continue
        from = change.toStatus
        plannedEnd = change.plannedEnd ?? ''
      }
    }
  })

  it('have a body, a document and a term as the law asks', () => {
    for (const change of people.flatMap(({ changes }) => changes)) {
      const rule = RULE_OF.get(`${change.regime} ${change.toStatus}`)
      expect(rule?.decidedBy).toContain(change.issuingBody)
      if (rule?.document) expect(change.decisionNumber).toMatch(/^\d+\/\p{L}+-\p{L}+$/u)
      if (rule?.leastMonths && rule.mostMonths) {
        expect((change.plannedEnd ?? '') >= addMonths(change.effectiveOn, rule.leastMonths)).toBe(true)
        expect((change.plannedEnd ?? '9') <= addMonths(change.effectiveOn, rule.mostMonths)).toBe(true)
      } else expect(change.plannedEnd).toBeNull()
    }
  })

  it('use both laws, and a few terms are over without a decision about what comes next', () => {
    const changes = people.flatMap((person) => person.changes)
    expect(new Set(changes.map(({ regime }) => regime))).toEqual(new Set(['L73', 'L120']))
    const overdue = open.filter(({ changes }) => (changes.at(-1)?.plannedEnd ?? '9') < TODAY)
    expect(overdue.length).toBeGreaterThan(0)
    expect(overdue.length / open.length).toBeLessThan(0.06)
  })
})

describe('the help they get', () => {
  it('lies between the opening of the case and today', () => {
    for (const { openedOn, closedOn, consents, services, assessments } of people) {
      const end = closedOn ?? TODAY
      const days = [
        ...consents.map(({ givenOn }) => givenOn),
        ...services.map(({ givenOn }) => givenOn),
        ...assessments.map(({ assessedOn }) => assessedOn),
      ]
      expect(days.every((day) => openedOn <= day && day <= end)).toBe(true)
      expect(
        consents.every(({ givenOn, withdrawnOn }) => withdrawnOn === null || withdrawnOn >= givenOn),
      ).toBe(true)
    }
  })

  it('rests on assessments that add up, most of them in force, some run out', () => {
    for (const assessment of people.flatMap(({ assessments }) => assessments)) {
      const score = scoreNeeds(scorecardOn(assessment.assessedOn), assessment.needs)
      expect([assessment.points, assessment.suggestedBand]).toEqual([score.points, score.band])
      expect(assessment.overrideReason === null).toBe(assessment.band === score.band)
    }
    const latest = open.flatMap(({ assessments }) => assessments.at(-1) ?? [])
    const inForce = latest.filter(({ assessedOn }) => TODAY < assessmentExpiresOn(assessedOn))
    expect(inForce.length / open.length).toBeGreaterThan(0.7)
    expect(inForce.length).toBeLessThan(latest.length)
  })

  it('plans nothing for anybody whose case is closed, and rests on no agreement of theirs', () => {
    const closed = people.filter(({ closedOn }) => closedOn !== null)
    expect(closed.every(({ nextStep, consents }) => nextStep === null && consents.length === 0)).toBe(true)
  })

  it('knows trades of the reference list, and each purpose once', () => {
    const trades = new Set<string | null>([...TRADES.map(({ code }) => code), null])
    for (const { tradeLearned, tradeWanted, consents } of people) {
      expect([trades.has(tradeLearned), trades.has(tradeWanted)]).toEqual([true, true])
      expect(new Set(consents.map(({ purpose }) => purpose)).size).toBe(consents.length)
    }
  })
})

/** Family names that people of the country bear, without marks. */
const FAMILY_NAMES =
  `nguyen tran le pham huynh hoang phan vu vo dang bui do ho ngo duong ly dao doan vuong trinh truong
dinh lam phung mai to ta ha luu luong thai chau quach cao la kieu trieu dam nghiem lai ton tong nong be ma giang quan
than thach son kim danh chu van vi lo quang cam ca deo bach au uong thieu khuat khuong mac ninh phi tang tu vien`.split(
    /\s+/,
  )
