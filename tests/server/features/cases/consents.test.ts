import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asRequest } from '../../../../server/db/transactions.ts'
import type { CaseRecord } from '../../../../server/features/cases/schemas.ts'
import type { ConsentPurpose } from '../../../../server/features/cases/values.ts'
import type { Answer, Client } from '../../../support/client.ts'
import { asAdministrator } from '../../../support/database.ts'
import { type CaseServer, caseServer, patched, REASON } from './people.ts'

let server: CaseServer
let officer: Client
let clinic: Client
let employment: Client

beforeAll(async () => {
  server = await caseServer()
  officer = await server.as('social_officer')
  clinic = await server.as('clinician')
  employment = await server.as('employment_officer')
})
afterAll(() => server?.close())

const PERSON = { name: 'Nguyễn Thị Mới', sex: 'female', birthYear: 1992, unitCode: '00101' }
const DAY = '2026-09-01'
const inRehab = (overrides: object = {}) => ({
  ...PERSON,
  openedOn: DAY,
  opening: {
    toStatus: 'use_management',
    decisionNumber: 'QĐ 12/2026',
    decisionOn: DAY,
    issuingBody: 'commune_police',
    plannedEnd: '2027-09-01',
  },
  ...overrides,
})
const released = (overrides: object = {}) => ({
  ...PERSON,
  programme: 'released_prisoner',
  openedOn: DAY,
  consents: [{ purpose: 'support', givenOn: DAY }],
  ...overrides,
})

async function created(body: object): Promise<CaseRecord> {
  const answer = await officer.post('/cases', body, REASON)
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body
}

async function agreed(id: number, purpose: ConsentPurpose): Promise<() => Promise<Answer>> {
  const { status, body } = await officer.post(`/cases/${id}/consents`, { purpose, givenOn: DAY }, REASON)
  expect(status, JSON.stringify(body)).toBe(201)
  return withdrawing(body, purpose)
}

function withdrawing({ id, consents = [] }: CaseRecord, wanted: ConsentPurpose): () => Promise<Answer> {
  const consent = consents.find(({ purpose, withdrawnOn }) => purpose === wanted && withdrawnOn === null)
  return () => officer.post(`/cases/${id}/consents/${consent?.id}/withdrawal`, {}, REASON)
}

const read = async (id: number) => (await officer.get(`/cases/${id}`, REASON)).body as CaseRecord
const change = async (id: number, body: object) =>
  patched(officer, id, body, `"v${(await read(id)).version}"`)
const refusal = ({ status, body }: Answer) => [
  status,
  body.errors?.[0]?.path ?? null,
  body.errors?.[0]?.code ?? body.code,
]

async function rowCount(sql: string): Promise<number> {
  const { rows } = await asAdministrator(server.db, `select count(*)::int as n from ${sql}`)
  return Number(rows[0]?.n)
}
const contactsOf = (id: number) =>
  rowCount(
    `person_identity i join case_file c on c.person_id = i.person_id where i.field = 'familyContact' and c.id = ${id}`,
  )

describe('the family of a person', () => {
  test('is kept, shown and corrected while the person agrees, and erased when no longer', async () => {
    const { id } = await created(inRehab())
    const contact = { familyContact: 'Chị gái: 0900000001' }
    expect(refusal(await change(id, contact))).toEqual([400, 'familyContact', 'consent_required'])
    const withdraw = await agreed(id, 'familyContact')
    expect((await change(id, contact)).body.familyContact).toBe(contact.familyContact)
    expect((await withdraw()).body).toMatchObject({ id, familyContact: null })
    expect(await contactsOf(id)).toBe(0)
    await agreed(id, 'familyContact')
    expect((await read(id)).familyContact).toBeNull()
  })

  test('stands in a new file with the consent of its opening, and without is refused', async () => {
    const family = { familyContact: 'Mẹ' }
    const without = await officer.post('/cases', inRehab(family), REASON)
    expect(refusal(without)).toEqual([400, 'familyContact', 'consent_required'])
    const consents = [{ purpose: 'familyContact', givenOn: DAY }]
    expect(await created(inRehab({ ...family, consents }))).toMatchObject(family)
  })

  test('is never read or written past the consent, whatever the server asks the database', async () => {
    const { id } = await created(inRehab())
    await asAdministrator(
      server.db,
      `insert into person_identity (person_id, unit_id, field, sealed, key_version)
       select c.person_id, c.unit_id, 'familyContact', decode(repeat('00', 28), 'hex'), 1 from case_file c where c.id = ${id}`,
    )
    const seen = await asRequest(server.db, secretOf(officer), 'hoanhap_app', (trx) =>
      trx.raw(
        `select i.field from person_identity i join case_file c on c.person_id = i.person_id where c.id = ? order by 1`,
        [id],
      ),
    )
    expect(seen.rows).toEqual([{ field: 'name' }])
  })
})

describe('substitution treatment', () => {
  test('stands in the file as yes or no while the person agrees, and is erased when no longer', async () => {
    const { id } = await created(inRehab())
    expect(refusal(await change(id, { substitution: true }))).toEqual([
      400,
      'substitution',
      'consent_required',
    ])
    const withdraw = await agreed(id, 'substitution')
    expect((await change(id, { substitution: true })).body.substitution).toBe(true)
    expect((await change(id, { substitution: false })).body.substitution).toBe(false)
    expect((await withdraw()).body.substitution).toBeNull()
    expect(await rowCount(`treatment_file where case_id = ${id}`)).toBe(0)
  })

  test('is read by the clinic of a person who agreed to be referred, and by no employment officer', async () => {
    const { id } = await created(inRehab({ consents: [{ purpose: 'substitution', givenOn: DAY }] }))
    await change(id, { substitution: true })
    expect((await clinic.get(`/cases/${id}`, REASON)).status).toBe(404)
    await agreed(id, 'health')
    await agreed(id, 'employment')
    expect((await clinic.get(`/cases/${id}`, REASON)).body).toMatchObject({ id, substitution: true })
    const atWork = await employment.get(`/cases/${id}`, REASON)
    expect([atWork.status, Object.keys(atWork.body)]).toEqual([
      200,
      expect.not.arrayContaining(['substitution']),
    ])
    const listed = [clinic, employment, officer].map((client) => client.get('/cases'))
    for (const { body } of await Promise.all(listed))
      expect(JSON.stringify(body)).not.toContain('substitution')
  })

  test('that is on record is hidden from the officer without the consent', async () => {
    expect((await read(server.ids.dung)).substitution).toBeNull()
    await agreed(server.ids.dung, 'substitution')
    expect((await read(server.ids.dung)).substitution).toBe(true)
  })
})

describe('a released prisoner', () => {
  test('has a file that rests on the consent, without legal status, episode or substance', async () => {
    const file = await created(released({ work: 'seeking', tradeWanted: 'sewing' }))
    expect(file).toMatchObject({
      programme: 'released_prisoner',
      status: null,
      plannedEnd: null,
      episodes: [],
      statusChanges: [],
      work: 'seeking',
      substance: 'unknown',
      consents: [{ purpose: 'support', givenOn: DAY, withdrawnOn: null }],
    })
  })

  test.each<[string, object, string, string]>([
    ['without the consent', { consents: [] }, 'consents', 'required'],
    ['with another consent', { consents: [{ purpose: 'loan', givenOn: DAY }] }, 'consents', 'required'],
    [
      'with a consent from before the opening',
      { consents: [{ purpose: 'support', givenOn: '2026-08-31' }] },
      'consents.0.givenOn',
      'order',
    ],
    [
      'with a consent of tomorrow',
      { consents: [{ purpose: 'support', givenOn: '2999-01-01' }] },
      'consents.0.givenOn',
      'in_the_future',
    ],
    ['with a decision', { opening: inRehab().opening }, 'opening', 'not_expected'],
    ['with a substance', { substance: 'opioid' }, 'substance', 'not_expected'],
    [
      'with substitution treatment',
      {
        substitution: true,
        consents: ['support', 'substitution'].map((purpose) => ({ purpose, givenOn: DAY })),
      },
      'substitution',
      'not_expected',
    ],
    ['in after-care', { programme: 'post_rehab' }, 'programme', 'invalid_value'],
  ])('%s is refused, and nothing is written', async (_case, overrides, path, code) => {
    const before = await rowCount('person')
    const answer = await officer.post('/cases', released(overrides), REASON)
    expect(refusal(answer)).toEqual([400, path, code])
    expect(await rowCount('person')).toBe(before)
  })

  test('is no case of rehabilitation that lacks its decision', async () => {
    const answer = await officer.post('/cases', inRehab({ opening: undefined }), REASON)
    expect(refusal(answer)).toEqual([400, 'opening', 'required'])
  })

  test('is counted and listed when asked for, by themselves, and never otherwise', async () => {
    const { id } = await created(released({ unitCode: '00103' }))
    const inCommune = async (query: string) => {
      const [list, caseload] = await Promise.all([
        officer.get(`/cases?unit=00103${query}`),
        officer.get(`/caseload?level=commune&unit=00103${query}`),
      ])
      expect([list.status, caseload.status], JSON.stringify(caseload.body)).toEqual([200, 200])
      return [
        list.body.items.map((item: CaseRecord) => item.id),
        list.body.total,
        caseload.body.rows[0].count,
      ]
    }
    expect(await inCommune('')).toEqual([[], 0, 0])
    expect(await inCommune('&programme=rehab&programme=post_rehab')).toEqual([[], 0, 0])
    expect(await inCommune('&programme=released_prisoner')).toEqual([[id], 1, 1])
    const { body } = await officer.get('/caseload/facets?unit=00103')
    expect(body.facets.programme).toMatchObject({
      rehab: { count: 0 },
      released_prisoner: { count: 1 },
    })
    expect(body.total.count).toBe(0)
  })

  test('never comes onto the list of the police', async () => {
    const { id } = await created(released())
    const police = await server.as('police_officer')
    const { body } = await police.get('/cases', REASON)
    expect(body.items.map((item: CaseRecord) => item.id)).not.toContain(id)
  })

  test('is given no legal status by anybody', async () => {
    const { id } = await created(released())
    const answer = await officer.post(`/cases/${id}/status-changes`, inRehab().opening, REASON)
    expect(refusal(answer)).toEqual([400, 'toStatus', 'not_allowed'])
    expect(await read(id)).toMatchObject({ programme: 'released_prisoner', status: null })
  })

  test('ends the file by taking the consent back, and opens another by giving one', async () => {
    const file = await created(released())
    const ended = await withdrawing(file, 'support')()
    expect(ended.body).toMatchObject({ id: file.id, closedOn: server.services.today() })
    expect(ended.headers.get('etag')).toBe(`"v${ended.body.version}"`)
    expect(refusal(await change(file.id, { work: 'placed' }))).toEqual([409, null, 'case_closed'])
    const today = server.services.today()
    const again = { openedOn: today, programme: 'released_prisoner' }
    const reopen = (body: object) => officer.post(`/cases/${file.id}/reopening`, body, REASON)
    expect(refusal(await reopen(again))).toEqual([400, 'consents', 'required'])
    const reopened = await reopen({ ...again, consents: [{ purpose: 'support', givenOn: today }] })
    expect(reopened.body).toMatchObject({ programme: 'released_prisoner', otherCases: [file.id] })
  })

  test('who comes to rehabilitation later begins it with the first episode, in another file', async () => {
    const file = await created(released())
    await withdrawing(file, 'support')()
    const { openedOn: _before, ...decided } = inRehab()
    const today = server.services.today()
    const opening = { ...decided.opening, decisionOn: today, plannedEnd: oneYearAfter(today) }
    const answer = await officer.post(`/cases/${file.id}/reopening`, { openedOn: today, opening }, REASON)
    expect(answer.body, JSON.stringify(answer.body)).toMatchObject({
      programme: 'rehab',
      episodes: [{ number: 1 }],
    })
  })

  test('withdrawing support in rehabilitation ends no file', async () => {
    const { id } = await created(inRehab())
    const withdraw = await agreed(id, 'support')
    expect((await withdraw()).body).toMatchObject({ id, closedOn: null })
  })

  test('cannot be stored without the consent, whatever the server sends', async () => {
    const stored = asRequest(server.db, secretOf(officer), 'hoanhap_app', async (trx) => {
      const unit = await trx('unit').where({ code: '00101' }).first('id')
      const person = { unit_id: unit.id, sex: 'male', birth_year: 1990, synthetic: true }
      const [{ id }] = await trx('person').insert(person).returning('id')
      const file = { person_id: id, unit_id: unit.id, programme: 'released_prisoner', opened_on: DAY }
      await trx('case_file').insert(file)
    })
    await expect(stored).rejects.toMatchObject({ constraint: 'case_file_rests_on_consent' })
  })
})

const secretOf = ({ cookie }: Client) => cookie.split('=')[1] ?? ''
const oneYearAfter = (day: string) => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`
