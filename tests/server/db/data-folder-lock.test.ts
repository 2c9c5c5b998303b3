import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lockDataFolder } from '../../../server/db/data-folder-lock.ts'
import { type Running, runProgram } from '../../support/process.ts'

let directory: string
let started: Running[]
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'hoanhap-lock-'))
  started = []
})
afterEach(async () => {
  for (const { child } of started) child.kill('SIGKILL')
  await Promise.all(started.map(({ ended }) => ended))
  rmSync(directory, { recursive: true, force: true })
})

function holder(drainMilliseconds = 0): Running {
  const running = runProgram('tests/support/hold-lock.ts', [directory, String(drainMilliseconds)])
  started.push(running)
  return running
}

test('a folder that another process serves from is refused at once, naming that process', async () => {
  const first = holder()
  await first.until(/held/)
  const asked = Date.now()
  const second = holder()
  const [, pid] = await second.until(/^refused: the data folder .* is in use by process (\d+)$/m)
  expect(Number(pid)).toBe(first.child.pid)
  expect(Date.now() - asked).toBeLessThan(5_000)
  expect(await second.ended).toBe(1)
  await expect(lockDataFolder(directory)).rejects.toThrow(/in use by process/)
})

test('a folder whose process was killed is taken over', async () => {
  const first = holder()
  await first.until(/held/)
  first.child.kill('SIGKILL')
  await first.ended
  const lock = await lockDataFolder(directory)
  expect(JSON.parse(readFileSync(join(directory, 'lock'), 'utf8')).pid).toBe(process.pid)
  lock.release()
})

test('a folder whose process is draining is waited for', async () => {
  const first = holder(1_500)
  await first.until(/held/)
  first.child.kill('SIGTERM')
  await first.until(/draining/)
  const asked = Date.now()
  const lock = await lockDataFolder(directory)
  expect(Date.now() - asked).toBeGreaterThan(1_000)
  lock.release()
  expect(await first.ended).toBe(0)
})

test('a process that merely has the number of a dead holder holds nothing', async () => {
  writeFileSync(
    join(directory, 'lock'),
    JSON.stringify({ pid: process.pid, startedAt: 'other boot/1', state: 'serving' }),
  )
  const lock = await lockDataFolder(directory)
  lock.release()
})

test('a lock file that was never written to its end is taken over after a moment', async () => {
  writeFileSync(join(directory, 'lock'), '')
  const lock = await lockDataFolder(directory)
  lock.release()
})

test('of ten processes that find a dead holder exactly one gets the folder', async () => {
  writeFileSync(
    join(directory, 'lock'),
    JSON.stringify({ pid: 999_999_999, startedAt: 'x/1', state: 'serving' }),
  )
  const rivals = Array.from({ length: 10 }, () => holder())
  await Promise.all(rivals.map((rival) => rival.until(/held|refused/)))
  expect(rivals.filter((rival) => rival.output().includes('held'))).toHaveLength(1)
})
