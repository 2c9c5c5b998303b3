import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { describe, expect, test } from 'vitest'
import { readUpload } from '../../../../../server/features/imports/reading/read-upload.ts'
import type { UploadPart } from '../../../../../server/features/imports/reading/types.ts'
import { HEADER, makeWorkbook, PERSON } from './support/make-workbook.ts'
import { withFile } from './support/read-bytes.ts'

const uploads = () => readdirSync(tmpdir()).filter((name) => name.startsWith('hoanhap-upload-'))

async function parts(source: string | Buffer, signal?: AbortSignal): Promise<UploadPart[]> {
  const all: UploadPart[] = []
  for await (const part of readUpload(source, { fileName: 'a.xlsx', signal })) all.push(part)
  return all
}

describe('a file is read in a process of its own', () => {
  test('head, rows, end; bytes leave no file behind', async () => {
    const before = uploads()
    const [head, rows, end] = await parts(makeWorkbook({ sheets: { 'Danh sách': HEADER + PERSON } }))
    expect(head).toMatchObject({ kind: 'head', sheet: 'Danh sách', headerRow: 1 })
    expect(rows).toMatchObject({ kind: 'rows', share: 1, rows: [{ row: 2 }] })
    expect(end).toMatchObject({ kind: 'end', rowsRead: 1 })
    expect(uploads()).toEqual(before)
  })

  test('some rows at a time, each once and in order', async () => {
    const lines = Array.from({ length: 2500 }, (_, at) => `Người ${at},Nam`).join('\n')
    await withFile(`Họ tên,Giới tính\n${lines}\n`, async (path) => {
      const batches = (await parts(path)).filter((part) => part.kind === 'rows')
      expect(batches.map(({ rows }) => rows.length)).toEqual([1000, 1000, 500])
      expect(batches.flatMap(({ rows }) => rows.map(({ row }) => row))).toEqual(
        Array.from({ length: 2500 }, (_, at) => at + 2),
      )
      expect(batches.at(-1)?.share).toBe(1)
    })
  })

  test('what is refused there is refused here, with words for the clerk', async () => {
    await expect(parts(Buffer.from('<html>'))).rejects.toMatchObject({
      name: 'UploadRefused',
      code: 'web_page',
      words: { vi: expect.stringContaining('.xlsx'), en: expect.stringContaining('.xlsx') },
    })
  })

  test('a refusal may come after some rows', async () => {
    const text = `Họ tên,Giới tính\n${'An,Nam\n'.repeat(30_000)}"An`
    const kinds: string[] = []
    const reading = async () => {
      for await (const part of readUpload(Buffer.from(text), { fileName: 'a.csv' })) kinds.push(part.kind)
    }
    await expect(reading()).rejects.toMatchObject({ code: 'broken_csv' })
    expect(kinds.slice(0, 2)).toEqual(['head', 'rows'])
  })

  test('a signal ends it, and so does leaving the loop', async () => {
    const controller = new AbortController()
    const reason = new Error('cancelled by the clerk')
    const bytes = Buffer.from(`Họ tên,Giới tính\n${'An,Nam\n'.repeat(200_000)}`)
    const before = uploads()
    const reading = async () => {
      for await (const part of readUpload(bytes, { fileName: 'a.csv', signal: controller.signal })) {
        if (part.kind === 'rows') controller.abort(reason)
      }
    }
    await expect(reading()).rejects.toBe(reason)
    for await (const _part of readUpload(bytes, { fileName: 'a.csv' })) break
    expect(uploads()).toEqual(before)
    await expect(parts(bytes, AbortSignal.abort(reason))).rejects.toBe(reason)
  })

  test('a file that is gone is a failure, not a refusal', async () => {
    await expect(parts('/nowhere/at/all')).rejects.toThrow(/^the file could not be read: Error/)
  })
})
