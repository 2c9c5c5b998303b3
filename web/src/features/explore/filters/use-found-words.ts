import { formatCount } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { useExploreModel } from '../model/explore-context.ts'

/** "48 người khớp bộ lọc"; a dash while it is counted. */
export function useFoundWords(): string {
  const { t, language } = useWords()
  const { facets, register } = useExploreModel()
  const count = facets?.total.count ?? null
  if (count === null) return t('app.dash')
  const values = { count, shown: formatCount(count, language) }
  return register?.filtered ? t('filters.found', values) : t('filters.all', values)
}
