import type { ImportState } from '@hoanhap/server/contract.ts'

/** The way of a file into the register. */
export const STEPS = ['file', 'columns', 'check', 'apply', 'receipt'] as const
export type Step = (typeof STEPS)[number]

const STEP_OF: Record<ImportState['status'], Step> = {
  reading: 'file',
  mapping: 'columns',
  checking: 'check',
  checked: 'check',
  applying: 'apply',
  applied: 'receipt',
  refused: 'file',
  cancelled: 'file',
  failed: 'apply',
}

type Standing = Pick<ImportState, 'status' | 'columns' | 'rowsRead'>

/** Where an import stands; without one at its file. Somebody may go back from the check to the columns. */
export function stepOf(state: Standing | null, backAtColumns: boolean): Step {
  if (state === null) return 'file'
  if (state.status === 'failed') return failedAt(state)
  return backAtColumns && state.status === 'checked' ? 'columns' : STEP_OF[state.status]
}

/** What had come before tells where an import failed: columns after reading, counted rows after comparing. */
function failedAt({ columns, rowsRead }: Standing): 'file' | 'check' | 'apply' {
  if (columns.length === 0) return 'file'
  return rowsRead === 0 ? 'check' : 'apply'
}
