import { useImports } from '../../../api/imports.ts'
import { formatMoment } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { EmptyNote } from '../../../ui/notice.tsx'
import { useImportModel } from '../model/import-context.ts'

/** What was brought in before, and what still waits; each leads to where it stands. */
export function PastImports() {
  const { t, language } = useWords()
  const { view, state, change } = useImportModel()
  const imports = useImports(true)
  return (
    <div className="panel-section past-imports">
      <h2 className="section-title">{t('imports.past')}</h2>
      {imports.data?.items.length === 0 && <EmptyNote>{t('imports.pastNone')}</EmptyNote>}
      <ul>
        {imports.data?.items.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              aria-current={one.id === view.importId ? 'true' : undefined}
              onClick={() => change({ importId: one.id, columns: false, part: 'summary' })}
            >
              <span className="file-name" title={one.fileName}>
                {one.fileName}
              </span>
              <span className="muted">
                {formatMoment(one.createdOn, language)} ·{' '}
                {t(`imports.status.${one.id === state?.id ? state.status : one.status}`)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
