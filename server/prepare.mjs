/**
 * Makes a fresh clone runnable: installs the packages and builds the page when they are missing or out of date.
 * Plain Node without dependencies, because there may be none yet.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync, utimesSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const OLDEST_NODE = [20, 19]
/** What the page is built from. */
const PAGE_SOURCES = [
  'web/src',
  'web/public',
  'web/index.html',
  'web/vite.config.ts',
  'geo',
  'server/contract.ts',
  'server/features',
  'server/http',
]

/** Ends the program when Node is too old. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return
  stop(`Node ${OLDEST_NODE.join('.')} or newer is needed; this is ${process.versions.node}`)
}

/** Installs when nothing is installed, or something else than the lock file names. */
export function installPackages() {
  const marker = `${root}node_modules/.package-lock.json`
  if (timeOf(marker) >= timeOf(`${root}package-lock.json`)) return
  console.log('installing packages')
  const npm = process.env.npm_execpath
  const args = ['install', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error']
  if (npm?.endsWith('.js')) run(process.execPath, [npm, ...args], 'npm install')
  else run('npm', args, 'npm install')
  const now = new Date()
  if (existsSync(marker)) utimesSync(marker, now, now)
}

/**
 * Builds the page when it was never built, or is older than what it is built from. In a process of its own, so that
 * something else can be done meanwhile; a build that fails ends the program.
 */
export async function buildPage() {
  const newest = Math.max(
    ...PAGE_SOURCES.map((path) => newestTime(`${root}${path}`)),
    timeOf(`${root}package-lock.json`),
  )
  if (timeOf(`${root}web/dist/index.html`) >= newest) return
  console.log('building the page')
  const vite = `${root}node_modules/vite/bin/vite.js`
  const build = spawn(process.execPath, [vite, 'build', `${root}web`, '--logLevel', 'error'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const endWithUs = () => build.kill()
  process.once('exit', endWithUs)
  const code = await new Promise((resolve) => build.once('error', resolve).once('exit', resolve))
  process.off('exit', endWithUs)
  if (code !== 0) stop('building the page failed')
}

function newestTime(path) {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return timeOf(path)
  const files = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter(
    (file) => !file.includes('node_modules'),
  )
  return Math.max(0, ...files.map((file) => timeOf(`${path}/${file}`)))
}

function timeOf(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
}

function run(file, args, what) {
  const { status } = spawnSync(file, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
  if (status !== 0) stop(`${what} failed`)
}

function stop(message) {
  console.error(message)
  process.exit(1)
}
