import { posix } from 'node:path'
import { LIMITS } from '../limits.ts'
import { type RefusalCode, UploadRefused } from '../refusals.ts'
import { type Attributes, readWholeXml } from './read-xml.ts'
import type { ZipParts } from './zip-parts.ts'

/** Where the parts of a workbook are. */
export interface WorkbookParts {
  sheets: WorkbookSheet[]
  styles: string | null
  sharedTexts: string | null
  from1904: boolean
}

export interface WorkbookSheet {
  name: string
  part: string
  isHidden: boolean
}

/** Parts that a register does not need, and why a file with them is refused. */
const REFUSED_PARTS: readonly [RegExp, RefusalCode][] = [
  [/(^|\/)(vbaproject|vbadata)[^/]*$|\/macrosheets\/|\/activex\//, 'macros'],
  [/^xl\/workbook\.bin$/, 'binary_workbook'],
  [/\/externallinks\/|^xl\/connections\.xml$|\/querytables\//, 'external_links'],
]

/** @throws UploadRefused where it is no workbook, or one with macros or links to other files */
export async function readWorkbookParts(zip: ZipParts): Promise<WorkbookParts> {
  for (const [pattern, code] of REFUSED_PARTS) {
    if (zip.names.some((name) => pattern.test(name))) throw new UploadRefused(code)
  }
  const main = await mainPart(zip)
  const relations = await readRelations(zip, main)
  const { sheets, from1904 } = await readSheetList(zip, main, relations)
  if (sheets.length === 0) throw new UploadRefused('broken_workbook')
  const partOf = (type: string) => relations.find((relation) => relation.type === type)?.target ?? null
  return {
    sheets,
    from1904,
    styles: there(zip, partOf('styles')),
    sharedTexts: there(zip, partOf('sharedStrings')),
  }
}

async function mainPart(zip: ZipParts): Promise<string> {
  if (zip.has('mimetype') && zip.has('content.xml')) throw new UploadRefused('open_document')
  if (!zip.has('[Content_Types].xml')) throw new UploadRefused('not_a_spreadsheet')
  const main = (await readRelations(zip, '')).find(({ type }) => type === 'officeDocument')?.target
  const isWorkbook = main !== undefined && zip.has(main) && (await isSpreadsheet(zip, main))
  if (!isWorkbook) throw new UploadRefused('not_a_spreadsheet')
  return main
}

/** By what the list of contents says of the main part. */
async function isSpreadsheet(zip: ZipParts, main: string): Promise<boolean> {
  let kind = ''
  await readPart(zip, '[Content_Types].xml', (name, { PartName, ContentType }) => {
    if (name === 'Override' && PartName?.toLowerCase() === `/${main.toLowerCase()}`) kind = ContentType ?? ''
    if (name === 'Default' && kind === '' && main.toLowerCase().endsWith(`.${PartName}`))
      kind = ContentType ?? ''
  })
  if (/macroEnabled|addin/i.test(kind)) throw new UploadRefused('macros')
  return kind === '' ? main.toLowerCase().startsWith('xl/') : /spreadsheetml|sheet\.main/i.test(kind)
}

interface Relation {
  id: string
  /** The last word of its type. */
  type: string
  target: string
}

async function readRelations(zip: ZipParts, part: string): Promise<Relation[]> {
  const folder = posix.dirname(part)
  const path = posix.join(folder, '_rels', `${posix.basename(part)}.rels`)
  const relations: Relation[] = []
  if (!zip.has(path)) return relations
  await readPart(zip, path, (name, { Id, Type, Target, TargetMode }) => {
    if (name !== 'Relationship' || !Id || !Target || TargetMode === 'External') return
    const target = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target)
    relations.push({ id: Id, type: (Type ?? '').split('/').at(-1) ?? '', target })
  })
  return relations
}

async function readSheetList(
  zip: ZipParts,
  main: string,
  relations: readonly Relation[],
): Promise<Pick<WorkbookParts, 'sheets' | 'from1904'>> {
  const sheets: WorkbookSheet[] = []
  let from1904 = false
  await readPart(zip, main, (name, attributes) => {
    if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes.date1904 ?? '')
    if (name === 'sheet') {
      if (sheets.length >= LIMITS.sheets) throw new UploadRefused('too_large')
      const sheet = sheetIn(attributes, relations)
      if (sheet && zip.has(sheet.part)) sheets.push(sheet)
    }
  })
  return { sheets, from1904 }
}

/** A worksheet; charts and dialogs are none. */
function sheetIn(attributes: Attributes, relations: readonly Relation[]): WorkbookSheet | null {
  const id = Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1]
  const relation = relations.find((candidate) => candidate.id === id)
  if (relation?.type !== 'worksheet') return null
  const state = attributes.state ?? 'visible'
  return {
    name: (attributes.name ?? '').normalize('NFC'),
    part: relation.target,
    isHidden: state !== 'visible',
  }
}

async function readPart(
  zip: ZipParts,
  part: string,
  open: (name: string, attributes: Attributes) => void,
): Promise<void> {
  if (zip.size(part) > LIMITS.partBytes) throw new UploadRefused('too_large')
  await readWholeXml(zip.chunks(part), { open })
}

function there(zip: ZipParts, part: string | null): string | null {
  return part !== null && zip.has(part) ? part : null
}
