import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import busboy, { type Busboy } from 'busboy'
import type { Request } from 'express'
import { problems } from './problems.ts'
import { temporaryFolder } from './temporary-folders.ts'

/** A file that was sent as `multipart/form-data`, in a folder of its own until it is removed. */
export interface Upload {
  path: string
  /** As the sender calls it; never a path. */
  fileName: string
  /** The text fields beside it. */
  fields: Record<string, string>
  remove(): Promise<void>
}

const MOST_FIELDS = 10
const LONGEST_FIELD_BYTES = 1000
const LONGEST_NAME = 200

/**
 * Writes the one file of a request to disk, as it comes. Nothing is left there when it fails.
 * @throws 415 for another kind of body, 400 when it is malformed or has no file, 413 when the file is too large
 */
export async function receiveUpload(request: Request, mostBytes: number): Promise<Upload> {
  if (!request.is('multipart/form-data')) throw problems.unsupportedMedia('multipart/form-data')
  const folder = await temporaryFolder()
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    const received = await receive(request, join(folder, 'file'), mostBytes)
    return { ...received, path: join(folder, 'file'), remove }
  } catch (error) {
    await remove()
    // What is still on its way is read and thrown away, so that the sender gets to see the answer.
    request.unpipe()
    request.resume()
    throw error
  }
}

async function receive(
  request: Request,
  path: string,
  mostBytes: number,
): Promise<Omit<Upload, 'path' | 'remove'>> {
  const parser = parserOf(request, mostBytes)
  const fields: Record<string, string> = Object.create(null)
  let fileName: string | null = null
  let written: Promise<boolean> | null = null
  parser.on('field', (name, value) => {
    fields[name] = value
  })
  parser.on('file', (name, stream, info) => {
    if (name !== 'file' || written) return void stream.resume()
    fileName = nameOf(info.filename)
    written = writeWhole(stream, path)
    // Looked at below, once the parser has come to its end.
    written.catch(() => undefined)
  })
  await parsed(request, parser)
  const isWhole = await (written ?? noFile())
  if (!isWhole) throw problems.tooLarge()
  return { fileName: fileName ?? '', fields: { ...fields } }
}

function parserOf(request: Request, mostBytes: number): Busboy {
  const limits = { files: 1, fields: MOST_FIELDS, fieldSize: LONGEST_FIELD_BYTES, fileSize: mostBytes }
  try {
    return busboy({ headers: request.headers, defParamCharset: 'utf8', limits })
  } catch {
    throw malformed()
  }
}

async function parsed(request: Request, parser: Busboy): Promise<void> {
  try {
    await pipeline(request, parser)
  } catch {
    throw malformed()
  }
}

/** Whether all of it came: a file that reaches the limit is cut off there. */
async function writeWhole(
  stream: NodeJS.ReadableStream & { truncated?: boolean },
  path: string,
): Promise<boolean> {
  await pipeline(stream, createWriteStream(path, { mode: 0o600 }))
  return stream.truncated !== true
}

function nameOf(sent: string | undefined): string {
  const name = basename((sent ?? '').replaceAll('\\', '/'))
    .normalize('NFC')
    .replace(/\p{C}/gu, '')
  return [...name].slice(-LONGEST_NAME).join('')
}

function noFile(): never {
  throw problems.invalidRequest([
    { path: 'file', code: 'required', message: 'the part with the file is missing' },
  ])
}

function malformed() {
  return problems.invalidRequest([
    { path: '', code: 'malformed', message: 'the multipart body is malformed' },
  ])
}
