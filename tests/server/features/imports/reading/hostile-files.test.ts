import { existsSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { integerBetween, pick, seededRandom } from '@hoanhap/geo/random.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ReaderProcess } from '../../../../../server/features/imports/reading/reader-process.ts'
import { UploadRefused } from '../../../../../server/features/imports/reading/refusals.ts'
import { HOSTILE_FILES, mutated } from './support/hostile-files.ts'
import { withFile } from './support/read-bytes.ts'

/** Most that a file may take: time of the processor, so that a busy machine does not tell otherwise. */
const MOST_SECONDS = 10
const MOST_MEGABYTES = 512
const SEED = process.env.SOAK ? `soak ${Date.now()}` : 'hostile files'
const MUTATIONS = process.env.SOAK ? 500 : 60

/** One process reads them all: what a file leaves behind would show in the next ones. */
let reader: ReaderProcess

beforeAll(async () => {
  reader = new ReaderProcess()
  await reader.start()
})
afterAll(() => reader.stop())

describe('a hostile file', () => {
  const random = seededRandom(SEED)
  test.each(HOSTILE_FILES.map((one) => [one.name, one] as const))('%s', async (_, { ends, make }) => {
    const bytes = make(random)
    const before = secondsOf(reader)
    const end = await endOf(bytes)
    expect(ends).toContain(end)
    expect(secondsOf(reader) - before).toBeLessThan(MOST_SECONDS)
    expect(megabytesOf(reader)).toBeLessThan(MOST_MEGABYTES)
  })
})

test(`${MUTATIONS} damaged files end in a reading or a refusal (seed ${SEED})`, {
  timeout: 1_800_000,
}, async () => {
  const random = seededRandom(SEED)
  const small = HOSTILE_FILES.map(({ make }) => make(random)).filter((bytes) => bytes.length < 200_000)
  for (let count = 0; count < MUTATIONS; count++) {
    let bytes = pick(random, small)
    for (let times = integerBetween(random, 1, 3); times > 0; times--) bytes = mutated(bytes, random)
    const before = secondsOf(reader)
    await endOf(bytes)
    expect(secondsOf(reader) - before).toBeLessThan(MOST_SECONDS)
  }
  expect(megabytesOf(reader)).toBeLessThan(MOST_MEGABYTES)
})

/** How the reading of a file ends; anything but a reading or a refusal is thrown. */
async function endOf(bytes: Buffer): Promise<string> {
  return withFile('', async (path) => {
    await writeFile(path, bytes)
    try {
      let answer = await reader.ask({ kind: 'read', path })
      while (answer.kind === 'part') answer = await reader.ask({ kind: 'next' })
      return 'read'
    } catch (error) {
      if (!(error instanceof UploadRefused)) throw error
      return error.code
    }
  })
}

/** The most memory that the process ever held; 0 where the system does not tell. */
function megabytesOf({ pid }: ReaderProcess): number {
  return Number(/VmHWM:\s+(\d+)/.exec(told(`/proc/${pid}/status`))?.[1] ?? 0) / 1024
}

/** Seconds of the processor that the process has used, its own and the system's for it; 0 where the system does not tell. */
function secondsOf({ pid }: ReaderProcess): number {
  const fields = told(`/proc/${pid}/stat`).split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / 100
}

function told(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : ''
}
