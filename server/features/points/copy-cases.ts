import { type RowBatch, unitIndices } from '@hoanhap/geo/point-store/rows.ts'
import { NO_CATEGORY, NO_NUMBER, type StoreSchema } from '@hoanhap/geo/point-store/schema.ts'
import type { CopiedRows } from './copied-rows.ts'
import { emptyTables } from './copied-tables.ts'
import { CopyConnection } from './copy-out.ts'
import type { CopySource } from './copy-source.ts'
import type { GrownColumn } from './grown-column.ts'
import { RowsByKey } from './rows-by-key.ts'

/**
 * All open cases, for a thread beside the one that answers: table by table over two connections, and put together here,
 * because it is sorting and reading that take long, not sending. Tables are read at different moments: who was changed
 * meanwhile stands in the log, and who is not all there yet is left to it.
 * @throws RangeError for a case that the schema has no room for
 */
export async function copyOpenCases(source: CopySource, schema: StoreSchema): Promise<RowBatch> {
  const { statements, lists } = source
  const tables = emptyTables(lists)
  const { cases, persons, places, needs, works } = tables
  await Promise.all([
    copyTables(source, [
      [statements.cases, cases],
      [statements.persons, persons],
    ]),
    copyTables(source, [
      [statements.places, places],
      [statements.needs, needs],
      [statements.works, works],
    ]),
  ])
  return joined(schema, tables, withoutWork(lists))
}

type Tables = ReturnType<typeof emptyTables>

async function copyTables(
  { url, begin }: CopySource,
  tables: readonly [statement: string, table: { read(row: CopiedRows): void }][],
): Promise<void> {
  const connection = new CopyConnection(url)
  await connection.open(begin)
  try {
    for (const [statement, table] of tables) await connection.copyOut(statement, (row) => table.read(row))
  } finally {
    await connection.end()
  }
}

/** Who has no entry of their own about work: the words are those that count instead. */
function withoutWork({ work, trade }: CopySource['lists']) {
  return { work: work.indexOf('unknown'), trade: trade.indexOf('none') }
}

/** Cases with their persons and with what else is known of them, column by column in the order of the schema. */
function joined(
  schema: StoreSchema,
  { cases, persons, places, needs, works }: Tables,
  without: ReturnType<typeof withoutWork>,
): RowBatch {
  const found = rowsOf(persons.key.all(), cases.person.all())
  const own = placesOf(found)
  const id = keysAt(cases.id, own)
  const person = found.filter(isFound)
  const place = rowsOf(places.key.all(), id)
  const need = rowsOf(needs.key.all(), id)
  const work = rowsOf(works.key.all(), id)
  return {
    count: id.length,
    id,
    unit: unitsOf(schema, keysAt(cases.unit, own)),
    located: place.reduce(markFound, new Uint8Array(place.length)),
    x: keysAt(places.x, place),
    y: keysAt(places.y, place),
    categories: [
      codesAt(cases.status, own),
      codesAt(cases.programme, own),
      codesAt(persons.code, person),
      codesAt(needs.code, need, NO_CATEGORY),
      codesAt(works.work, work, without.work),
      codesAt(works.trade, work, without.trade),
    ],
    numbers: [
      numbersAt(cases.openedOn, own),
      numbersAt(needs.number, need, NO_NUMBER),
      numbersAt(persons.number, person),
    ],
    parts: [],
  }
}

/** Where rows were found. */
function placesOf(found: Int32Array): Int32Array {
  const places = new Int32Array(found.length)
  let count = 0
  for (let at = 0; at < found.length; at++) if (isFound(found[at] as number)) places[count++] = at
  return places.subarray(0, count)
}

const isFound = (row: number) => row >= 0

/** The row of each of some keys; -1 where there is none. */
function rowsOf(keys: Uint32Array, wanted: Uint32Array): Int32Array {
  const rows = new RowsByKey(keys)
  const found = new Int32Array(wanted.length)
  for (let at = 0; at < wanted.length; at++) found[at] = rows.find(wanted[at] as number)
  return found
}

/** Fills a column with what another has in each of some rows, and with `none` where there is no row. */
function take<T extends Uint8Array | Int32Array | Uint32Array>(
  to: T,
  from: T,
  { rows, none = 0 }: { rows: Int32Array; none?: number },
): T {
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as number
    to[at] = row < 0 ? none : (from[row] as number)
  }
  return to
}

const keysAt = (column: GrownColumn<Uint32Array>, rows: Int32Array) =>
  take(new Uint32Array(rows.length), column.all(), { rows })
const codesAt = (column: GrownColumn<Uint8Array>, rows: Int32Array, none?: number) =>
  take(new Uint8Array(rows.length), column.all(), { rows, none })
const numbersAt = (column: GrownColumn<Int32Array>, rows: Int32Array, none?: number) =>
  take(new Int32Array(rows.length), column.all(), { rows, none })

function markFound(found: Uint8Array, row: number, at: number): Uint8Array {
  found[at] = row < 0 ? 0 : 1
  return found
}

/** @throws RangeError for a unit that the schema does not have */
function unitsOf(schema: StoreSchema, units: Uint32Array): Uint16Array {
  const indices = unitIndices(schema)
  const found = new Uint16Array(units.length)
  for (let at = 0; at < units.length; at++) {
    const index = indices.get(units[at] as number)
    if (index === undefined) throw new RangeError(`the schema has no unit ${units[at]}`)
    found[at] = index
  }
  return found
}
