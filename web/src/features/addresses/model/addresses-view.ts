import { AddressGrade } from '@hoanhap/server/contract.ts'
import { z } from 'zod'
import { accept, numberFrom, withoutDefaults } from '../../../url-state/link-text.ts'
import type { Link } from '../../../url-state/use-link.ts'

/** Which addresses of a list are shown: those of a grade, or those that nobody decided. */
export const FILTERS = ['all', 'open', ...AddressGrade.options] as const
export type AddressFilter = (typeof FILTERS)[number]

export interface AddressesView {
  batchId: number | null
  filter: AddressFilter
}

/** No address stands in a link. */
export const ADDRESSES_LINK: Link<AddressesView> = {
  parse: (search) => ({
    batchId: accept(z.int().positive().nullable(), numberFrom(textOf(search.batch)), null),
    filter: accept(z.enum(FILTERS), textOf(search.filter), 'all'),
  }),
  serialise: ({ batchId, filter }) =>
    withoutDefaults({ batch: batchId === null ? null : String(batchId), filter }, { filter: 'all' }),
  entryOf: () => 'push',
}

function textOf(value: unknown): string | undefined {
  return value === undefined ? undefined : String(value)
}
