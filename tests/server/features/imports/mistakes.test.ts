import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ImportState } from '../../../../server/contract.ts'
import type { Client } from '../../../support/client.ts'
import { asAdministrator } from '../../../support/database.ts'
import { readWorkbook, type SheetCell } from '../../../support/read-workbook.ts'
import { fillPlace } from '../../../support/register.ts'
import { type TestServer, testServer } from '../../../support/server.ts'
import { apply, confirmColumns, officer, settled, upload } from './office.ts'
import { PEOPLE_HEADER } from './people-table.ts'
import { tableOfMistakes, workbookOf } from './workbook-of-mistakes.ts'

const ROWS = process.env.SOAK ? 50_000 : 1_000
const TABLE = tableOfMistakes(ROWS, 'mistakes')

let server: TestServer
let client: Client
beforeAll(async () => {
  server = await testServer({ prepare: fillPlace, checkResponses: false })
  client = await officer(server, ['social_officer'], ['01'])
})
afterAll(() => server.close())

async function bringWorkbook(bytes: Uint8Array): Promise<ImportState> {
  const { status, body } = await upload(
    client,
    { kind: 'people', synthetic: 'true' },
    { name: 'danh-sach.xlsx', text: bytes },
  )
  expect(status).toBe(201)
  const state = await settled(client, server, body.id)
  if (state.status !== 'mapping') return state
  await confirmColumns(client, state)
  return settled(client, server, state.id)
}

/** The workbook of what was rejected, each row put right and the reasons left where they stand. */
async function corrected(id: number): Promise<Uint8Array> {
  const { status, bytes } = await client.get(`/imports/${id}/rejects`)
  expect(status).toBe(200)
  const [sheet = []] = [...readWorkbook(bytes).values()]
  const [header = [], ...rows] = sheet
  expect(rows).toHaveLength(TABLE.wrong)
  return workbookOf(header.map(String), rows.map(putRight))
}

function putRight(cells: SheetCell[]): SheetCell[] {
  const right = TABLE.right.get(String(cells[0]))
  if (!right) throw new Error(`nobody has the number ${cells[0]}`)
  const [, , , reason] = cells.slice(PEOPLE_HEADER.length - 1)
  expect(String(reason)).toMatch(/\S \/ \S/)
  return [...right, ...cells.slice(PEOPLE_HEADER.length)]
}

async function people(): Promise<number> {
  const { rows } = await asAdministrator(server.db, 'select count(*)::int as count from person')
  return Number(rows[0]?.count)
}

test('a workbook full of mistakes is taken in, put right from the rejected rows, and nobody is lost or doubled', {
  timeout: process.env.SOAK ? 3_600_000 : 300_000,
}, async () => {
  const first = await bringWorkbook(workbookOf(PEOPLE_HEADER, TABLE.rows))
  const taken = {
    rowsRead: ROWS,
    inserted: ROWS - TABLE.wrong,
    updated: 0,
    unchanged: 0,
    rejected: TABLE.wrong,
  }
  expect(first).toMatchObject({ status: 'checked', ...taken })
  expect(await apply(client, server, first.id)).toMatchObject({ status: 'applied', ...taken })
  expect(await people()).toBe(taken.inserted)

  const second = await bringWorkbook(await corrected(first.id))
  const rest = { rowsRead: TABLE.wrong, inserted: TABLE.wrong, updated: 0, unchanged: 0, rejected: 0 }
  expect(second).toMatchObject({ status: 'checked', ...rest })
  expect(await apply(client, server, second.id)).toMatchObject({ status: 'applied', ...rest })
  expect(await people()).toBe(ROWS)

  const third = await bringWorkbook(workbookOf(PEOPLE_HEADER, [...TABLE.right.values()]))
  const nothing = { rowsRead: ROWS, inserted: 0, updated: 0, unchanged: ROWS, rejected: 0 }
  expect(third).toMatchObject({ status: 'checked', ...nothing })
})
