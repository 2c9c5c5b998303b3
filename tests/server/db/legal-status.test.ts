import { addDays, dayInVietnam } from '@hoanhap/geo/day.ts'
import { integerBetween, pick, seededRandom } from '@hoanhap/geo/random.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../../server/db/connect.ts'
import { asLoader } from '../../../server/db/transactions.ts'
import { insertReferenceLists } from '../../../server/features/packs/load-reference-lists.ts'
import { asAdministrator, ENGINE } from '../../support/database.ts'
import { openCase, proposeChange } from '../../support/register.ts'
import { drawChange } from './draw-change.ts'
import { addMonths, afterChange, brokenRules, type World } from './legal-model.ts'
import { kept, type LegalRegister, legalRegister, refusal } from './legal-register.ts'

let db: Database
let id: LegalRegister['id']
let ids: LegalRegister['ids']
beforeAll(async () => {
  ;({ db, id, ids } = await legalRegister())
})
afterAll(() => db.close())

// The embedded engine takes ten times as long; the walk is the same, and shorter.
const SEQUENCES = ENGINE === 'pglite' ? 40 : 120
const CHANGES_EACH = 8

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
