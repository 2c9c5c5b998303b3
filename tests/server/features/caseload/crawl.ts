import type { ProtectedCell } from '@hoanhap/geo/disclosure/release-cells.ts'
import type { Caseload } from '../../../../server/features/caseload/schemas.ts'
import type { Release, ReleaseTable } from '../../../../server/features/releases/schemas.ts'
import type { Client } from '../../../support/client.ts'
import { DATES, PERIODS } from './small-country.ts'

/** Everything about counts that one caller can fetch: the frozen tables, and the maps of every date, level and table. */
export interface Crawl {
  releases: Map<string, { release: Release; tables: ReleaseTable[] }>
  maps: { period: string; asOf: string; level: string; by: string | null; answer: Caseload }[]
  /** All bodies as they came over the wire. */
  text: string
}

const LEVELS = ['province', 'district', 'commune']
const TABLES = [null, 'status', 'supportNeed', 'programme', 'sex', 'ageBand', 'work', 'trade']

export async function crawl(client: Client): Promise<Crawl> {
  const found: Crawl = { releases: new Map(), maps: [], text: '' }
  const fetched = async (path: string) => {
    const { status, bytes, body } = await client.get(path)
    if (status !== 200) throw new Error(`${path} answered ${status}`)
    found.text += `${new TextDecoder().decode(bytes)}\n`
    return body
  }
  for (const release of (await fetched('/releases')).items as Release[]) {
    const tables: ReleaseTable[] = []
    for (const table of release.tables) tables.push(await fetched(`/releases/${release.id}/tables/${table}`))
    found.releases.set(release.period, { release, tables })
  }
  for (const period of PERIODS)
    for (const asOf of DATES)
      for (const level of LEVELS)
        for (const by of TABLES) {
          const query = `level=${level}&asOf=${asOf}&period=${period}${by ? `&by=${by}` : ''}`
          found.maps.push({ period, asOf, level, by, answer: await fetched(`/caseload?${query}`) })
        }
  return found
}

/** The cells of a release as its tables tell them: a hidden cell is known by its label only. */
export function publishedCells(tables: readonly ReleaseTable[]): ProtectedCell[] {
  return tables.flatMap(({ table, rows }) =>
    rows.map(({ unitId, value, state, count, display }) => {
      if (state !== 'value' && state !== 'zero' && state !== 'suppressed')
        throw new Error(`a release cannot hold a cell that is ${state}`)
      const hidden =
        state !== 'suppressed' ? null : display === '<10' ? ('small' as const) : ('protect' as const)
      return { unitId, indicator: table, value, state, count, hidden }
    }),
  )
}
