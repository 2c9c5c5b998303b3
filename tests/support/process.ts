import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** A program of ours in a process of its own, with what it printed so far. */
export interface Running {
  child: ChildProcess
  output(): string
  /** Resolves once the output matches; rejects when the program ends or stays silent before. */
  until(pattern: RegExp, milliseconds?: number): Promise<RegExpExecArray>
  /** Exit code, or the name of the signal. */
  ended: Promise<number | string>
}

/** Runs a TypeScript or JavaScript file of the project, without the environment of the test. */
export function runProgram(file: string, args: string[] = [], env: Record<string, string> = {}): Running {
  let output = ''
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, HOME: process.env.HOME, TMPDIR: process.env.TMPDIR, ...env },
  })
  child.stdout.on('data', (data) => {
    output += data
  })
  child.stderr.on('data', (data) => {
    output += data
  })
  const ended = new Promise<number | string>((resolve) => {
    child.once('close', (code, signal) => resolve(code ?? signal ?? 'unknown'))
  })
  return { child, output: () => output, until: waiter(() => output, ended), ended }
}

function waiter(output: () => string, ended: Promise<unknown>) {
  return async (pattern: RegExp, milliseconds = 280_000) => {
    let over = false
    void ended.then(() => {
      over = true
    })
    const deadline = Date.now() + milliseconds
    for (;;) {
      const match = pattern.exec(output())
      if (match) return match
      if (over || Date.now() > deadline) throw new Error(`no ${pattern} in:\n${output()}`)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}
