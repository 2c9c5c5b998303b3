import { z } from 'zod'
import { accept, numberFrom, type SearchParameters, withoutDefaults } from '../../../url-state/link-text.ts'
import type { Link } from '../../../url-state/use-link.ts'

/** The parts of a checked import that one looks at. */
export const PARTS = ['summary', 'rows', 'review'] as const
export type Part = (typeof PARTS)[number]

export const OUTCOMES = ['inserted', 'updated', 'unchanged', 'rejected', 'review'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** What a link to this screen says. Nothing of a file stands in it. */
export interface ImportsView {
  importId: number | null
  /** Back at the columns of an import that was checked already. */
  columns: boolean
  part: Part
  outcome: Outcome
}

const DEFAULT_VIEW: ImportsView = { importId: null, columns: false, part: 'summary', outcome: 'rejected' }

function parse(search: Readonly<Record<string, unknown>>): ImportsView {
  const text = (name: string) => (search[name] === undefined ? undefined : String(search[name]))
  return {
    importId: accept(z.int().positive().nullable(), numberFrom(text('import')), null),
    columns: text('columns') === 'true',
    part: accept(z.enum(PARTS), text('part'), DEFAULT_VIEW.part),
    outcome: accept(z.enum(OUTCOMES), text('outcome'), DEFAULT_VIEW.outcome),
  }
}

function serialise({ importId, columns, part, outcome }: ImportsView): SearchParameters {
  const written = {
    import: importId === null ? null : String(importId),
    columns: String(columns),
    part,
    outcome,
  }
  return withoutDefaults(written, {
    columns: 'false',
    part: DEFAULT_VIEW.part,
    outcome: DEFAULT_VIEW.outcome,
  })
}

export const IMPORTS_LINK: Link<ImportsView> = { parse, serialise, entryOf: () => 'push' }
