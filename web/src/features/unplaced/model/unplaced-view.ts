import { AddressGrade } from '@hoanhap/server/contract.ts'
import { z } from 'zod'
import type { Query } from '../../../api/client.ts'
import { accept, withoutDefaults } from '../../../url-state/link-text.ts'
import type { Link } from '../../../url-state/use-link.ts'

/** Who is listed: those to work on, by grade of their address, or those who were knowingly left. */
export const QUEUES = ['open', 'left', ...AddressGrade.options] as const
export type Queue = (typeof QUEUES)[number]

export interface UnplacedView {
  queue: Queue
}

export const UNPLACED_LINK: Link<UnplacedView> = {
  parse: ({ queue }) => ({
    queue: accept(z.enum(QUEUES), queue === undefined ? undefined : String(queue), 'open'),
  }),
  serialise: ({ queue }) => withoutDefaults({ queue }, { queue: 'open' }),
  entryOf: () => 'push',
}

/** What the server is asked for. */
export function queryOf({ queue }: UnplacedView): Query {
  if (queue === 'open' || queue === 'left') return { state: queue }
  return { state: 'open', grade: queue }
}
