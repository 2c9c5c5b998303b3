import { readFileSync } from 'node:fs'
import { readConfig, type ServerConfig } from './config.ts'
import { type DataFolderLock, lockDataFolder } from './db/data-folder-lock.ts'
import { DEMO_PASSWORD } from './features/accounts/demo-password.ts'
import { type Listener, listen } from './http/listener.ts'
import { PAGE_DIRECTORY } from './http/page.ts'
import type { AppServices } from './http/services.ts'
import { createStartingApp } from './http/starting-app.ts'
import type { OpenData } from './open-data.ts'
import { StartRefused } from './start-refused.ts'

/** How long running requests get to end; the rest of the 15 seconds closes the database. */
const DRAIN_MILLISECONDS = 10_000

const VERSION: string = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version

/**
 * Serves as the command line and the environment say, until a signal ends it; a start that fails ends the process.
 * @param pageIsBuilt what else has to be there before the server is ready
 */
export function serve(pageIsBuilt: Promise<void>): Promise<void> {
  return run(pageIsBuilt).catch((error: unknown) => {
    // What the person can mend is one line; anything else is a fault of ours and needs its trace.
    console.error(error instanceof StartRefused ? error.message : error)
    process.exit(1)
  })
}

async function run(pageIsBuilt: Promise<void>): Promise<void> {
  const config = readConfig(process.argv.slice(2), process.env)
  const lock = config.databaseUrl ? null : await lockDataFolder(config.dataDirectory)
  process.once('exit', () => lock?.release())
  let data: OpenData | null = null
  let services: AppServices | null = null
  let progress = 'starting'
  const listener = await listen(
    config.host,
    config.port,
    startingApp(config, () => progress),
  )
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void stop(listener, data, services, lock))
  }
  // Loaded only now: a start that is refused, and the page that says what is done, do not wait for the whole server.
  const [{ openData }, { startApp }] = await Promise.all([import('./open-data.ts'), import('./start-app.ts')])
  data = await openData(config, (line) => {
    progress = line
    console.log(line)
  })
  await pageIsBuilt
  const started = startApp(config, data, VERSION)
  services = started.services
  listener.answerWith(started.app)
  announce(config, listener, data)
}

function startingApp(config: ServerConfig, progress: () => string) {
  return createStartingApp({
    publicUrl: config.publicUrl,
    version: VERSION,
    pageDirectory: PAGE_DIRECTORY,
    progress,
  })
}

/** Exactly one line says that it is ready; whoever waits for it may read the line with `ready` and nothing else. */
function announce(config: ServerConfig, listener: Listener, { demoAccounts }: OpenData): void {
  const host = ['0.0.0.0', '::', 'localhost'].includes(config.host) ? '127.0.0.1' : config.host
  console.log(`ready http://${host.includes(':') ? `[${host}]` : host}:${listener.port}`)
  if (demoAccounts.length === 0) return
  console.log(`demo accounts (password ${DEMO_PASSWORD}): ${demoAccounts.join(', ')}`)
}

/**
 * Everything that was acknowledged is committed already; what runs may end, then the database closes. A load that is cut
 * short counts for nothing, so it need not be waited for.
 */
async function stop(
  listener: Listener,
  data: OpenData | null,
  services: AppServices | null,
  lock: DataFolderLock | null,
): Promise<void> {
  if (data) {
    lock?.draining()
    await listener.drain(DRAIN_MILLISECONDS)
    await services?.imports.stop()
    await services?.points.stop()
    await services?.looks.end()
    await data.db.close()
  }
  process.exit(0)
}
