import type { Cell, Row, Sheet } from 'write-excel-file/universal'
import type { ExportFigure, ExportRow } from './export-rows.ts'
import type { ExportSource, LogLine } from './export-source.ts'

/** The words of the sheets, in the language of the page. */
export interface WorkbookWords {
  sheets: { communes: string; parameters: string; proposals: string }
  columns: Record<keyof Omit<ExportRow, 'unitId' | 'location'>, string>
  states: Record<ExportRow['needState'], string>
  parameter: string
  value: string
  summary: string
  proposals: Record<'rank' | 'place' | 'gain' | 'lon' | 'lat', string>
  edits: Record<'title' | 'kind' | 'placeId' | 'capacity', string>
  editKinds: Record<'add' | 'move' | 'resize' | 'remove', string>
  none: string
}

const HEAD = { fontWeight: 'bold', wrap: true, alignVertical: 'bottom' } as const

/** The sheets of a workbook: communes with their figures, parameters with the summary, proposals with the trial. */
export function workbookSheets(source: ExportSource, words: WorkbookWords): Sheet<Blob>[] {
  const { sheets } = words
  return [
    {
      sheet: sheets.communes,
      data: [
        ...marked(source),
        heads(Object.values(words.columns)),
        ...source.rows.map((row) => communeCells(row, words)),
      ],
      columns: Object.keys(words.columns).map((name) => ({ width: name === 'name' ? 26 : 13 })),
      stickyRowsCount: marked(source).length + 1,
      stickyColumnsCount: 2,
    },
    {
      sheet: sheets.parameters,
      data: parameterCells(source, words),
      columns: [{ width: 44 }, { width: 40 }],
    },
    {
      sheet: sheets.proposals,
      data: proposalCells(source, words),
      columns: [{ width: 12 }, { width: 28 }, { width: 34 }, { width: 12 }, { width: 12 }],
    },
  ]
}

/** Title and, where it holds, that nothing of it is real. */
function marked({ title, synthetic }: ExportSource): Row[] {
  return [[{ value: title, fontWeight: 'bold' }], ...(synthetic ? [[text(synthetic)]] : []), []]
}

function heads(names: readonly string[]): Row {
  return names.map((value) => ({ value, ...HEAD }))
}

function communeCells(row: ExportRow, { columns, states }: WorkbookWords): Row {
  const cells: Record<keyof WorkbookWords['columns'], Cell> = {
    code: text(row.code),
    name: text(row.name),
    parentCode: row.parentCode === null ? null : text(row.parentCode),
    need: figure(row.need),
    needLow: row.needLow,
    needHigh: row.needHigh,
    needState: text(states[row.needState]),
    gap: figure(row.gap),
    gapTrial: figure(row.gapTrial),
    nearest: figure(row.nearest),
    nearestTrial: figure(row.nearestTrial),
    ratio: figure(row.ratio),
    capacityWithin: row.capacityWithin,
    capacityInside: row.capacityInside,
    covered: row.covered,
  }
  return Object.keys(columns).map((name) => cells[name as keyof typeof cells])
}

/** Codes keep their zeros, and no text is taken for a formula. */
function text(value: string): Cell {
  return { value, type: String }
}

function figure(value: ExportFigure): Cell {
  return typeof value === 'string' ? { value, type: String, align: 'right' } : value
}

function parameterCells(source: ExportSource, words: WorkbookWords): Row[] {
  return [
    ...marked(source),
    heads([words.parameter, words.value]),
    ...source.parameters.map(lineCells),
    [],
    heads([words.summary, words.value]),
    ...source.summary.map(lineCells),
  ]
}

function lineCells({ term, value }: LogLine): Row {
  return [text(term), typeof value === 'string' ? text(value) : value]
}

function proposalCells(source: ExportSource, words: WorkbookWords): Row[] {
  const { rank, place, gain, lon, lat } = words.proposals
  const { title, kind, placeId, capacity } = words.edits
  const nothing: Row = [text(words.none)]
  return [
    ...marked(source),
    ...(source.proof ? [[text(source.proof)]] : []),
    heads([rank, place, gain, lon, lat]),
    ...(source.sites.length > 0
      ? source.sites.map((site) => [site.rank, text(site.name), text(site.gain), ...site.location])
      : [nothing]),
    [],
    [{ value: title, fontWeight: 'bold' }],
    heads([kind, placeId, capacity, lon, lat]),
    ...(source.edits.length > 0 ? source.edits.map((edit) => editCells(edit, words)) : [nothing]),
  ]
}

function editCells(edit: ExportSource['edits'][number], { editKinds }: WorkbookWords): Row {
  const location = 'location' in edit ? edit.location : [null, null]
  return [
    text(editKinds[edit.kind]),
    'placeId' in edit ? edit.placeId : null,
    'capacity' in edit ? edit.capacity : null,
    ...location,
  ]
}

/** The file itself; the writer is loaded when it is first wanted. */
export async function workbookFile(sheets: Sheet<Blob>[]): Promise<Blob> {
  const { default: write } = await import('write-excel-file/universal')
  return write(sheets).toBlob()
}
