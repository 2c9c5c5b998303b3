import { Download } from 'lucide-react'
import { useWords } from '../../../i18n/i18n.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorPanel } from '../../../ui/notice.tsx'
import { useShownImport } from '../model/import-context.ts'
import { useDownload } from '../use-download.ts'

/** The rejected rows as a workbook with the reason in each, to put right and bring in again. */
export function RejectsButton() {
  const { t } = useWords()
  const { state } = useShownImport()
  const rejects = useDownload()
  if (state.rejected === 0) return null
  return (
    <>
      <Button
        icon={Download}
        disabled={rejects.pending}
        onClick={() => rejects.start(`/imports/${state.id}/rejects`)}
      >
        {t('imports.check.rejects')}
      </Button>
      {rejects.failed && <ErrorPanel message={t('app.loadFailed')} />}
    </>
  )
}
