import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** A started Hòa Nhập: where it answers, and how to stop it. */
export interface RunningApp {
  url: string
  stop(): Promise<void>
}

/** As a user starts it, `npm start`: it builds the page first when that is out of date. */
export const AS_A_NEWCOMER = ['server/start.mjs']
/** The server alone, with the page as it is. */
export const SERVER_ALONE = ['--import', 'tsx', 'server/main.ts']

/**
 * Starts the server over a data folder of its own, on a port that is free, and resolves at its `ready` line; rejects with
 * all output.
 */
export async function startApp(program: readonly string[]): Promise<RunningApp> {
  const data = mkdtempSync(join(tmpdir(), 'hoanhap-journey-'))
  const child = spawn(process.execPath, [...program, '--port', '0', '--data', data], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const stop = async () => {
    await stopped(child)
    rmSync(data, { recursive: true, force: true })
  }
  return { url: await readyAt(child), stop }
}

function readyAt(child: ChildProcess): Promise<string> {
  let output = ''
  return new Promise((resolve, reject) => {
    const read = (chunk: unknown) => {
      output += chunk
      const [, url] = /^ready (http\S+)$/m.exec(output) ?? []
      if (url) resolve(url)
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.once('exit', (code) =>
      reject(new Error(`the start ended with ${code} before it was ready:\n${output}`)),
    )
  })
}

function stopped(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}
