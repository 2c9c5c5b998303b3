import { useWords } from '../../../i18n/i18n.ts'
import { CasesLink } from '../filters/cases-link.tsx'
import { usePlaneWords } from '../filters/use-plane-words.ts'

/** Of what the table is, and the way to the list of the same people for whoever keeps their records. */
export function TableTitle() {
  const { t } = useWords()
  const { plane } = usePlaneWords()
  return (
    <h2 className="table-title">
      <strong>{t('theme.people')}</strong> {plane} <CasesLink />
    </h2>
  )
}
