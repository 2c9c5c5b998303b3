import type { Day } from '@hoanhap/geo/day.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../../server/db/connect.ts'
import { asLoader } from '../../../server/db/transactions.ts'
import { openCase, type ProposedChange, proposeChange } from '../../support/register.ts'
import { kept, type LegalRegister, legalRegister, openedIn, POST_REHAB } from './legal-register.ts'

let db: Database
let id: LegalRegister['id']
let asOfficer: LegalRegister['asOfficer']
beforeAll(async () => {
  ;({ db, id, asOfficer } = await legalRegister())
})
afterAll(() => db.close())

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
      const file = await openedIn(trx, id('00101'))
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
      const own = await openedIn(trx, id('00101'))
      await proposeChange(trx, own, POST_REHAB)
      await proposeChange(trx, own, moveTo('00201', '2026-08-01'))
      return own
    })
    expect(await asOfficer((trx) => trx('case_file').where('id', file.caseId))).toEqual([])
  })
})
