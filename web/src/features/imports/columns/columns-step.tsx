import { useState } from 'react'
import { useChangeImport, useCheckImport } from '../../../api/imports.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorPanel } from '../../../ui/notice.tsx'
import { CancelButton } from '../cancel-button.tsx'
import { changedColumns, doubledIn, draftOf, missingIn } from '../model/columns.ts'
import { useShownImport } from '../model/import-context.ts'
import { useImportProblem } from '../model/use-import-words.ts'
import { ColumnTable } from './column-table.tsx'
import { SheetFields } from './sheet-fields.tsx'

/** What each column means: suggested, seen beside samples, put right, and remembered for the next file like it. */
export function ColumnsStep() {
  const { t } = useWords()
  const { state, change, etag } = useShownImport()
  const [draft, setDraft] = useState(() => draftOf(state))
  const changeImport = useChangeImport()
  const check = useCheckImport()
  const problem = useImportProblem(changeImport.error ?? check.error)
  const missing = missingIn(draft, state)
  const doubled = doubledIn(draft)
  const changed = changedColumns(draft, state)
  const toCheck = () => change({ columns: false, part: 'summary' }, 'replace')
  const submit = () => {
    // A change makes the server compare the rows again by itself.
    if (changed && etag) {
      changeImport.mutate({ id: state.id, etag, change: { columns: changed } }, { onSuccess: toCheck })
    } else if (state.status === 'mapping') check.mutate({ id: state.id }, { onSuccess: toCheck })
    else toCheck()
  }
  const stuck = doubled.size > 0 || (missing.length > 0 && changed === null)
  return (
    <>
      <div className="import-body">
        <header className="import-head">
          <h1>{t('imports.columns.title')}</h1>
          <p className="muted">{t('imports.columns.note')}</p>
        </header>
        <SheetFields />
        <ColumnTable
          draft={draft}
          doubled={doubled}
          onChoose={(index, field) => setDraft({ ...draft, [index]: field })}
        />
      </div>
      <footer className="import-foot">
        <div className="import-foot-words" role="status">
          <MissingLine missing={missing} doubled={doubled.size} />
          {problem && <ErrorPanel message={problem} />}
        </div>
        <CancelButton />
        <Button
          variant="primary"
          disabled={stuck || changeImport.isPending || check.isPending}
          onClick={submit}
        >
          {t('imports.columns.check')}
        </Button>
      </footer>
    </>
  )
}

function MissingLine({ missing, doubled }: { missing: ReturnType<typeof missingIn>; doubled: number }) {
  const { t, language } = useWords()
  if (missing.length > 0) {
    const names = missing.map((field) => field[language]).join(', ')
    return <p className="wrong-words">{t('imports.columns.missing', { names })}</p>
  }
  if (doubled > 0) return <p className="wrong-words">{t('imports.columns.doubled')}</p>
  return <p className="muted">{t('imports.columns.ready')}</p>
}
