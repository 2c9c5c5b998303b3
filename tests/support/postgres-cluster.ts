import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, rmdirSync, statSync, utimesSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** A private PostgreSQL cluster under the system's temporary folder, reached by a unix socket only. */
const CLUSTER = join(tmpdir(), `hoanhap-test-postgres-${userInfo().uid}`)
const DATA = join(CLUSTER, 'data')
const SOCKETS = join(CLUSTER, 'run')
const OLDEST_VERSION = 15
// A test database need not survive a power cut.
const OPTIONS = [
  `-k ${SOCKETS}`,
  "-c listen_addresses=''",
  '-c fsync=off -c synchronous_commit=off -c full_page_writes=off',
  '-c max_connections=200 -c shared_buffers=256MB -c log_min_messages=panic',
].join(' ')

/** Settled once this process has seen the cluster run: nobody stops it before the end of the run. */
let running: Promise<void> | null = null

/** The administrator's address of the cluster; starts or creates it when needed. Several processes may ask at once. */
export async function clusterUrl(database = 'postgres', login = 'postgres'): Promise<string> {
  running ??= exclusively(`${CLUSTER}.lock`, async () => startCluster())
  await running
  return `postgres://${login}@${encodeURIComponent(SOCKETS)}/${database}`
}

/** Everything in a database of the cluster, as `pg_dump` writes it. */
export async function dumpOf(database: string): Promise<Buffer> {
  const url = await clusterUrl(database)
  return execFileSync(join(binaries(), 'pg_dump'), ['--dbname', url], { maxBuffer: MOST_DUMPED_BYTES })
}

const MOST_DUMPED_BYTES = 256 * 1024 * 1024

function startCluster(): void {
  if (!existsSync(join(DATA, 'PG_VERSION'))) createCluster()
  if (isRunning()) return
  asPostgres('pg_ctl', ['-D', DATA, '-l', join(CLUSTER, 'log'), '-o', OPTIONS, '-w', 'start'])
}

function createCluster(): void {
  mkdirSync(SOCKETS, { recursive: true })
  chmodSync(CLUSTER, 0o777)
  chmodSync(SOCKETS, 0o777)
  asPostgres('initdb', ['-D', DATA, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8'])
}

function isRunning(): boolean {
  try {
    asPostgres('pg_ctl', ['-D', DATA, 'status'])
    return true
  } catch {
    return false
  }
}

/** PostgreSQL refuses to run as root, so root runs it as the user that Debian's package made. */
function asPostgres(program: string, args: string[]): void {
  const path = join(binaries(), program)
  const [file, all] =
    userInfo().uid === 0 ? ['runuser', ['-u', 'postgres', '--', path, ...args]] : [path, args]
  execFileSync(file, all, { stdio: 'ignore', cwd: '/' })
}

function binaries(): string {
  const root = '/usr/lib/postgresql'
  const versions = existsSync(root) ? readdirSync(root).map(Number) : []
  const newest = Math.max(...versions.filter((version) => version >= OLDEST_VERSION && hasPostgis(version)))
  if (!Number.isFinite(newest))
    throw new Error('PostgreSQL 15 with PostGIS is needed: run `npm test` once as root')
  return join(root, String(newest), 'bin')
}

function hasPostgis(version: number): boolean {
  return existsSync(`/usr/share/postgresql/${version}/extension/postgis.control`)
}

/** Runs `fn` while no other process does, by a folder that only one can create. An abandoned one is taken over. */
export async function exclusively<T>(lock: string, fn: () => Promise<T>): Promise<T> {
  while (!tryLock(lock)) await wait(100)
  const stillHeld = setInterval(() => utimesSync(lock, new Date(), new Date()), SIGN_OF_LIFE_MILLISECONDS)
  try {
    return await fn()
  } finally {
    clearInterval(stillHeld)
    rmdirSync(lock)
  }
}

const SIGN_OF_LIFE_MILLISECONDS = 10_000
const ABANDONED_MILLISECONDS = 300_000

function tryLock(lock: string): boolean {
  try {
    mkdirSync(lock)
    return true
  } catch {
    const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
    if (age > ABANDONED_MILLISECONDS) rmdirSync(lock)
    return false
  }
}
