import { CellTexts } from '../cell-text.ts'
import { counted } from '../counted.ts'
import { FindingTally } from '../file-findings.ts'
import { headerScore } from '../find-header.ts'
import { LIMITS } from '../limits.ts'
import type { RawRow, RowSource } from '../raw-row.ts'
import { UploadRefused } from '../refusals.ts'
import type { SheetName } from '../types.ts'
import { readSheet, type WorkbookContext } from './read-sheet.ts'
import { readXml } from './read-xml.ts'
import { readSharedTexts } from './shared-texts.ts'
import { readStyles } from './styles.ts'
import { readWorkbookParts, type WorkbookParts, type WorkbookSheet } from './workbook-parts.ts'
import { ZipParts } from './zip-parts.ts'

/** So many sheets are looked into for the one with the register. */
const MOST_SHEETS_LOOKED_INTO = 30

/**
 * Opens a workbook. `sheet` names the one to read; otherwise the visible one whose header looks most like a register.
 * @throws UploadRefused
 */
export async function openWorkbook(
  path: string,
  sheet: string | undefined,
  tally: FindingTally,
): Promise<RowSource> {
  const zip = await ZipParts.open(path)
  try {
    const parts = await readWorkbookParts(zip)
    const context = await readContext(zip, parts, tally)
    const chosen = await chooseSheet(zip, parts.sheets, context, sheet)
    if (chosen.isHidden) tally.add('hidden_sheet', null)
    const read = { bytes: 0, of: zip.size(chosen.part) }
    return {
      format: 'xlsx',
      sheets: await sheetNames(zip, parts.sheets),
      sheet: chosen.name,
      encoding: null,
      delimiter: null,
      rows: closing(zip, readSheet(counted(zip.chunks(chosen.part), read), context)),
      share: () => (read.of === 0 ? 1 : Math.min(1, read.bytes / read.of)),
    }
  } catch (error) {
    zip.close()
    throw error
  }
}

async function readContext(
  zip: ZipParts,
  parts: WorkbookParts,
  tally: FindingTally,
): Promise<WorkbookContext> {
  if (parts.sharedTexts && zip.size(parts.sharedTexts) > LIMITS.sharedTextBytes)
    throw new UploadRefused('too_large')
  return {
    sharedTexts: parts.sharedTexts ? await readSharedTexts(zip.chunks(parts.sharedTexts)) : [],
    styles: parts.styles ? await readStyles(zip.chunks(parts.styles)) : [],
    from1904: parts.from1904,
    texts: new CellTexts(tally, LIMITS.sheetCharacters),
    tally,
  }
}

async function chooseSheet(
  zip: ZipParts,
  sheets: readonly WorkbookSheet[],
  context: WorkbookContext,
  wanted: string | undefined,
): Promise<WorkbookSheet> {
  if (wanted !== undefined) {
    const named = sheets.find(({ name }) => name === wanted.normalize('NFC'))
    if (!named) throw new UploadRefused('unknown_sheet')
    return named
  }
  const visible = sheets.filter(({ isHidden }) => !isHidden)
  const candidates = (visible.length > 0 ? visible : sheets).slice(0, MOST_SHEETS_LOOKED_INTO)
  let best = candidates[0] as WorkbookSheet
  let bestScore = -1
  for (const sheet of candidates.length > 1 ? candidates : []) {
    const score = headerScore(await firstRows(zip, sheet, context))
    if (score > bestScore) [best, bestScore] = [sheet, score]
  }
  return best
}

/** Looked at only: what is wrong there is not counted, unless that sheet is read. */
async function firstRows(zip: ZipParts, sheet: WorkbookSheet, context: WorkbookContext): Promise<RawRow[]> {
  const tally = new FindingTally()
  const rows: RawRow[] = []
  for await (const some of readSheet(zip.chunks(sheet.part), {
    ...context,
    tally,
    texts: new CellTexts(tally, LIMITS.sheetCharacters),
  })) {
    rows.push(...some)
    if (rows.length >= LIMITS.headerRows) break
  }
  return rows.slice(0, LIMITS.headerRows)
}

/** Every sheet with the rows that it says to have, those that are shown first. */
async function sheetNames(zip: ZipParts, sheets: readonly WorkbookSheet[]): Promise<SheetName[]> {
  const names: SheetName[] = []
  for (const { name, part } of [...sheets].sort((a, b) => Number(a.isHidden) - Number(b.isHidden))) {
    names.push({ name, rows: await saidRows(zip, part) })
  }
  return names
}

async function saidRows(zip: ZipParts, part: string): Promise<number | null> {
  let rows: number | null = null
  const listener = {
    open: (name: string, { ref }: Readonly<Record<string, string>>) => {
      const last = name === 'dimension' ? /(\d{1,7})$/.exec(ref ?? '')?.[1] : undefined
      if (last) rows = Number(last)
    },
  }
  for await (const _piece of readXml(zip.chunks(part), listener)) break
  return rows
}

async function* closing<T>(zip: ZipParts, rows: AsyncGenerator<T>): AsyncGenerator<T> {
  try {
    yield* rows
  } finally {
    zip.close()
  }
}
