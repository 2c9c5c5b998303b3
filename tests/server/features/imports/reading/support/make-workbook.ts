import { packZip, type ZipEntry } from './pack-zip.ts'

/** XML of a workbook's parts as spreadsheet programs write them; every part can be replaced by a worse one. */

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const KIND = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

export interface MadeWorkbook {
  /** The XML inside `<sheetData>`, by the name of the sheet. */
  sheets: Record<string, string>
  /** Names of sheets that are hidden. */
  hidden?: readonly string[]
  sharedTexts?: string
  styles?: string
  workbookProperties?: string
  /** More parts, or others in the place of those above. */
  parts?: readonly ZipEntry[]
}

export const HEADER = rowXml(1, ['Họ và tên', 'Ngày sinh', 'Giới tính', 'Ngày lập hồ sơ'])
export const PERSON = rowXml(2, ['Nguyễn Văn An', '1985', 'Nam', '15/03/2024'])

export function makeWorkbook(made: MadeWorkbook): Buffer {
  return packZip(partsOf(made))
}

export function partsOf({
  sheets,
  hidden = [],
  sharedTexts,
  styles,
  workbookProperties = '',
  parts = [],
}: MadeWorkbook): ZipEntry[] {
  const names = Object.keys(sheets)
  const part = (name: string, kind: string) =>
    `<Override PartName="/xl/${name}" ContentType="${KIND}.${kind}+xml"/>`
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`
  const own: ZipEntry[] = [
    {
      name: '[Content_Types].xml',
      data: `<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>${part('workbook.xml', 'sheet.main')}</Types>`,
    },
    { name: '_rels/.rels', data: relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')) },
    {
      name: 'xl/workbook.xml',
      data: `<workbook ${MAIN} xmlns:r="${OFFICE}">${workbookProperties}<sheets>${names
        .map(
          (name, index) =>
            `<sheet name="${name}" sheetId="${index + 1}"${hidden.includes(name) ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`,
        )
        .join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: relations(
        [
          ...names.map((_, index) =>
            relation(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`),
          ),
          relation('rId90', 'sharedStrings', 'sharedStrings.xml'),
          relation('rId91', 'styles', 'styles.xml'),
        ].join(''),
      ),
    },
    ...names.map((name, index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      data: `<worksheet ${MAIN}><sheetData>${sheets[name]}</sheetData></worksheet>`,
    })),
  ]
  if (sharedTexts !== undefined)
    own.push({ name: 'xl/sharedStrings.xml', data: `<sst ${MAIN}>${sharedTexts}</sst>` })
  if (styles !== undefined)
    own.push({ name: 'xl/styles.xml', data: `<styleSheet ${MAIN}>${styles}</styleSheet>` })
  return [...own.filter(({ name }) => !parts.some((other) => other.name === name)), ...parts]
}

function relations(lines: string): string {
  return `<Relationships xmlns="${PACKAGE}/relationships">${lines}</Relationships>`
}

/** A row of texts and numbers; null leaves a cell out. */
export function rowXml(row: number, cells: readonly (string | number | null)[]): string {
  return `<row r="${row}">${cells.map((cell, index) => cellXml(`${String.fromCharCode(65 + index)}${row}`, cell)).join('')}</row>`
}

function cellXml(reference: string, cell: string | number | null): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return `<c r="${reference}"><v>${cell}</v></c>`
  return `<c r="${reference}" t="inlineStr"><is><t>${cell.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</t></is></c>`
}
