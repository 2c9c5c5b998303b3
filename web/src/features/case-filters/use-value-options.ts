import {
  AgeBand,
  LegalStatus,
  Programme,
  Sex,
  SupportNeed,
  type TradeList,
  Work,
} from '@hoanhap/server/contract.ts'
import { useMemo } from 'react'
import { useTrades } from '../../api/employers.ts'
import type { Language } from '../../i18n/formats.ts'
import { useWords } from '../../i18n/i18n.ts'
import { VALUE_FILTERS, type ValueFilter } from '../../url-state/case-filters.ts'

/** A category that people are filtered by, with its values in words. */
export interface ValueOptions {
  name: ValueFilter
  label: string
  options: { value: string; label: string }[]
}

/** Statuses in which no open case can be. */
const NOT_OPEN: readonly LegalStatus[] = [
  'completed',
  'moved',
  'management_ended',
  'exempted',
  'closed_rejected',
  'closed_other',
]

/** Every category in the order in which it is offered. */
export function useValueOptions(): ValueOptions[] {
  const { t, language } = useWords()
  const trades = useTrades().data
  return useMemo(() => {
    const options: Record<ValueFilter, ValueOptions['options']> = {
      status: LegalStatus.options
        .filter((value) => !NOT_OPEN.includes(value))
        .map((value) => ({ value, label: t(`value.status.${value}`) })),
      programme: Programme.options.map((value) => ({ value, label: t(`value.programme.${value}`) })),
      supportNeed: SupportNeed.options.map((value) => ({ value, label: t(`value.supportNeed.${value}`) })),
      work: Work.options.map((value) => ({ value, label: t(`value.work.${value}`) })),
      trade: [...tradeOptions(trades ?? [], language), { value: 'none', label: t('value.noTrade') }],
      sex: Sex.options.map((value) => ({ value, label: t(`value.sex.${value}`) })),
      ageBand: AgeBand.options.map((value) => ({ value, label: t(`value.ageBand.${value}`) })),
    }
    return VALUE_FILTERS.map((name) => ({ name, label: t(`by.${name}`), options: options[name] }))
  }, [t, language, trades])
}

function tradeOptions(trades: TradeList['items'], language: Language): ValueOptions['options'] {
  return trades.map(({ code, name, nameEn }) => ({ value: code, label: language === 'en' ? nameEn : name }))
}
