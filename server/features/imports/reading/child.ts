import type { Answer, Question } from './child-messages.ts'
import { readParts } from './read-parts.ts'
import { UploadRefused } from './refusals.ts'
import { beginAnswer } from './spent.ts'
import type { UploadPart } from './types.ts'

/** The process that reads one uploaded file. It holds no key, no connection and no setting of the server. */

let parts: AsyncGenerator<UploadPart> | null = null

process.on('message', (question: Question) => {
  if (question.kind === 'read') parts = readParts(question.path, question)
  void answerNext()
})
process.on('disconnect', () => process.exit(0))
tell({ kind: 'ready' })

async function answerNext(): Promise<void> {
  try {
    if (!parts) return
    beginAnswer()
    const { value, done } = await parts.next()
    tell(done ? { kind: 'done' } : { kind: 'part', part: value })
  } catch (error) {
    tell(failure(error))
  }
}

function failure(error: unknown): Answer {
  if (error instanceof UploadRefused) return { kind: 'refused', code: error.code }
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  const where = stack.split('\n').find((line) => line.trimStart().startsWith('at ')) ?? ''
  return { kind: 'failed', error: error instanceof Error ? error.name : typeof error, where: where.trim() }
}

function tell(answer: Answer): void {
  process.send?.(answer)
}
