import { Eye, EyeOff, Plus } from 'lucide-react'
import { formatCount } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { Button } from '../../../ui/button.tsx'
import { useCasesModel } from '../model/cases-context.ts'
import { CaseRows } from './case-rows.tsx'
import { CommuneFilter } from './commune-filter.tsx'
import { TaskChips } from './task-chips.tsx'
import { useScopeName } from './use-scope-name.ts'

/** The people in scope under the filters, with how many they are. */
export function ListPanel() {
  const { t, language } = useWords()
  const { list, keeper, setForm } = useCasesModel()
  const place = useScopeName()
  const people =
    list.total === null
      ? t('app.loading')
      : t('cases.list.people', { count: list.total, shown: formatCount(list.total, language) })
  return (
    <section className="cases-list" aria-label={t('cases.list.label')}>
      <header className="cases-list-head">
        <div className="cases-title">
          <h1>{keeper ? t('cases.list.title') : t('cases.list.titleReferred')}</h1>
          {keeper && (
            <Button icon={Plus} onClick={() => setForm('create')}>
              {t('cases.create.start')}
            </Button>
          )}
        </div>
        <div className="cases-total">
          <p data-total={list.total ?? undefined}>
            <strong>{people}</strong> <span className="cases-total-place">· {place}</span>
          </p>
          <MaskButton />
        </div>
        <CommuneFilter />
        <TaskChips />
      </header>
      <CaseRows />
      <ListFoot />
    </section>
  )
}

/** Hides names from whoever stands behind; the file itself stays as it is. */
function MaskButton() {
  const { t } = useWords()
  const { masked, setMasked, scope } = useCasesModel()
  if (!scope.oneCommune) return null
  return (
    <Button
      className="mask-button"
      size="small"
      icon={masked ? Eye : EyeOff}
      aria-pressed={masked}
      onClick={() => setMasked(!masked)}
    >
      {masked ? t('cases.list.unmask') : t('cases.list.mask')}
      <kbd aria-hidden>H</kbd>
    </Button>
  )
}

function ListFoot() {
  const { t } = useWords()
  const { list, keeper } = useCasesModel()
  return (
    <footer className="cases-list-foot">
      <span>{list.complete ? t('cases.list.byNextStep') : t('cases.list.byOpening')}</span>
      <span className="cases-keys" aria-hidden>
        <kbd>J</kbd>
        <kbd>K</kbd> {t('cases.list.keysMove')}
        {keeper && (
          <span className="cases-key-record">
            <kbd>G</kbd> {t('cases.list.keysRecord')}
          </span>
        )}
      </span>
    </footer>
  )
}
