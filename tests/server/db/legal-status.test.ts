import { addDays, type Day, dayInVietnam } from '@hoanhap/geo/day.ts'
import { integerBetween, pick, seededRandom } from '@hoanhap/geo/random.ts'
import { DatabaseError } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../../server/db/connect.ts'
import { asLoader, asRequest, type Trx } from '../../../server/db/transactions.ts'
import { insertReferenceLists } from '../../../server/features/packs/load-reference-lists.ts'
import { asAdministrator, ENGINE, testDatabase } from '../../support/database.ts'
import {
  fillPlace,
  type OpenedCase,
  openCase,
  type ProposedChange,
  proposeChange,
  signedInAs,
  unitIds,
} from '../../support/register.ts'
import { drawChange } from './draw-change.ts'
import { addMonths, afterChange, brokenRules, type CaseState, type World } from './legal-model.ts'

// The embedded engine takes ten times as long; the walk is the same, and shorter.
const SEQUENCES = ENGINE === 'pglite' ? 40 : 120
const CHANGES_EACH = 8
const today = dayInVietnam(Date.now())
/** Not there yet, even when the tests run past midnight. */
const dayToCome = addDays(today, 2)

let db: Database
let ids: Map<string, number>
let officer: string
const id = (code: string) => ids.get(code) as number

beforeAll(async () => {
  db = await testDatabase()
  await fillPlace(db)
  ids = await unitIds(db, ['01', '02', '00101', '00102', '00201', '001', '00109'])
  officer = await signedInAs(
    db,
    'province_officer',
    ['social_officer'],
    [{ unitId: id('01'), from: '2020-01-01', to: null }],
  )
})
afterAll(() => db.close())

const asOfficer = <T>(work: (trx: Trx) => Promise<T>) => asRequest(db, officer, 'hoanhap_app', work)

/** The name of the constraint that refused the work; null when it went through. Nothing of a refused one stays. */
async function refusal(trx: Trx, work: (step: Trx) => Promise<unknown>): Promise<string | null> {
  try {
    await trx.transaction(async (step) => void (await work(step)))
    return null
  } catch (error) {
    if (error instanceof DatabaseError) return error.constraint ?? error.message
    throw error
  }
}

/** What the database keeps of a case: in the words of the model, and everything that hangs on it as one text. */
async function kept(trx: Trx, { caseId }: OpenedCase): Promise<{ state: CaseState; trace: string }> {
  const { rows } = await trx.raw(
    `select jsonb_build_object('unitId', c.unit_id, 'status', c.status, 'statusSince', c.status_since, 'regime', c.regime,
              'plannedEnd', c.planned_end, 'openedOn', c.opened_on, 'closedOn', c.closed_on,
              'lastChangeOn', (select max(s.effective_on) from status_change s where s.case_id = c.id)) as state,
            jsonb_build_array(to_jsonb(c) - 'updated_at', to_jsonb(p),
              (select jsonb_agg(e order by e.number) from episode e where e.case_id = c.id),
              (select jsonb_agg(s order by s.id) from status_change s where s.case_id = c.id),
              (select jsonb_agg(r order by r.id) from residence r where r.case_id = c.id))::text as trace
     from case_file c join person p on p.id = c.person_id where c.id = ?`,
    [caseId],
  )
  return rows[0]
}

test('accepts exactly what the model of the law accepts, and a refusal changes nothing', async () => {
  const world: World = {
    get today() {
      return dayInVietnam(Date.now())
    },
    currentUnits: new Set(['01', '02', '00101', '00102', '00201'].map(id)),
  }
  const own = ['00101', '00102', '01'].map(id)
  const random = seededRandom('legal status')
  const seen = new Map<string, number>()
  for (let sequence = 0; sequence < SEQUENCES; sequence++) {
    await asLoader(db, async (trx) => {
      const openedOn = addDays('2023-01-01', integerBetween(random, 0, 1300))
      const opened = await openCase(trx, { unitId: pick(random, own), openedOn })
      let { state, trace } = await kept(trx, opened)
      for (let step = 0; step < CHANGES_EACH; step++) {
        const change = drawChange(random, state, world, [...ids.values()])
        const broken = brokenRules(state, change, world)
        const refused = await refusal(trx, (inner) =>
          proposeChange(inner, { caseId: opened.caseId, unitId: state.unitId }, change),
        )
        const now = await kept(trx, opened)
        const told = JSON.stringify({ sequence, state, change, refused, broken: [...broken] })
        expect(refused === null, told).toBe(broken.size === 0)
        if (refused !== null) expect([...broken], told).toContain(refused)
        expect(now.trace === trace, told).toBe(refused !== null)
        expect(now.state, told).toEqual(refused === null ? afterChange(state, change) : state)
        ;({ state, trace } = now)
        const outcome = refused ?? `to ${change.toStatus}`
        seen.set(outcome, (seen.get(outcome) ?? 0) + 1)
      }
    })
  }
  if (ENGINE === 'pglite') return
  // The long walk went everywhere: every rule refused something, and every status was entered.
  const outcomes = [...seen.keys()]
  expect(outcomes.filter((outcome) => outcome.startsWith('to ')).length).toBeGreaterThanOrEqual(17)
  expect(outcomes.filter((outcome) => !outcome.startsWith('to ')).sort()).toEqual(
    expect.arrayContaining([
      'status_change_allowed',
      'status_change_case_is_open',
      'status_change_completed_early',
      'status_change_decided',
      'status_change_document',
      'status_change_in_order',
      'status_change_issuing_body',
      'status_change_move',
      'status_change_planned_end',
      'status_change_regime_in_force',
      'status_change_term',
      'status_change_without_term',
    ]),
  )
})

const POST_REHAB: ProposedChange = {
  toStatus: 'post_rehab',
  regime: 'L73',
  decisionNumber: '12/QĐ-UBND',
  decisionOn: '2026-01-15',
  issuingBody: 'commune_chairman',
  effectiveOn: '2026-01-16',
  plannedEnd: '2027-01-16',
  reductionDocument: null,
  toUnitId: null,
}
const COMPLETED: ProposedChange = {
  ...POST_REHAB,
  toStatus: 'completed',
  regime: 'L120',
  decisionOn: '2026-09-01',
  effectiveOn: '2026-09-01',
  plannedEnd: null,
}

describe('as an officer', () => {
  async function opened(trx: Trx, code = '00101'): Promise<OpenedCase & { unitId: number }> {
    const unitId = id(code)
    return { ...(await openCase(trx, { unitId, openedOn: '2025-03-01' })), unitId }
  }

  test.each<[name: string, change: Partial<ProposedChange>, constraint: string | null]>([
    ['the decision as it should be', {}, null],
    ['no number of the document', { decisionNumber: ' ' }, 'status_change_document'],
    ['an effect before the decision', { effectiveOn: '2026-01-14' }, 'status_change_in_order'],
    [
      'an effect before the opening',
      { decisionOn: '2025-02-01', effectiveOn: '2025-02-28' },
      'status_change_in_order',
    ],
    ['a decision of tomorrow', { regime: 'L120', decisionOn: dayToCome }, 'status_change_issuing_body'],
    ['a body that does not decide this', { issuingBody: 'clinic' }, 'status_change_issuing_body'],
    ['a law that was not in force', { regime: 'L120' }, 'status_change_regime_in_force'],
    ['a law that nobody knows', { regime: 'L99' }, 'status_change_regime_in_force'],
    ['a status that nobody knows', { toStatus: 'relapse' }, 'status_change_allowed'],
    ['a status that cannot follow', { toStatus: 'completed', plannedEnd: null }, 'status_change_allowed'],
    ['no planned end', { plannedEnd: null }, 'status_change_planned_end'],
    ['a day too short', { plannedEnd: '2027-01-14' }, 'status_change_term'],
    ['a day too long', { plannedEnd: '2028-01-17' }, 'status_change_term'],
    ['another unit without a move', { toUnitId: 1 }, 'status_change_move'],
  ])('%s', async (_name, change, constraint) => {
    await asOfficer(async (trx) => {
      const file = await opened(trx)
      const before = (await kept(trx, file)).trace
      const told = await refusal(trx, (step) => proposeChange(step, file, { ...POST_REHAB, ...change }))
      expect(told).toBe(constraint)
      expect((await kept(trx, file)).trace === before).toBe(constraint !== null)
    })
  })

  test('a decision of tomorrow by the right body is no decision yet', async () => {
    await asOfficer(async (trx) => {
      const change = {
        ...POST_REHAB,
        regime: 'L120',
        issuingBody: 'commune_police',
        decisionOn: dayToCome,
      }
      const told = await refusal(trx, async (step) => proposeChange(step, await opened(step), change))
      expect(told).toBe('status_change_decided')
    })
  })

  test('before the planned end a case is completed only with a document that shortened the term', async () => {
    await asOfficer(async (trx) => {
      const file = await opened(trx)
      await proposeChange(trx, file, POST_REHAB)
      expect(await refusal(trx, (step) => proposeChange(step, file, COMPLETED))).toBe(
        'status_change_completed_early',
      )
      await proposeChange(trx, file, { ...COMPLETED, reductionDocument: '3/QĐ' })
      const { rows } = await trx.raw('select closed_on, closed_as, number from episode where case_id = ?', [
        file.caseId,
      ])
      expect(rows).toEqual([{ closed_on: '2026-09-01', closed_as: 'completed', number: 1 }])
    })
  })

  test('a closed case takes no change, no service and no assessment; help from before may be noted', async () => {
    await asOfficer(async (trx) => {
      const file = await opened(trx)
      await proposeChange(trx, file, POST_REHAB)
      await proposeChange(trx, file, { ...COMPLETED, reductionDocument: '3/QĐ' })
      const row = { case_id: file.caseId, unit_id: file.unitId }
      expect(await refusal(trx, (step) => proposeChange(step, file, COMPLETED))).toBe(
        'status_change_case_is_open',
      )
      const note = (givenOn: Day) => (step: Trx) =>
        step('service_event').insert({ ...row, kind: 'call', given_on: givenOn })
      expect(await refusal(trx, note('2026-09-02'))).toBe('case_is_open')
      expect(await refusal(trx, note('2026-08-31'))).toBeNull()
      for (const [table, columns] of [
        ['support_file', { support: 'offered' }],
        ['work_file', { work: 'seeking' }],
        ['health_file', { substance: 'ats' }],
        ['residence', { location: null, precision: null }],
      ] as const) {
        const change = (step: Trx) => step(table).where('case_id', file.caseId).update(columns)
        expect([table, await refusal(trx, change)]).toEqual([table, 'case_is_open'])
      }
      const consent = (step: Trx) =>
        step('consent').insert({ ...row, purpose: 'support', given_on: '2026-08-01' })
      expect(await refusal(trx, consent)).toBe('case_is_open')
    })
  })

  test('the next case of a person whose case was completed is the next episode', async () => {
    await asOfficer(async (trx) => {
      const file = await opened(trx)
      const again = (step: Trx) =>
        step('case_file')
          .insert({
            person_id: file.personId,
            unit_id: file.unitId,
            programme: 'rehab',
            opened_on: '2026-10-01',
          })
          .returning('episode')
      expect(await refusal(trx, again)).toBe('case_file_one_open_per_person')
      await proposeChange(trx, file, POST_REHAB)
      await proposeChange(trx, file, { ...COMPLETED, reductionDocument: '3/QĐ' })
      expect(await again(trx)).toEqual([{ episode: 2 }])
    })
  })

  test('nobody under 12 is entered, nor becomes so by a correction', async () => {
    await asOfficer(async (trx) => {
      const child = { unitId: id('00101'), openedOn: '2025-03-01', birthYear: 2014 }
      expect(await refusal(trx, (step) => openCase(step, child))).toBe('case_file_person_is_twelve')
      const file = await openCase(trx, { ...child, birthYear: 2013 })
      const younger = (step: Trx) => step('person').where('id', file.personId).update({ birth_year: 2014 })
      expect(await refusal(trx, younger)).toBe('case_file_person_is_twelve')
      const { rows } = await trx.raw('select adult_from from case_file where id = ?', [file.caseId])
      expect(rows).toEqual([{ adult_from: '2032-01-01' }])
    })
  })

  test('a case is opened by today and before its first change; its episode begins with it', async () => {
    await asOfficer(async (trx) => {
      const early = (step: Trx) => openCase(step, { unitId: id('00101'), openedOn: dayToCome })
      expect(await refusal(trx, early)).toBe('case_file_not_in_the_future')
      const file = await opened(trx)
      await proposeChange(trx, file, POST_REHAB)
      const open = (day: Day) => (step: Trx) =>
        step('case_file').where('id', file.caseId).update({ opened_on: day })
      expect(await refusal(trx, open('2026-01-17'))).toBe('case_file_opened_before_changes')
      expect(await refusal(trx, open('2026-01-16'))).toBeNull()
      const { rows } = await trx.raw('select opened_on from episode where case_id = ?', [file.caseId])
      expect(rows).toEqual([{ opened_on: '2026-01-16' }])
    })
  })

  test('nobody writes a legal status, an end or an episode past its change', async () => {
    const writes: [table: string, row: (file: OpenedCase & { unitId: number }) => Record<string, unknown>][] =
      [
        ['case_file', () => ({ status: 'completed' })],
        ['case_file', () => ({ closed_on: '2026-01-01' })],
        ['case_file', () => ({ planned_end: '2026-01-01' })],
        ['case_file', () => ({ adult_from: '2000-01-01' })],
        ['case_file', () => ({ unit_id: id('00201') })],
        ['person', () => ({ unit_id: id('00201') })],
        ['status_change', () => ({ effective_on: '2026-01-01' })],
        ['residence', () => ({ at_unit_id: id('00201') })],
        ['episode', () => ({ closed_on: '2026-01-01' })],
        ['support_file', () => ({ need_band: 'low', need_expires_on: '2030-01-01' })],
      ]
    await asOfficer(async (trx) => {
      const file = await opened(trx)
      for (const [table, row] of writes) {
        const key =
          table === 'person'
            ? { id: file.personId }
            : table === 'case_file'
              ? { id: file.caseId }
              : { case_id: file.caseId }
        const told = await refusal(trx, (step) => step(table).where(key).update(row(file)))
        expect([table, told]).toEqual([table, expect.stringContaining('permission denied')])
      }
      const inserts: [string, Record<string, unknown>][] = [
        ['episode', { case_id: file.caseId, unit_id: file.unitId, number: 2, opened_on: '2025-03-01' }],
        [
          'residence',
          { case_id: file.caseId, unit_id: file.unitId, at_unit_id: id('00102'), stay: '[2024-01-01,)' },
        ],
        [
          'residence',
          {
            case_id: file.caseId,
            unit_id: file.unitId,
            at_unit_id: id('00102'),
            stay: '[2020-01-01,2021-01-01)',
          },
        ],
      ]
      const told = []
      for (const [table, row] of inserts) told.push(await refusal(trx, (step) => step(table).insert(row)))
      expect(told).toEqual(['episode_follows_file', 'residence_in_unit_of_file', 'residence_of_today'])
    })
  })

  test.each(['001', '00109'])('a person is not entered in the former unit %s', async (code) => {
    const told = await asLoader(db, (trx) =>
      refusal(trx, (step) => openCase(step, { unitId: id(code), openedOn: '2025-03-01' })),
    )
    expect(told).toBe('person_unit_is_current')
  })

  test('whoever records is whoever is signed in, and now', async () => {
    await asOfficer(async (trx) => {
      const file = await opened(trx)
      await trx('service_event').insert({
        case_id: file.caseId,
        unit_id: file.unitId,
        kind: 'call',
        given_on: '2026-01-01',
        recorded_by: null,
        recorded_at: '2020-01-01',
      })
      const { rows } = await trx.raw(
        `select recorded_by = app.account_id() as own, recorded_at = now() as now from service_event where case_id = ?`,
        [file.caseId],
      )
      expect(rows).toEqual([{ own: true, now: true }])
    })
  })

  test('whoever says what follows from the person is compared', async () => {
    await asOfficer(async (trx) => {
      const file = await opened(trx)
      await proposeChange(trx, file, POST_REHAB)
      await proposeChange(trx, file, { ...COMPLETED, reductionDocument: '3/QĐ' })
      const again = (adultFrom: Day, episode: number) => (step: Trx) =>
        step('case_file').insert({
          ...{ person_id: file.personId, unit_id: file.unitId, programme: 'rehab', opened_on: '2026-10-01' },
          ...{ adult_from: adultFrom, episode },
        })
      expect(await refusal(trx, again('2000-01-01', 2))).toBe('case_file_follows_person')
      expect(await refusal(trx, again('2009-01-01', 1))).toBe('case_file_follows_person')
      expect(await refusal(trx, again('2009-01-01', 2))).toBeNull()
    })
  })

  test('nobody is recorded for what another recorded', async () => {
    await asOfficer(async (trx) => {
      const file = await opened(trx)
      const { rows } = await trx.raw('select app.account_id() as own, app.account_id() + 1 as other')
      const consent = (recorded: Record<string, unknown>) => (step: Trx) =>
        step('consent').insert({
          ...{ case_id: file.caseId, unit_id: file.unitId, purpose: 'training', given_on: '2026-01-20' },
          ...recorded,
        })
      const { own, other } = rows[0]
      expect(await refusal(trx, consent({ recorded_by: other }))).not.toBeNull()
      expect(await refusal(trx, consent({ recorded_by: own, recorded_at: '2020-01-01' }))).toBe(
        'consent_recorded_by_caller',
      )
      expect(await refusal(trx, consent({ recorded_by: own }))).toBeNull()
    })
  })

  test('a hidden case is refused like one that is not there', async () => {
    const hidden = await asLoader(db, (trx) => openCase(trx, { unitId: id('00201'), openedOn: '2025-03-01' }))
    const absent = 2_000_000_000
    const attempts: ((trx: Trx, caseId: number, unitId: number) => Promise<unknown>)[] = [
      (trx, caseId, unitId) =>
        proposeChange(trx, { caseId, unitId }, { ...POST_REHAB, issuingBody: 'clinic' }),
      (trx, caseId, unitId) =>
        trx('service_event').insert({
          case_id: caseId,
          unit_id: unitId,
          kind: 'call',
          given_on: '2026-01-01',
        }),
      (trx, caseId, unitId) =>
        trx('consent').insert({
          case_id: caseId,
          unit_id: unitId,
          purpose: 'support',
          given_on: '2026-01-01',
        }),
      (trx, caseId) => trx.raw('select app.place_case(?, ?)', [caseId, id('00101')]),
    ]
    await asOfficer(async (trx) => {
      for (const [index, attempt] of attempts.entries()) {
        for (const unitId of [id('00101'), id('00201')]) {
          const told = await refusal(trx, (step) => attempt(step, hidden.caseId, unitId))
          expect([index, told]).toEqual([index, expect.any(String)])
          expect(told).toBe(await refusal(trx, (step) => attempt(step, absent, unitId)))
        }
      }
    })
  })
})

describe('many changes in one statement', () => {
  const row = ({ caseId }: OpenedCase, change: Record<string, unknown> = {}) => ({
    case_id: caseId,
    unit_id: id('00101'),
    from_status: 'opening',
    to_status: POST_REHAB.toStatus,
    regime: POST_REHAB.regime,
    document: 'post_rehab_decision',
    decision_number: POST_REHAB.decisionNumber,
    decision_on: POST_REHAB.decisionOn,
    issuing_body: POST_REHAB.issuingBody,
    effective_on: POST_REHAB.effectiveOn,
    planned_end: POST_REHAB.plannedEnd,
    ...change,
  })

  test.each<[name: string, change: Record<string, unknown>, constraint: string | null]>([
    ['as each of them should be', {}, null],
    ['of which one says another status before', { from_status: 'ost' }, 'status_change_allowed'],
    ['of which one says another document', { document: 'court_decision' }, 'status_change_document'],
    ['of which one says that no document is needed', { document: null }, 'status_change_document'],
    ['of which one is decided by another body', { issuing_body: 'clinic' }, 'status_change_issuing_body'],
    ['of which one names a law that nobody knows', { regime: 'L99' }, 'status_change_regime_in_force'],
    ['of which one leads nowhere', { to_unit_id: 2_000_000 }, 'status_change_move'],
  ])('%s', async (_name, change, constraint) => {
    await asLoader(db, async (trx) => {
      const files: OpenedCase[] = []
      for (let i = 0; i < 3; i++)
        files.push(await openCase(trx, { unitId: id('00101'), openedOn: '2025-03-01' }))
      const rows = files.map((file, i) => row(file, i === 1 ? change : {}))
      expect(await refusal(trx, (step) => step('status_change').insert(rows))).toBe(constraint)
      for (const file of files) {
        const { state } = await kept(trx, file)
        expect(state.status).toBe(constraint === null ? 'post_rehab' : null)
      }
    })
  })

  test('of one and the same case are refused: each is checked against what the one before it left', async () => {
    await asLoader(db, async (trx) => {
      const file = await openCase(trx, { unitId: id('00101'), openedOn: '2025-03-01' })
      const twice = (step: Trx) => step('status_change').insert([row(file), row(file)])
      expect(await refusal(trx, twice)).toBe('status_change_in_order')
    })
  })

  test('end the cases that they end, and no other', async () => {
    await asLoader(db, async (trx) => {
      const file = async () => openCase(trx, { unitId: id('00101'), openedOn: '2025-03-01' })
      const [ending, going] = [await file(), await file()]
      await trx('status_change').insert([row(ending), row(going)])
      await proposeChange(
        trx,
        { ...ending, unitId: id('00101') },
        { ...COMPLETED, reductionDocument: '3/QĐ' },
      )
      expect((await kept(trx, ending)).state.closedOn).toBe('2026-09-01')
      expect((await kept(trx, going)).state.closedOn).toBeNull()
    })
  })
})

describe('a move', () => {
  const moveTo = (code: string, effectiveOn: Day): ProposedChange => ({
    ...POST_REHAB,
    toStatus: 'moved',
    regime: 'L120',
    decisionOn: effectiveOn,
    effectiveOn,
    issuingBody: 'receiving_commune',
    plannedEnd: null,
    toUnitId: id(code),
  })

  test('takes the whole file along, keeps the status and leaves no point behind', async () => {
    await asLoader(db, async (trx) => {
      const file = {
        ...(await openCase(trx, { unitId: id('00101'), openedOn: '2025-03-01' })),
        unitId: id('00101'),
      }
      await proposeChange(trx, file, POST_REHAB)
      await proposeChange(trx, file, moveTo('00201', '2026-08-01'))
      const there = id('00201')
      for (const table of [
        'case_file',
        'person',
        'episode',
        'status_change',
        'residence',
        'support_file',
        'work_file',
        'health_file',
      ]) {
        const key =
          table === 'person'
            ? { id: file.personId }
            : table === 'case_file'
              ? { id: file.caseId }
              : { case_id: file.caseId }
        expect([table, await trx(table).where(key).distinct().pluck('unit_id')]).toEqual([table, [there]])
      }
      const { rows } = await trx.raw(
        `select stay::text, at_unit_id, location is null as unmapped from residence where case_id = ? order by stay`,
        [file.caseId],
      )
      expect(rows).toEqual([
        { stay: '[2025-03-01,2026-08-01)', at_unit_id: id('00101'), unmapped: true },
        { stay: '[2026-08-01,)', at_unit_id: there, unmapped: true },
      ])
      const { status, statusSince, plannedEnd } = (await kept(trx, file)).state
      expect({ status, statusSince, plannedEnd }).toEqual({
        status: 'post_rehab',
        statusSince: '2026-01-16',
        plannedEnd: '2027-01-16',
      })
    })
  })

  test('on the day on which a stay began leaves one stay', async () => {
    await asLoader(db, async (trx) => {
      const file = {
        ...(await openCase(trx, { unitId: id('00101'), openedOn: '2026-01-16' })),
        unitId: id('00101'),
      }
      await proposeChange(trx, file, POST_REHAB)
      await proposeChange(trx, file, { ...moveTo('00102', '2026-01-16'), regime: 'L73' })
      const { rows } = await trx.raw('select stay::text, at_unit_id from residence where case_id = ?', [
        file.caseId,
      ])
      expect(rows).toEqual([{ stay: '[2026-01-16,)', at_unit_id: id('00102') }])
    })
  })

  test('out of the own scope succeeds, and the case is gone from it', async () => {
    const file = await asOfficer(async (trx) => {
      const own = {
        ...(await openCase(trx, { unitId: id('00101'), openedOn: '2025-03-01' })),
        unitId: id('00101'),
      }
      await proposeChange(trx, own, POST_REHAB)
      await proposeChange(trx, own, moveTo('00201', '2026-08-01'))
      return own
    })
    expect(await asOfficer((trx) => trx('case_file').where('id', file.caseId))).toEqual([])
  })
})

describe('support', () => {
  const assessment = {
    scorecard: '2026-1',
    needs: ['housing', 'seeking_work'],
    points: 4,
    suggested_band: 'medium',
    band: 'medium',
  }

  test.each<[name: string, change: Record<string, unknown>, constraint: string | null]>([
    ['what the scorecard adds up to', {}, null],
    ['another band with a reason', { band: 'high', override_reason: 'sắp mất chỗ ở' }, null],
    ['another band without a reason', { band: 'high' }, 'need_assessment_override_with_reason'],
    ['a suggestion that fits the wish', { suggested_band: 'low', band: 'low' }, 'need_assessment_adds_up'],
    ['points that nobody added up', { points: 9 }, 'need_assessment_adds_up'],
    ['a need that is on no scorecard', { needs: ['relapse'], points: 0 }, 'need_assessment_needs_known'],
    ['the same need twice', { needs: ['housing', 'housing'], points: 4 }, 'need_assessment_needs_known'],
    ['a scorecard that nobody knows', { scorecard: '1999' }, 'need_assessment_scorecard'],
    [
      'a day to come',
      { assessed_on: dayToCome, expires_on: addDays(dayToCome, 90) },
      'need_assessment_assessed_on_not_in_the_future',
    ],
    ['a longer life', { expires_on: addDays(today, 365) }, 'need_assessment_expires_after_90_days'],
  ])('an assessment with %s', async (_name, change, constraint) => {
    await asOfficer(async (trx) => {
      const { caseId } = await openCase(trx, { unitId: id('00101'), openedOn: '2025-03-01' })
      const row = {
        case_id: caseId,
        unit_id: id('00101'),
        ...assessment,
        assessed_on: today,
        expires_on: addDays(today, 90),
        ...change,
      }
      expect(await refusal(trx, (step) => step('need_assessment').insert(row))).toBe(constraint)
      const band = await trx('support_file').where('case_id', caseId).pluck('need_band')
      expect(band).toEqual([constraint === null ? row.band : null])
    })
  })

  test('a consent that was withdrawn stays withdrawn; a new one may be given', async () => {
    await asOfficer(async (trx) => {
      const { caseId } = await openCase(trx, { unitId: id('00101'), openedOn: '2025-03-01' })
      const row = { case_id: caseId, unit_id: id('00101'), purpose: 'employment', given_on: '2026-01-01' }
      await trx('consent').insert(row)
      expect(await refusal(trx, (step) => step('consent').insert(row))).toBe('consent_one_in_force')
      const withdraw = (day: Day | null) => (step: Trx) =>
        step('consent').where('case_id', caseId).update({ withdrawn_on: day })
      expect(await refusal(trx, withdraw('2025-12-31'))).toBe('consent_withdrawn_after_given')
      expect(await refusal(trx, withdraw(dayToCome))).toBe('consent_withdrawn_on_not_in_the_future')
      expect(await refusal(trx, withdraw(today))).toBeNull()
      expect(await refusal(trx, withdraw(null))).toBe('consent_stays_withdrawn')
      expect(await refusal(trx, (step) => step('consent').insert(row))).toBeNull()
    })
  })

  test('the same identity number twice is noted for who sees both, and for nobody else', async () => {
    const digest = Buffer.alloc(32, 7)
    const number = async (trx: Trx, code: string) => {
      const { personId } = await openCase(trx, { unitId: id(code), openedOn: '2025-03-01' })
      await trx('identity_index').insert({ person_id: personId, unit_id: id(code), kind: 'idNumber', digest })
      return personId
    }
    const [one, two, hidden] = await asLoader(db, async (trx) => [
      await number(trx, '00101'),
      await number(trx, '00102'),
      await number(trx, '00201'),
    ])
    const seen = await asOfficer((trx) => trx('possible_duplicate').select('person_id', 'other_person_id'))
    expect(seen).toEqual([{ person_id: String(one), other_person_id: String(two) }])
    await asOfficer((trx) =>
      trx('identity_index')
        .where('person_id', two)
        .update({ digest: Buffer.alloc(32, 8) }),
    )
    expect(await asOfficer((trx) => trx('possible_duplicate'))).toEqual([])
    const { rows } = await asAdministrator(
      db,
      'select person_id::int, other_person_id::int from possible_duplicate',
    )
    expect(rows).toEqual([{ person_id: one, other_person_id: hidden }])
  })
})

test('the reference lists may be written at every start, and a list that was corrected takes effect', async () => {
  const all = () =>
    asAdministrator(
      db,
      `select jsonb_build_array((select jsonb_agg(g order by code) from legal_regime g), (select jsonb_agg(s order by code) from legal_status s),
         (select jsonb_agg(r order by regime, status) from status_rule r),
         (select jsonb_agg(t order by regime, from_status, to_status) from status_transition t),
         (select jsonb_agg(c) from scorecard c), (select jsonb_agg(t order by code) from trade t))::text as lists`,
    )
  const written = await all()
  await asLoader(db, async (trx) => {
    await trx('status_rule')
      .where({ regime: 'L120', status: 'ost' })
      .update({ document: 'another', most_months: 3 })
    await trx('status_transition').insert({ regime: 'L120', from_status: 'ost', to_status: 'completed' })
    await trx('legal_status').where({ code: 'ost' }).update({ name: 'khác', terminal: true })
  })
  expect(await all()).not.toEqual(written)
  await asLoader(db, insertReferenceLists)
  expect(await all()).toEqual(written)
})

test('months are counted as the database counts them', async () => {
  const { rows } = await asAdministrator(
    db,
    `select d::date::text as day, m, (d + make_interval(months => m))::date::text as later
     from generate_series('2023-12-28'::date, '2024-03-02'::date, interval '1 day') d, generate_series(0, 26, 2) m`,
  )
  expect(rows.filter((row) => addMonths(String(row.day), Number(row.m)) !== row.later)).toEqual([])
})
