import type { ImportKind, ImportState } from '../../../../server/contract.ts'
import type { Role } from '../../../../server/features/accounts/schemas.ts'
import { type Answer, Client } from '../../../support/client.ts'
import { signedInAs, unitIds } from '../../../support/register.ts'
import type { TestServer } from '../../../support/server.ts'

let offices = 0

/** Somebody who brings files, in charge of units since always. */
export async function officer(
  server: TestServer,
  roles: readonly Role[],
  codes: readonly string[],
): Promise<Client> {
  const ids = await unitIds(server.db, codes)
  const scopes = [...ids.values()].map((unitId) => ({ unitId, from: '2020-01-01', to: null }))
  offices += 1
  const client = new Client(server.origin)
  client.cookie = `hoanhap_sid=${await signedInAs(server.db, `office_${offices}`, roles, scopes)}`
  return client
}

/** Brings a file; fields that are undefined are left out. */
export async function upload(
  client: Client,
  fields: Record<string, string | undefined>,
  file: { name: string; text: string | Uint8Array } | null,
): Promise<Answer> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) form.append(name, value)
  if (file) form.append('file', new Blob([file.text]), file.name)
  const response = await fetch(`${client.origin}/api/v1/imports`, {
    method: 'POST',
    headers: { Cookie: client.cookie },
    body: form,
  })
  const bytes = new Uint8Array(await response.arrayBuffer())
  const isJson = response.headers.get('content-type')?.includes('json')
  const body = isJson ? JSON.parse(new TextDecoder().decode(bytes)) : null
  return { status: response.status, headers: response.headers, bytes, body }
}

/** Brings a table and waits until it is understood or compared. */
export async function bring(
  client: Client,
  server: TestServer,
  kind: ImportKind,
  csv: string,
): Promise<ImportState> {
  const { status, body } = await upload(
    client,
    { kind, synthetic: 'true' },
    { name: 'danh-sach.csv', text: csv },
  )
  if (status !== 201) throw new Error(`the upload answers ${status}: ${JSON.stringify(body)}`)
  return settled(client, server, body.id)
}

/** The import once nothing is being done with it. */
export async function settled(client: Client, server: TestServer, id: number): Promise<ImportState> {
  for (;;) {
    await server.services.imports.settled()
    const { body } = await client.get(`/imports/${id}`)
    if (!['reading', 'checking', 'applying'].includes(body.status)) return body
  }
}

/** Says that doubtful columns mean what they seem to mean, as the clerk does who looks at them. */
export async function confirmColumns(client: Client, { id, version, columns }: ImportState): Promise<void> {
  const doubtful = columns.filter(({ certain }) => !certain).map(({ index, field }) => [index, field])
  const { status, body } = await client.patch(
    `/imports/${id}`,
    { columns: Object.fromEntries(doubtful) },
    `"v${version}"`,
  )
  if (status !== 200) throw new Error(`the columns answer ${status}: ${JSON.stringify(body)}`)
}

export async function apply(client: Client, server: TestServer, id: number): Promise<ImportState> {
  const { status, body } = await client.post(`/imports/${id}/apply`, undefined)
  if (status !== 202) throw new Error(`applying answers ${status}: ${JSON.stringify(body)}`)
  return settled(client, server, id)
}

/** A table as a spreadsheet program writes it. */
export function csvOf(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return `\uFEFF${[header, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}
