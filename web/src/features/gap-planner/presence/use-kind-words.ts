import type { AccessService } from '@hoanhap/server/contract.ts'
import { useWords } from '../../../i18n/i18n.ts'

/** What a kind of place is called over its column. */
export function useKindWords(): (kind: AccessService) => string {
  const { t } = useWords()
  return (kind) => (kind === 'employer' ? t('siting.presence.hiring') : t(`service.${kind}`))
}
