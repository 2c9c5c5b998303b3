import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** A started Hòa Nhập: where it answers, what it printed, how to stop it. */
export interface RunningApp {
  url: string
  output(): string
  stop(): Promise<number | null>
}

/** Starts the server as a user does (`npm start -- ...`) and resolves at its `ready` line; rejects with all output. */
export async function startApp(options: {
  args?: string[]
  env?: Record<string, string>
  data?: string
}): Promise<RunningApp> {
  const data = options.data ?? mkdtempSync(join(tmpdir(), 'hoanhap-journey-'))
  const port = await freePort()
  const child = spawn(
    process.execPath,
    ['server/start.mjs', '--port', String(port), '--data', data, ...(options.args ?? [])],
    {
      cwd: root,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  await readyLine(child, () => output)
  const stop = async () => {
    const code = await stopped(child)
    if (!options.data) rmSync(data, { recursive: true, force: true })
    return code
  }
  return { url: `http://127.0.0.1:${port}`, output: () => output, stop }
}

function readyLine(child: ChildProcess, output: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', () => /^ready http/m.test(output()) && resolve())
    child.once('exit', (code) =>
      reject(new Error(`the start ended with ${code} before it was ready:\n${output()}`)),
    )
  })
}

function stopped(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve(child.exitCode)
    child.once('exit', (code) => resolve(code))
    child.kill('SIGTERM')
  })
}

/** A port of the loopback address that nothing listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}
