import { type Day, isDay } from '@hoanhap/geo/day.ts'
import { problems } from '../../http/problems.ts'
import type { Conditions } from '../coverage/place-filter.ts'

/** Where a page of cases ends: the newest were opened last. Nothing of a person is in it. */
interface PageEnd {
  openedOn: Day
  id: number
}

export function cursorOf({ openedOn, id }: PageEnd): string {
  return Buffer.from(`${openedOn} ${id}`).toString('base64url')
}

/** What comes after a cursor. @throws 400 for a text that no list handed out */
export function afterCursor(cursor: string | undefined): Conditions | null {
  if (cursor === undefined) return null
  const [openedOn = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ')
  if (!isDay(openedOn) || !/^[1-9]\d{0,9}$/.test(id)) {
    throw problems.invalidRequest([{ path: 'cursor', code: 'invalid', message: 'not a cursor of this list' }])
  }
  return { sql: '(c.opened_on, c.id) < (?::date, ?::bigint)', bindings: [openedOn, Number(id)] }
}
