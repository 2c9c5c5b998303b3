import { type RowBatch, RowCollector } from '@hoanhap/geo/point-store/rows.ts'
import type { Row, StoreSchema, WorldPoint } from '@hoanhap/geo/point-store/schema.ts'
import { worldPointInCell } from '@hoanhap/geo/point-store/world-point.ts'
import pg from 'pg'
import { CATEGORIES } from './case-schema.ts'
import { CopiedRows } from './copied-rows.ts'
import { copyOut } from './copy-out.ts'
import { BEGIN_COPYING, COPY_OPEN_CASES } from './queries.ts'
import { WordCodes } from './word-codes.ts'

/**
 * All open cases over a connection of its own, for a thread beside the one that answers.
 * @throws RangeError for a case that the schema has no room for
 */
export async function copyOpenCases(url: string, schema: StoreSchema): Promise<RowBatch> {
  const client = new pg.Client({ connectionString: url, application_name: 'hoanhap' })
  await client.connect()
  try {
    await client.query(BEGIN_COPYING)
    const collector = new RowCollector(schema)
    const copied = new CopiedRows()
    await copyOut(client, COPY_OPEN_CASES, (message) => {
      if (copied.next(message)) collector.add(readRow(copied))
    })
    return collector.batch()
  } finally {
    await client.end()
  }
}

const LISTS = Object.values(CATEGORIES).map((words) => new WordCodes(words))

/** The next case, field by field as `CaseValues` lists them; the collector refuses one without id or unit. */
function readRow(copied: CopiedRows): Row {
  const [id, unit] = [wholeOf(copied), wholeOf(copied)]
  const categories = LISTS.map((list) => copied.code(list))
  const numbers = [copied.whole(), copied.whole(), copied.whole()]
  return { id, unit, categories, numbers, place: readPlace(copied), parts: [] }
}

function readPlace(copied: CopiedRows): WorldPoint | null {
  const [placeKey, lon, lat] = [copied.whole(), copied.real(), copied.real()]
  return placeKey === null || lon === null || lat === null ? null : worldPointInCell(placeKey, lon, lat)
}

function wholeOf(copied: CopiedRows): number {
  return copied.whole() ?? Number.NaN
}
