import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readParts, type Wanted } from '../../../../../../server/features/imports/reading/read-parts.ts'
import type {
  FileFindingCode,
  SheetRow,
  UploadEnd,
  UploadHead,
} from '../../../../../../server/features/imports/reading/types.ts'

export interface WholeFile {
  head: UploadHead
  rows: SheetRow[]
  end: UploadEnd
  /** Findings by code, with the first rows. */
  found: Partial<Record<FileFindingCode, number[]>>
}

/** Reads bytes to their end, in this process. */
export async function readBytes(bytes: Buffer | string, wanted: Wanted = {}): Promise<WholeFile> {
  return withFile(bytes, async (path) => {
    const rows: SheetRow[] = []
    let head: UploadHead | undefined
    let end: UploadEnd | undefined
    for await (const part of readParts(path, wanted)) {
      if (part.kind === 'head') head = part
      else if (part.kind === 'rows') rows.push(...part.rows)
      else end = part
    }
    if (!head || !end) throw new Error('the reading has no beginning or no end')
    return {
      head,
      rows,
      end,
      found: Object.fromEntries(end.findings.map(({ code, rows: at }) => [code, at])),
    }
  })
}

export async function withFile<T>(bytes: Buffer | string, fn: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'hoanhap-read-'))
  try {
    const path = join(folder, 'file')
    await writeFile(path, bytes)
    return await fn(path)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
