import type { Unit } from '@hoanhap/server/contract.ts'
import { useCallback } from 'react'
import { useWords } from '../../i18n/i18n.ts'

/** The name of a unit in the language of the page, with its type. */
export function useUnitName(): (unit: Pick<Unit, 'name' | 'nameEn'>) => string {
  const { language } = useWords()
  return useCallback((unit) => (language === 'en' && unit.nameEn ? unit.nameEn : unit.name), [language])
}
