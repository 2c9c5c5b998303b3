import { problems } from './problems.ts'

/** The `next` of a list that is ordered by id: where the following page begins. */
export function cursorAfter(items: readonly { id: number }[], limit: number): { next?: string } {
  const last = items.at(-1)
  return last && items.length === limit ? { next: Buffer.from(`${last.id}`).toString('base64url') } : {}
}

/** The id that a `cursor` stands for. Throws 400 for a text that no list handed out. */
export function idOfCursor(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return undefined
  const text = Buffer.from(cursor, 'base64url').toString()
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text)
  throw problems.invalidRequest([{ path: 'cursor', code: 'invalid', message: 'not a cursor of this list' }])
}
