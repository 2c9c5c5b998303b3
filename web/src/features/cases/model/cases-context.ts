import { createContext, use } from 'react'
import type { CasesModel } from './use-cases-model.ts'

export const CasesContext = createContext<CasesModel | null>(null)

/** What the parts of this screen share. */
export function useCasesModel(): CasesModel {
  const model = use(CasesContext)
  if (!model) throw new Error('A part of the screen of cases stands outside of it.')
  return model
}
