import type { CaseRecord } from '@hoanhap/server/contract.ts'
import { useMemo } from 'react'
import { useTrades } from '../../../api/employers.ts'
import { useWords } from '../../../i18n/i18n.ts'

/** The words for the codes of a file. */
export interface CaseWords {
  status: (code: NonNullable<CaseRecord['status']>) => string
  trade: (code: string) => string
  /** What comes next for this person, or where the person stands. */
  nextLine: (file: CaseRecord) => string
}

export function useCaseWords(): CaseWords {
  const { t, language } = useWords()
  const trades = useTrades().data
  return useMemo(() => {
    const names = new Map(trades?.map(({ code, name, nameEn }) => [code, language === 'en' ? nameEn : name]))
    const status: CaseWords['status'] = (code) => t(`value.status.${code}`)
    const trade: CaseWords['trade'] = (code) => names.get(code) ?? code
    const nextLine = (file: CaseRecord) => {
      if (file.nextStep) return t(`cases.nextStep.${file.nextStep}`)
      if (file.status) return status(file.status)
      if (file.tradeWanted) return t('cases.list.wants', { trade: trade(file.tradeWanted) })
      if (file.work) return t(`value.work.${file.work}`)
      return file.substance ? t(`cases.substance.${file.substance}`) : t('cases.list.referred')
    }
    return { status, trade, nextLine }
  }, [t, language, trades])
}
