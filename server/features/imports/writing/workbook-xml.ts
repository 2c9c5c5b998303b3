import {
  type ChoicesOfColumn,
  type SheetToWrite,
  STYLES,
  type StyledCell,
  type StyleName,
} from './workbook-sheet.ts'

/** The parts of a workbook as XML (ECMA-376, transitional), as few of them as spreadsheet programs need. */

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const ROWS_A_PIECE = 500
/** What a spreadsheet takes for the beginning of a formula when somebody edits the cell. */
const LIKE_FORMULA = /^[=+\-@\t\r]/
const LARGEST_SHOWN_AS_IS = 99_999_999_999
const MOST_CHARACTERS_OF_ERROR = 220

export function contentTypesXml(sheets: readonly SheetToWrite[]): string {
  const part = (name: string, kind: string) =>
    `<Override PartName="/xl/${name}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`
  return `${DECLARATION}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('workbook.xml', 'sheet.main')}${sheets.map((_, index) => part(sheetPart(index), 'worksheet')).join('')}${part('styles.xml', 'styles')}</Types>`
}

export function rootRelationsXml(): string {
  return relationsXml([{ type: 'officeDocument', target: 'xl/workbook.xml' }])
}

export function workbookRelationsXml(sheets: readonly SheetToWrite[]): string {
  return relationsXml([
    ...sheets.map((_, index) => ({ type: 'worksheet', target: sheetPart(index) })),
    { type: 'styles', target: 'styles.xml' },
  ])
}

function relationsXml(relations: readonly { type: string; target: string }[]): string {
  const lines = relations.map(
    ({ type, target }, index) =>
      `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
  )
  return `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${lines.join('')}</Relationships>`
}

export function workbookXml(sheets: readonly SheetToWrite[]): string {
  const lines = sheets.map(
    ({ name, isHidden }, index) =>
      `<sheet name="${escaped(name)}" sheetId="${index + 1}"${isHidden ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`,
  )
  const filters = sheets.flatMap((sheet, index) =>
    sheet.hasFilter
      ? `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">${quotedSheet(sheet.name)}!${filterRange(sheet, '$')}</definedName>`
      : [],
  )
  const names = filters.length > 0 ? `<definedNames>${filters.join('')}</definedNames>` : ''
  return `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${lines.join('')}</sheets>${names}</workbook>`
}

/** One after the other as `STYLES` names them. */
export function stylesXml(): string {
  const fonts = [
    '<font><sz val="11"/><name val="Calibri"/></font>',
    '<font><b/><sz val="11"/><name val="Calibri"/></font>',
    '<font><b/><sz val="14"/><name val="Calibri"/></font>',
  ]
  const fill = (colour: string) =>
    `<fill><patternFill patternType="solid"><fgColor rgb="FF${colour}"/><bgColor indexed="64"/></patternFill></fill>`
  const fills = [
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
    fill('E3ECF5'),
    fill('FFF2CC'),
    fill('FBE0DD'),
  ]
  const cells = STYLES.map((style) => CELL_FORMATS[style])
  return `${DECLARATION}<styleSheet xmlns="${MAIN}"><fonts count="${fonts.length}">${fonts.join('')}</fonts><fills count="${fills.length}">${fills.join('')}</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${cells.length}">${cells.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
}

const format = (numFmtId: 0 | 1 | 49, fontId: number, fillId: number, more = '', alignment = '') =>
  `<xf numFmtId="${numFmtId}" fontId="${fontId}" fillId="${fillId}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"${more}${alignment ? ` applyAlignment="1"><alignment ${alignment}/></xf>` : '/>'}`
const WRAP = 'vertical="top" wrapText="1"'

/** Number formats: 0 as the program likes, 1 whole numbers, 49 text. */
const CELL_FORMATS: Record<StyleName, string> = {
  plain: format(0, 0, 0),
  text: format(49, 0, 0),
  header: format(49, 1, 2, '', WRAP),
  required: format(49, 1, 3, '', WRAP),
  faulty: format(49, 0, 4),
  wrapped: format(49, 0, 0, '', WRAP),
  title: format(49, 2, 0),
  digits: format(1, 0, 0),
  quoted: format(49, 0, 0, ' quotePrefix="1"'),
  faultyQuoted: format(49, 0, 4, ' quotePrefix="1"'),
}

/** A sheet, some rows at a time. */
export function* sheetXml(sheet: SheetToWrite): Generator<string> {
  yield `${DECLARATION}<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}">${viewXml(sheet)}${columnsXml(sheet)}<sheetData>`
  for (let from = 0; from < sheet.rows.length; from += ROWS_A_PIECE) {
    yield sheet.rows
      .slice(from, from + ROWS_A_PIECE)
      .map((cells, index) => rowXml(cells, from + index + 1))
      .join('')
  }
  yield `</sheetData>${filterXml(sheet)}${choicesXml(sheet.choices ?? [])}</worksheet>`
}

export function sheetPart(index: number): string {
  return `worksheets/sheet${index + 1}.xml`
}

function viewXml({ frozenRows = 0 }: SheetToWrite): string {
  if (frozenRows === 0) return ''
  return `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${frozenRows}" topLeftCell="A${frozenRows + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`
}

function columnsXml({ columns }: SheetToWrite): string {
  const lines = columns.map(
    ({ width, isText }, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"${isText ? ` style="${STYLES.indexOf('text')}"` : ''}/>`,
  )
  return `<cols>${lines.join('')}</cols>`
}

function rowXml(cells: readonly StyledCell[], row: number): string {
  return `<row r="${row}">${cells.map((cell, column) => cellXml(cell, `${columnLetters(column)}${row}`)).join('')}</row>`
}

function cellXml({ value, style }: StyledCell, reference: string): string {
  const s = STYLES.indexOf(styleFor(value, style))
  if (value === null || value === '') return s === 0 ? '' : `<c r="${reference}" s="${s}"/>`
  if (typeof value === 'number') return `<c r="${reference}" s="${s}"><v>${value}</v></c>`
  return `<c r="${reference}" s="${s}" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`
}

/** Long numbers keep all their digits, and what looks like a formula stays text when somebody edits it. */
function styleFor(value: StyledCell['value'], style: StyleName): StyleName {
  if (typeof value === 'number') {
    return style === 'plain' && Math.abs(value) > LARGEST_SHOWN_AS_IS ? 'digits' : style
  }
  if (value === null || !LIKE_FORMULA.test(value)) return style
  return style === 'faulty' ? 'faultyQuoted' : 'quoted'
}

function filterXml(sheet: SheetToWrite): string {
  return sheet.hasFilter ? `<autoFilter ref="${filterRange(sheet, '')}"/>` : ''
}

function filterRange({ rows, columns }: SheetToWrite, sign: '' | '$'): string {
  return `${sign}A${sign}1:${sign}${columnLetters(columns.length - 1)}${sign}${rows.length}`
}

function choicesXml(choices: readonly ChoicesOfColumn[]): string {
  if (choices.length === 0) return ''
  const lines = choices.map(({ column, lastRow, from, error }) => {
    const letters = columnLetters(column)
    return `<dataValidation type="list" allowBlank="1" showErrorMessage="1" errorTitle="Hòa Nhập" error="${escaped(error.slice(0, MOST_CHARACTERS_OF_ERROR))}" sqref="${letters}2:${letters}${lastRow}"><formula1>${escaped(choiceFormula(from))}</formula1></dataValidation>`
  })
  return `<dataValidations count="${lines.length}">${lines.join('')}</dataValidations>`
}

function choiceFormula(from: ChoicesOfColumn['from']): string {
  if (!('sheet' in from)) return `"${from.join(',')}"`
  const letters = columnLetters(from.column)
  return `${quotedSheet(from.sheet)}!$${letters}$${from.firstRow}:$${letters}$${from.lastRow}`
}

function quotedSheet(name: string): string {
  return `'${name.replace(/'/g, "''")}'`
}

/** 0 is A, 25 is Z, 26 is AA. */
export function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text for XML; what XML cannot hold is left out, and what a workbook would take for an escape is escaped itself. */
export function escaped(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/(?![\t\n\r])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '')
    .replace(/\r/g, '_x000D_')
    .replace(/[&<>"]/g, (sign) => SIGNS[sign] as string)
}
