import type { AddressCandidate } from '@hoanhap/server/contract.ts'
import { capitalised } from '../../i18n/formats.ts'
import { useWords } from '../../i18n/i18n.ts'

/** Why a commune may be meant, in one line, beginning with the unit of another day that the text names. */
export function useReasonWords(): (candidate: AddressCandidate) => string {
  const { t } = useWords()
  return ({ unitCode, readAs, why }) => {
    const reasons = why.map(({ kind, unitName }) => t(`addresses.why.${kind}`, { name: unitName ?? '' }))
    const former = readAs.unitCode === unitCode ? [] : [t('addresses.readAs', { name: readAs.unitName })]
    return capitalised([...former, ...reasons].join('; '))
  }
}
