/**
 * `npm test`: everything, on both engines and in a real browser. Installs what is missing, runs one project after the
 * other, and says `N passed, N failed` on its very last line. A crash, a skipped test or a project without tests counts
 * as a failure.
 */
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs'
import { freemem, tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildPage, installPackages, requireNode } from '../server/prepare.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const soak = process.argv.includes('--soak')
const projects = soak ? ['unit', 'postgres'] : ['unit', 'postgres', 'pglite', 'journeys']
/** Failures of whoever called, such as `npm run check`, so that the last line tells of everything. */
const failedBefore = Number(
  process.argv.find((arg) => arg.startsWith('--failed-before='))?.split('=')[1] ?? 0,
)

/** The folder of a run is named after its process. */
const RUN_PREFIX = 'hoanhap-run-'
const RUN_FOLDER = new RegExp(`^${RUN_PREFIX}(\\d+)-`)
/** Templates, the cluster and what is open at once, with room to spare. */
const MOST_BYTES_OF_A_RUN = 4 * 2 ** 30

requireNode()
installPackages()
requireDebianPackages()
await buildPage()

// A folder of our own: clusters, templates and data of this run, gone with it. The user postgres must get into it.
const place = temporaryFolder()
removeWhatWasLeft(place)
const folder = mkdtempSync(join(place, `${RUN_PREFIX}${process.pid}-`))
chmodSync(folder, 0o755)
let exitCode = 1
try {
  const counts = projects.map(runProject)
  const passed = counts.reduce((sum, count) => sum + count.passed, 0)
  const failed = counts.reduce((sum, count) => sum + count.failed, failedBefore)
  exitCode = failed === 0 && passed > 0 ? 0 : 1
  cleanUp(folder)
  console.log(counts.flatMap(({ failures }) => failures).join('\n'))
  console.log(`${passed} passed, ${failed} failed`)
} finally {
  process.exitCode = exitCode
}

function runProject(project) {
  const report = join(folder, `${project}.json`)
  const started = Date.now()
  const { status } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      ...[
        'run',
        '--project',
        project,
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
      ],
    ],
    {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, CI: 'true', TMPDIR: folder, ...(soak ? { SOAK: '1' } : {}) },
    },
  )
  const count = countTests(report, status)
  const seconds = Math.round((Date.now() - started) / 1000)
  console.log(`${project}: ${count.passed} passed, ${count.failed} failed in ${seconds} s\n`)
  return count
}

function countTests(report, status) {
  if (!existsSync(report)) return { passed: 0, failed: 1, failures: [`no report of ${report}`] }
  const result = JSON.parse(readFileSync(report, 'utf8'))
  const passed = result.numPassedTests
  const skipped = result.numPendingTests + result.numTodoTests
  const brokenFiles = result.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  )
  const failed = result.numFailedTests + skipped + brokenFiles.length
  const unexplained = failed === 0 && (status !== 0 || passed === 0) ? 1 : 0
  return { passed, failed: failed + unexplained, failures: failuresOf(result) }
}

/** What failed and why, in a few lines each: whoever reads only the end of a long log finds it there. */
function failuresOf({ testResults }) {
  return testResults.flatMap(({ name, message, assertionResults }) => {
    const tests = assertionResults.filter(({ status }) => status !== 'passed')
    const file = relative(root, name)
    if (tests.length === 0 && message) return [`\nFAILED ${file}\n${firstLines(message)}`]
    return tests.map(
      ({ fullName, status, failureMessages = [] }) =>
        `\n${status.toUpperCase()} ${file} > ${fullName}\n${firstLines(failureMessages.join('\n'))}`,
    )
  })
}

function firstLines(text) {
  return text.split('\n').slice(0, 25).join('\n').slice(0, 2_500)
}

/**
 * Memory where there is plenty: every file of tests copies a database of more than a thousand files, which takes a second
 * of the processor and the disk's time each, on a disk.
 */
function temporaryFolder() {
  const memory = '/dev/shm'
  if (process.env.TMPDIR || !existsSync(memory)) return tmpdir()
  const { bavail, bsize } = statfsSync(memory)
  return Math.min(bavail * bsize, freemem() / 2) >= MOST_BYTES_OF_A_RUN ? memory : tmpdir()
}

/** PostgreSQL with PostGIS and a browser come from Debian; root installs them, everybody else is told how. */
function requireDebianPackages() {
  const missing = [
    // The package of whichever version this Debian has, with the server that it belongs to.
    ['postgresql-postgis', hasPostgresWithPostgis()],
    ['chromium', existsSync('/usr/bin/chromium')],
  ].flatMap(([name, present]) => (present ? [] : [name]))
  if (missing.length === 0) return
  const install = ['-o', 'DPkg::Lock::Timeout=300', 'install', '-y', '--no-install-recommends', ...missing]
  if (process.getuid?.() !== 0) fail(`packages are missing; run as root: apt-get ${install.join(' ')}`)
  console.log(`installing ${missing.join(', ')}`)
  const options = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }
  spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=300', 'update'], options)
  if (spawnSync('apt-get', install, options).status !== 0) fail(`could not install ${missing.join(', ')}`)
}

function hasPostgresWithPostgis() {
  const programs = '/usr/lib/postgresql'
  const versions = existsSync(programs) ? readdirSync(programs) : []
  return versions.some(
    (version) =>
      Number(version) >= 15 &&
      existsSync(join(programs, version, 'bin/initdb')) &&
      existsSync(join('/usr/share/postgresql', version, 'extension/postgis.control')),
  )
}

/** Ends the private cluster that the tests of a run started, and removes everything of that run. */
function cleanUp(folder) {
  for (const name of readdirSync(folder)) {
    const pidFile = join(folder, name, 'data', 'postmaster.pid')
    if (!existsSync(pidFile)) continue
    const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
    if (commandOf(pid).includes(folder)) process.kill(pid, 'SIGQUIT')
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 300 })
}

/** A run that was broken off could not clean up: memory that it holds would be missing for good. */
function removeWhatWasLeft(place) {
  for (const name of readdirSync(place)) {
    const [, pid] = RUN_FOLDER.exec(name) ?? []
    const isOurs = pid && statSync(join(place, name)).uid === process.getuid?.()
    if (isOurs && commandOf(pid) === '') cleanUp(join(place, name))
  }
}

/** The command line of a process that runs; empty when none has this number. */
function commandOf(pid) {
  const file = `/proc/${pid}/cmdline`
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

function fail(message) {
  console.error(message)
  console.log(`0 passed, ${failedBefore + 1} failed`)
  process.exit(1)
}
