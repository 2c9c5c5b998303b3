import type { ImportState } from '@hoanhap/server/contract.ts'
import { createContext, use } from 'react'
import type { ApiError } from '../../../api/api-error.ts'
import { useImport } from '../../../api/imports.ts'
import { type ChangeState, useLink } from '../../../url-state/use-link.ts'
import { IMPORTS_LINK, type ImportsView } from './imports-view.ts'
import { type Step, stepOf } from './step.ts'

/** What the parts of this screen share. */
interface ImportModel {
  view: ImportsView
  change: ChangeState<ImportsView>
  /** The import that the address names; null while there is none or it is being read. */
  state: ImportState | null
  etag: string | null
  step: Step
  /** Why the import could not be asked for; what was known of it before stays in sight. */
  error: ApiError | null
  retry: () => void
}

export const ImportContext = createContext<ImportModel | null>(null)

export function useImportScreen(): ImportModel {
  const { view, change } = useLink(IMPORTS_LINK)
  const query = useImport(view.importId)
  const state = view.importId === null ? null : (query.data?.data ?? null)
  return {
    view,
    change,
    state,
    etag: query.data?.etag ?? null,
    step: stepOf(state, view.columns),
    error: view.importId === null ? null : query.error,
    retry: () => void query.refetch(),
  }
}

export function useImportModel(): ImportModel {
  const model = use(ImportContext)
  if (!model) throw new Error('A part of the screen of imports stands outside of it.')
  return model
}

/** The same, within a part that is shown of an import only. */
export function useShownImport(): ImportModel & { state: ImportState } {
  const model = useImportModel()
  if (!model.state) throw new Error('No import is shown.')
  return { ...model, state: model.state }
}
