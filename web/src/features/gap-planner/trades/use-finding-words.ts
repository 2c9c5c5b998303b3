import type { TradeRow } from '@hoanhap/server/contract.ts'
import { formatCount } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { findingOf } from './trade-lines.ts'

/** What is left of a trade, in a sentence: who has no opening, what has no people, and who can take another trade's opening. */
export function useFindingWords(rows: readonly TradeRow[]): (row: TradeRow) => string {
  const { t, language } = useWords()
  const count = (value: number | null) => formatCount(Math.round(value ?? 0), language)
  const nameOf = (code: string) => {
    const row = rows.find(({ trade }) => trade === code)
    return language === 'vi' ? row?.name.toLocaleLowerCase('vi') : row?.nameEn.toLocaleLowerCase('en')
  }
  return (row) => {
    const { unmet, unfilled, inRelatedTrade, fits } = row
    const finding = t(`trades.finding.${findingOf(row)}`, { unmet: count(unmet), unfilled: count(unfilled) })
    if (Math.round(inRelatedTrade ?? 0) === 0) return finding
    const related = t('trades.related', {
      people: count(inRelatedTrade),
      trades: fits.map(nameOf).join(', '),
    })
    return `${finding} ${related}`
  }
}
