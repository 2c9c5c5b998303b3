import { Lock } from 'lucide-react'
import { useHealth } from '../../api/health.ts'
import { formatCount } from '../../i18n/formats.ts'
import { useWords } from '../../i18n/i18n.ts'
import { useScopeName } from './list/use-scope-name.ts'
import { useCasesModel } from './model/cases-context.ts'
import { useCounts } from './model/use-counts.ts'

/** The plane, and list = map + not located, in one line. */
export function CasesStatus() {
  const { t, language } = useWords()
  const { list, keeper, view } = useCasesModel()
  const place = useScopeName()
  const synthetic = useHealth().data?.pack?.synthetic
  const counts = useCounts()
  const shown = (count: number) => formatCount(count, language)
  const located = view.located === null ? (counts?.located.count ?? null) : null
  return (
    <section className="status-words" aria-label={t('status.label')}>
      <Lock size={13} strokeWidth={1.75} aria-hidden />
      <span>
        {keeper ? t('cases.statusLine.register', { place }) : t('cases.statusLine.referred', { place })}
      </span>
      {list.total !== null && (
        <span data-total={list.total} data-located={located ?? undefined}>
          {located === null
            ? t('cases.list.people', { count: list.total, shown: shown(list.total) })
            : t('cases.statusLine.located', { people: shown(list.total), located: shown(located) })}
        </span>
      )}
      <span className="status-position" />
      {synthetic && <span className="status-synthetic">{t('cases.statusLine.synthetic')}</span>}
    </section>
  )
}
