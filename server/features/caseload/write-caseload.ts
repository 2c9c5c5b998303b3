import { Json } from '../../http/endpoint.ts'
import { JsonWriter, membersOf } from '../../http/json-writer.ts'
import { countedEnd, NO_DATA_END } from './cell-bytes.ts'
import { isEstimated, type MixedPlanes, peopleOf } from './mixed-planes.ts'
import type { CaseloadRow } from './schemas.ts'

/** The JSON of `mixedCaseload`, without making an object of every row: what does not change of a row is copied. */
export function writeCaseload(mixed: MixedPlanes): Json {
  const { frame, rows, shown } = mixed
  const pieces = piecesOf(rows)
  const json = new JsonWriter(FRAME_BYTES + rows.length * ROW_BYTES)
  json.text('{').add(membersOf(frame)).text(',"rows":[')
  for (let index = 0; index < rows.length; index++) {
    const piece = pieceOf(pieces, rows, index, shown[index] ?? 'released')
    json.add(index === 0 ? piece.subarray(COMMA_BYTES) : piece)
    if (shown[index] !== 'released') writeCells(json, mixed, index)
  }
  return new Json(json.text(']}').bytes())
}

const FRAME_BYTES = 512
const ROW_BYTES = 160
const COMMA_BYTES = 1

/** What does not change of a row, with a comma before it: all of it as released, else all but its cells. */
type RowPieces = Record<MixedPlanes['shown'][number], Buffer | undefined>

const known = new WeakMap<readonly CaseloadRow[], RowPieces[]>()

/** Kept for as long as the rows of the release are remembered. */
function piecesOf(rows: readonly CaseloadRow[]): RowPieces[] {
  const pieces =
    known.get(rows) ?? rows.map(() => ({ register: undefined, released: undefined, noData: undefined }))
  known.set(rows, pieces)
  return pieces
}

function pieceOf(
  pieces: readonly RowPieces[],
  rows: readonly CaseloadRow[],
  index: number,
  shown: keyof RowPieces,
): Buffer {
  const own = pieces[index] as RowPieces
  own[shown] ??= Buffer.from(PIECES[shown](rows[index] as CaseloadRow))
  return own[shown]
}

const PIECES: Record<keyof RowPieces, (row: CaseloadRow) => string> = {
  released: (row) => `,${JSON.stringify(row)}`,
  register: (row) => `,{${membersOf({ ...unitOf(row), plane: 'register' })},`,
  noData: (row) => `,{${membersOf({ ...unitOf(row), plane: 'release' })},`,
}

function unitOf({ unitId, code, name, parentCode }: CaseloadRow) {
  return { unitId, code, name, parentCode }
}

function writeCells(json: JsonWriter, mixed: MixedPlanes, index: number): void {
  const { shown, figures, values } = mixed
  if (shown[index] === 'noData') {
    if (values) writeTable(json, values, () => NO_DATA_END)
    json.add(NO_DATA_END)
  } else {
    const estimated = isEstimated(mixed, index)
    if (values) writeTable(json, values, (value) => countedEnd(peopleOf(figures, value, index), estimated))
    json.add(countedEnd(figures.people[index] ?? 0, estimated))
  }
}

const [TABLE, TABLE_END] = [Buffer.from('"by":{'), Buffer.from('},')]

function writeTable(json: JsonWriter, values: readonly string[], cell: (value: string) => Buffer): void {
  json.add(TABLE)
  for (const [index, value] of values.entries()) {
    const name = nameOf(value)
    json.add(index === 0 ? name.subarray(COMMA_BYTES) : name).add(cell(value))
  }
  json.add(TABLE_END)
}

const names = new Map<string, Buffer>()

/** A value as the name of a cell. The lists of values are closed, so these are few. */
function nameOf(value: string): Buffer {
  const name = names.get(value) ?? Buffer.from(`,${JSON.stringify(value)}:{`)
  names.set(value, name)
  return name
}
