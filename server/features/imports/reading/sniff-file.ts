import { open } from 'node:fs/promises'
import { LIMITS } from './limits.ts'
import { UploadRefused } from './refusals.ts'

const SNIFFED_BYTES = 4096
const ZIP = ['PK\u0003\u0004', 'PK\u0005\u0006']
const COMPOUND_FILE = Buffer.from('d0cf11e0a1b11ae1', 'hex')
/** The folder of a compound file that holds a workbook with a password. */
const ENCRYPTED_PACKAGE = Buffer.from('EncryptedPackage', 'utf16le')
/** What other files begin with: pictures, PDF, RTF, archives, programs, fonts. */
const OTHERS = [
  '%PDF',
  '{\\rtf',
  'GIF8',
  '\u0089PNG',
  'ÿØÿ',
  'Rar!',
  '7z¼¯',
  '\u001F\u008B',
  'BZh',
  '\u00FD7zXZ',
  'MZ',
  '\u007FELF',
  'II*\u0000',
  'MM\u0000*',
  'OggS',
  'ID3',
  'SQLite format 3',
  'RIFF',
  '\u0009\u0008',
]
const MARKUP = /^\s*(<!doctype\s+html|<html|<head|<body|<table|<meta|<style|<!--|mime-version:)/i
const XML = /^\s*<\?xml|^\s*<(workbook|worksheet|!doctype|!entity)\b/i

/** What the bytes of a file are, whatever it is called. @throws UploadRefused when they are neither a workbook nor a text */
export async function sniffFile(path: string): Promise<{ kind: 'zip' | 'text'; bytes: number }> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    if (size === 0) throw new UploadRefused('empty')
    if (size > LIMITS.textBytes) throw new UploadRefused('too_large')
    const start = Buffer.alloc(Math.min(size, SNIFFED_BYTES))
    await file.read(start, 0, start.length, 0)
    const kind = kindOf(start)
    if (kind !== 'text' && size > LIMITS.workbookBytes) throw new UploadRefused('too_large')
    if (kind === 'compound')
      throw new UploadRefused((await holds(path, ENCRYPTED_PACKAGE)) ? 'encrypted' : 'old_xls')
    return { kind, bytes: size }
  } finally {
    await file.close()
  }
}

function kindOf(start: Buffer): 'zip' | 'text' | 'compound' {
  const latin1 = start.toString('latin1')
  if (ZIP.some((magic) => latin1.startsWith(magic))) return 'zip'
  if (start.subarray(0, 8).equals(COMPOUND_FILE)) return 'compound'
  if (OTHERS.some((magic) => latin1.startsWith(magic))) throw new UploadRefused('not_a_spreadsheet')
  const text = textOf(start, latin1)
  if (MARKUP.test(text)) throw new UploadRefused('web_page')
  if (XML.test(text)) throw new UploadRefused(/<html/i.test(text) ? 'web_page' : 'not_a_spreadsheet')
  if (/^\s*[[{]\s*["{[]/.test(text)) throw new UploadRefused('not_a_spreadsheet')
  return 'text'
}

/** The beginning without its mark, in the encoding that the mark names. */
function textOf(start: Buffer, latin1: string): string {
  if (start[0] === 0xff && start[1] === 0xfe) return start.toString('utf16le', 2)
  return latin1.replace(/^ï»¿/, '')
}

async function holds(path: string, needle: Buffer): Promise<boolean> {
  const file = await open(path, 'r')
  try {
    return (await file.readFile()).includes(needle)
  } finally {
    await file.close()
  }
}
