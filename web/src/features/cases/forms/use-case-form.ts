import type { ApiError } from '../../../api/api-error.ts'
import { useCasesModel } from '../model/cases-context.ts'
import { useDraft } from '../model/use-draft.ts'
import { useFieldError, useProblemWords } from './use-problem-words.ts'

/**
 * What every form of a file has: a draft that outlives its closing, the words of a refusal, and its three ends.
 * @param name under which the draft is kept
 * @param save how it is sent
 */
export function useCaseForm<T extends object>(
  name: string,
  empty: T,
  save: { isPending: boolean; error: ApiError | null },
) {
  const { setForm, noteChange } = useCasesModel()
  const { draft, restored, change, drop } = useDraft<T>(name, empty)
  const problem = useProblemWords(save.error)
  const close = () => setForm(null)
  const discard = () => {
    drop()
    close()
  }
  return {
    draft,
    change,
    errorAt: useFieldError(save.error),
    discard,
    /** Once it is saved. */
    finish: () => {
      discard()
      noteChange()
    },
    /** For the dialog around the fields. */
    dialog: { pending: save.isPending, problem, restored, onClose: close, onDiscard: discard },
  }
}
