import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Answer, Question } from './child-messages.ts'
import { LIMITS } from './limits.ts'
import { UploadRefused } from './refusals.ts'

const CHILD = fileURLToPath(new URL('./child-bootstrap.mjs', import.meta.url))
/** What a process needs to run at all; everything else of the server's environment stays with the server. */
const NEEDED = ['PATH', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'LANG']

/** A process that reads files one after the other, with limits of memory and time. */
export class ReaderProcess {
  private readonly child: ChildProcess
  private readonly signal: AbortSignal | undefined

  constructor(signal?: AbortSignal) {
    this.signal = signal
    signal?.throwIfAborted()
    this.child = fork(CHILD, [], {
      execArgv: [`--max-old-space-size=${LIMITS.heapMegabytes}`],
      env: Object.fromEntries(
        NEEDED.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
      ),
      // What a crash prints may hold a piece of the file.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    // A question to a process that has just ended: its end is what is told.
    this.child.on('error', () => {})
  }

  get pid(): number | undefined {
    return this.child.pid
  }

  /** Waits until it runs. */
  async start(): Promise<void> {
    const failed = new Error('the process that reads files did not start')
    await this.answer(LIMITS.startMs, { ended: failed, late: failed })
  }

  /** @throws UploadRefused */
  async ask(question: Question): Promise<Answer> {
    const [ended, late] = [new UploadRefused('too_large'), new UploadRefused('too_slow')]
    if (!this.child.connected) throw ended
    const answered = this.answer(LIMITS.answerMs, { ended, late })
    this.child.send(question)
    const answer = await answered
    if (answer.kind === 'refused') throw new UploadRefused(answer.code)
    if (answer.kind === 'failed')
      throw new Error(`the file could not be read: ${answer.error} ${answer.where}`)
    return answer
  }

  stop(): void {
    this.child.kill('SIGKILL')
  }

  /** The next answer, within `limitMs`. A process that ends by itself while it reads has run out of memory. */
  private answer(limitMs: number, failures: { ended: Error; late: Error }): Promise<Answer> {
    const { child, signal } = this
    return new Promise<Answer>((resolve, reject) => {
      const settle = (act: () => void) => {
        clearTimeout(timer)
        child.off('message', onMessage).off('exit', onExit)
        signal?.removeEventListener('abort', onAbort)
        act()
      }
      const onMessage = (answer: unknown) => settle(() => resolve(answer as Answer))
      const onExit = () => settle(() => reject(failures.ended))
      const onAbort = () => settle(() => reject(signal?.reason))
      const timer = setTimeout(() => settle(() => reject(failures.late)), limitMs)
      child.on('message', onMessage).on('exit', onExit)
      signal?.addEventListener('abort', onAbort)
    })
  }
}
