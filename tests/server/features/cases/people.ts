import { asLoader } from '../../../../server/db/transactions.ts'
import type { Answer, Client } from '../../../support/client.ts'
import { type TestServer, testServer } from '../../../support/server.ts'
import { type RegisterPerson, writeRegister } from '../../../support/write-register.ts'
import { drawnUnits } from '../employers/drawn-units.ts'

/** People of the two provinces of `drawnUnits`, by a name of their own. */
export const PEOPLE = {
  an: {
    unitCode: '00101',
    point: [108.02, 16.05],
    name: 'Nguyễn Văn An',
    idNumber: '001090000001',
    birthDate: '1990-03-05',
    phone: '0912345678',
    address: '12 Đường Hoa',
    familyContact: 'Mẹ: 0987654321',
    openedOn: '2026-01-15',
    status: 'use_management',
    need: 'high',
    work: 'seeking',
    tradeWanted: 'sewing',
    substance: 'opioid',
    consents: ['support', 'employment', 'health', 'familyContact'],
  },
  binh: {
    unitCode: '00101',
    name: 'Trần Thị Bình',
    idNumber: '001085000002',
    birthYear: 1985,
    sex: 'female',
    openedOn: '2026-02-01',
    status: 'post_rehab',
    need: 'medium',
    assessedOn: '2026-05-01',
    consents: ['employment'],
  },
  minor: {
    unitCode: '00101',
    point: [108.03, 16.02],
    name: 'Lê Minh Châu',
    birthYear: 2011,
    openedOn: '2026-03-01',
    status: 'use_management',
    consents: ['employment', 'health'],
  },
  dung: {
    unitCode: '00101',
    point: [108.04, 16.02],
    name: 'Đặng Tiến Dũng',
    birthYear: 1970,
    openedOn: '2026-03-20',
    status: 'ost',
    substitution: true,
    consents: ['health'],
  },
  giang: {
    unitCode: '00102',
    point: [108.15, 16.05],
    name: 'Nguyễn Văn An',
    idNumber: '001090000005',
    birthYear: 1990,
    openedOn: '2026-04-01',
    status: 'use_management',
    need: 'low',
    work: 'placed',
  },
  closed: {
    unitCode: '00101',
    name: 'Phạm Văn Khánh',
    idNumber: '001088000006',
    birthYear: 1988,
    openedOn: '2025-01-10',
    status: 'use_management',
    closed: { as: 'management_ended', on: '2026-01-12' },
  },
  queued: { unitCode: '01', name: 'Hoàng Văn Lâm', birthYear: 1995, openedOn: '2026-05-05' },
  foreign: {
    unitCode: '00201',
    point: [109.05, 16.05],
    name: 'Vũ Thị Xa',
    idNumber: '001077000008',
    birthYear: 1977,
    sex: 'female',
    openedOn: '2026-05-06',
    consents: ['employment', 'health'],
  },
} satisfies Record<string, RegisterPerson>

export type PersonName = keyof typeof PEOPLE

export interface CaseServer extends TestServer {
  ids: Record<PersonName, number>
}

/** The application over those people, with the demo accounts; the commune of the accounts is 00101. */
export async function caseServer(): Promise<CaseServer> {
  let written: number[] = []
  const server = await testServer({
    prepare: async (db) => {
      await asLoader(db, drawnUnits)
      written = await writeRegister(db, Object.values(PEOPLE))
    },
  })
  const names = Object.keys(PEOPLE) as PersonName[]
  return {
    ...server,
    ids: Object.fromEntries(names.map((name, nth) => [name, written[nth]])) as CaseServer['ids'],
  }
}

/** A reason as it travels. */
export const REASON = { 'X-Reason': encodeURIComponent('Chuẩn bị buổi tư vấn') }

/** Changes a record with the version that was read, and a reason. */
export function patched(client: Client, id: number, body: object, ifMatch: string | null): Promise<Answer> {
  const headers = ifMatch === null ? REASON : { ...REASON, 'If-Match': ifMatch }
  return client.send('PATCH', `/cases/${id}`, { body, headers })
}
