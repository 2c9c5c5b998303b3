import type { RefusalCode } from './refusals.ts'
import type { Encoding, UploadPart } from './types.ts'

/** What the process that reads files is asked: first to read one, then for one part after the other. */
export type Question =
  | {
      kind: 'read'
      path: string
      sheet?: string | undefined
      headerRow?: number | undefined
      encoding?: Encoding | undefined
    }
  | { kind: 'next' }

/** What it answers. Nothing of a file stands in a failure: it may come to a log. */
export type Answer =
  | { kind: 'ready' }
  | { kind: 'part'; part: UploadPart }
  | { kind: 'done' }
  | { kind: 'refused'; code: RefusalCode }
  | { kind: 'failed'; error: string; where: string }
