import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import type { SheetToWrite } from './workbook-sheet.ts'
import {
  contentTypesXml,
  rootRelationsXml,
  sheetPart,
  sheetXml,
  stylesXml,
  workbookRelationsXml,
  workbookXml,
} from './workbook-xml.ts'

/** The same sheets give the same bytes. */
const MOMENT = new Date(2026, 0, 1)

/** A workbook (XLSX) of some sheets. It is packed beside the program, and other requests are answered meanwhile. */
export async function writeWorkbook(sheets: readonly SheetToWrite[]): Promise<Buffer> {
  const zip = new ZipFile()
  const add = (name: string, pieces: Iterable<string>) =>
    zip.addReadStream(Readable.from(bytesOf(pieces)), name, { mtime: MOMENT })
  add('[Content_Types].xml', [contentTypesXml(sheets)])
  add('_rels/.rels', [rootRelationsXml()])
  add('xl/workbook.xml', [workbookXml(sheets)])
  add('xl/_rels/workbook.xml.rels', [workbookRelationsXml(sheets)])
  add('xl/styles.xml', [stylesXml()])
  for (const [index, sheet] of sheets.entries()) add(`xl/${sheetPart(index)}`, sheetXml(sheet))
  zip.end()
  return buffer(zip.outputStream as Readable)
}

function* bytesOf(pieces: Iterable<string>): Generator<Buffer> {
  for (const piece of pieces) yield Buffer.from(piece)
}
