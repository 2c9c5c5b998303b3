import { useState } from 'react'
import { useCancelImport } from '../../api/imports.ts'
import { useWords } from '../../i18n/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorPanel } from '../../ui/notice.tsx'
import { useShownImport } from './model/import-context.ts'
import { useImportProblem } from './model/use-import-words.ts'

/** Gives the import up, after a question that names the effect. */
export function CancelButton() {
  const { t } = useWords()
  const { state, etag } = useShownImport()
  const [asking, setAsking] = useState(false)
  const cancel = useCancelImport()
  const problem = useImportProblem(cancel.error)
  const submit = () => etag && cancel.mutate({ id: state.id, etag }, { onSuccess: () => setAsking(false) })
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('imports.cancel.start')}</Button>
      {asking && (
        <Dialog
          title={t('imports.cancel.title')}
          closeLabel={t('app.close')}
          onClose={() => setAsking(false)}
          footer={
            <>
              <Button onClick={() => setAsking(false)}>{t('imports.cancel.keep')}</Button>
              <Button variant="primary" disabled={cancel.isPending} onClick={submit}>
                {t('imports.cancel.do')}
              </Button>
            </>
          }
        >
          <p>{t('imports.cancel.note')}</p>
          {problem && <ErrorPanel message={problem} />}
        </Dialog>
      )}
    </>
  )
}
