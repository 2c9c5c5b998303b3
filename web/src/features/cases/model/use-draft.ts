import { useState } from 'react'
import { useCasesModel } from './cases-context.ts'

interface Draft<T> {
  draft: T
  /** Whether it was typed before and is back. */
  restored: boolean
  change: (part: Partial<T>) => void
  /** After it was saved, or thrown away on purpose. */
  drop: () => void
}

/** What is typed into a form. It stays when the form is closed or saving fails, until it is saved or discarded. */
export function useDraft<T extends object>(key: string, empty: T): Draft<T> {
  const { drafts } = useCasesModel()
  const [restored] = useState(() => drafts.has(key))
  const [draft, setDraft] = useState<T>(() => drafts.read(key, empty))
  return {
    draft,
    restored,
    change: (part) => {
      const next = { ...draft, ...part }
      setDraft(next)
      drafts.keep(key, next)
    },
    drop: () => drafts.drop(key),
  }
}
