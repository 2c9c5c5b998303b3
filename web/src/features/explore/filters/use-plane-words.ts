import { formatCount, formatPeriod } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { useScopeNames } from '../../place/use-scope-names.ts'
import { useExploreModel } from '../model/explore-context.ts'

const MOST_NAMED = 2

/** Which plane the figures of the page are of, and on the register what stands outside the own scope. */
export function usePlaneWords(): { plane: string | null; elsewhere: string | null } {
  const { t, language } = useWords()
  const { register, period, release } = useExploreModel()
  const names = useScopeNames()
  if (!register) {
    return {
      plane: period && t('status.release', { period: formatPeriod(period, language) }),
      elsewhere: null,
    }
  }
  const count = { count: names.length, shown: formatCount(names.length, language) }
  const place = names.length > MOST_NAMED ? t('filters.plane.places', count) : names.join(', ')
  const elsewhere = register.filtered
    ? t('filters.plane.hidden')
    : release && t('filters.plane.mixed', { period: formatPeriod(release.period, language) })
  if (names.length === 0) return { plane: t('filters.plane.register'), elsewhere: null }
  return { plane: t('filters.plane.only', { place }), elsewhere }
}
