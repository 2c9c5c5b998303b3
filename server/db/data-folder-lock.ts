import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { StartRefused } from '../start-refused.ts'

/** Who holds a data folder, as its lock file says. */
interface Holder {
  pid: number
  /** When the process started, as the kernel counts it; null where it cannot be known. */
  startedAt: string | null
  state: 'serving' | 'draining'
}

/** The lock of a data folder while it is held. */
export interface DataFolderLock {
  /** Says that the holder is about to let go, so that another start waits for it. */
  draining(): void
  release(): void
}

const FILE_NAME = 'lock'
const DRAIN_WAIT_MILLISECONDS = 20_000
const POLL_MILLISECONDS = 200
/** A lock file that is still empty after this long belongs to a process that died while writing it. */
const UNWRITTEN_MILLISECONDS = 2_000

/**
 * Takes a data folder for this process alone: two processes on one embedded database destroy it. A folder held by a
 * serving process is refused at once, one held by a draining process is waited for, one whose holder died is taken over.
 */
export async function lockDataFolder(directory: string): Promise<DataFolderLock> {
  mkdirSync(directory, { recursive: true })
  const path = join(directory, FILE_NAME)
  const deadline = Date.now() + DRAIN_WAIT_MILLISECONDS
  while (!tryCreate(path)) {
    const holder = readHolder(path)
    if (holder === 'gone' || (holder !== 'unwritten' && !isAlive(holder))) {
      removeStale(path)
      continue
    }
    if (holder !== 'unwritten' && (holder.state === 'serving' || Date.now() > deadline)) {
      throw new StartRefused(`the data folder ${directory} is in use by process ${holder.pid}`)
    }
    await wait(POLL_MILLISECONDS)
  }
  return {
    draining: () => writeFileSync(path, JSON.stringify(self('draining'))),
    release: () => rmSync(path, { force: true }),
  }
}

function self(state: Holder['state']): Holder {
  return { pid: process.pid, startedAt: startOf(process.pid), state }
}

function tryCreate(path: string): boolean {
  try {
    const file = openSync(path, 'wx')
    writeSync(file, JSON.stringify(self('serving')))
    closeSync(file)
    return true
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false
    throw error
  }
}

function readHolder(path: string): Holder | 'unwritten' | 'gone' {
  const file = statSync(path, { throwIfNoEntry: false })
  if (!file) return 'gone'
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    if (isCode(error, 'ENOENT')) return 'gone'
    return Date.now() - file.mtimeMs > UNWRITTEN_MILLISECONDS
      ? { pid: 0, startedAt: null, state: 'serving' }
      : 'unwritten'
  }
}

/**
 * Removes the lock of a dead process. Two starts may both have seen it dead; only the one that creates the guard looks
 * once more and removes, so that neither removes the fresh lock of the other.
 */
function removeStale(path: string): void {
  const guard = `${path}.takeover`
  try {
    closeSync(openSync(guard, 'wx'))
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error
    const age = Date.now() - (statSync(guard, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
    if (age > UNWRITTEN_MILLISECONDS) rmSync(guard, { force: true })
    return
  }
  const holder = readHolder(path)
  if (holder !== 'gone' && holder !== 'unwritten' && !isAlive(holder)) rmSync(path, { force: true })
  rmSync(guard, { force: true })
}

function isAlive({ pid, startedAt }: Holder): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  if (startedAt !== null) return startOf(pid) === startedAt
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return isCode(error, 'EPERM')
  }
}

/** Boot and clock tick at which a process started, which tells it from a later one of the same number. */
function startOf(pid: number): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    // The 22nd field of stat; the first two stand before the closing bracket. A zombie holds nothing any more.
    return fields[0] === 'Z' ? null : `${boot}/${fields[19]}`
  } catch {
    return null
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
