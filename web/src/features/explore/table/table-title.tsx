import { formatPeriod } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { useExploreModel } from '../model/explore-context.ts'

/** Of what the table is. */
export function TableTitle() {
  const { t, language } = useWords()
  const { period } = useExploreModel()
  return (
    <h2 className="table-title">
      <strong>{t('theme.people')}</strong> {period && formatPeriod(period, language)}
    </h2>
  )
}
