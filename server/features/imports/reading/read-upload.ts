import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ReaderProcess } from './reader-process.ts'
import type { ReadOptions, UploadPart } from './types.ts'

/**
 * Reads an uploaded file in a process of its own, with limits of memory and time: first its head, then its rows a thousand at
 * a time, at last what was noticed. Leaving the loop ends the
 * process.
 * @throws UploadRefused where the file cannot or must not be read, also after some rows; the reason of `signal`
 */
export async function* readUpload(source: string | Buffer, options: ReadOptions): AsyncGenerator<UploadPart> {
  const file = typeof source === 'string' ? { path: source, remove: async () => {} } : await asFile(source)
  const reader = new ReaderProcess(options.signal)
  try {
    await reader.start()
    const { sheet, headerRow, encoding } = options
    let asked = reader.ask({ kind: 'read', path: file.path, sheet, headerRow, encoding })
    for (let answer = await asked; answer.kind === 'part'; answer = await asked) {
      // The next part is read while this one is worked on.
      asked = reader.ask({ kind: 'next' })
      asked.catch(() => {})
      yield answer.part
    }
  } finally {
    reader.stop()
    await file.remove()
  }
}

async function asFile(bytes: Buffer): Promise<{ path: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'hoanhap-upload-'))
  const path = join(folder, 'file')
  await writeFile(path, bytes, { mode: 0o600 })
  return { path, remove: () => rm(folder, { recursive: true, force: true }) }
}
