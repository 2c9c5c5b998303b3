import { historyEntry } from './history-entry.ts'
import { parseView, serialiseView } from './serialise.ts'
import { type ChangeState, type Link, useLink } from './use-link.ts'
import type { ViewState } from './view-state.ts'

export type ChangeView = ChangeState<ViewState>

const LINK: Link<ViewState> = { parse: parseView, serialise: serialiseView, entryOf: historyEntry }

/** The state of the explore page. */
export function useView(): { view: ViewState; change: ChangeView } {
  return useLink(LINK)
}
