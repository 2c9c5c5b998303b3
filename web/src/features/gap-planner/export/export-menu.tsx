import { Download, FileSpreadsheet, MapPinned, Printer } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useWords } from '../../../i18n/i18n.ts'
import { Button } from '../../../ui/button.tsx'
import { Menu, MenuItem } from '../../../ui/menu.tsx'
import { ErrorPanel } from '../../../ui/notice.tsx'
import { usePlanner } from '../model/planner-context.ts'
import './export.css'
import { gapCollection } from './geo-json.ts'
import { saveFile } from './save-file.ts'
import { useExportSource } from './use-export-source.ts'
import { useWorkbookWords } from './use-export-words.ts'
import { workbookFile, workbookSheets } from './workbook.ts'

const Report = lazy(() => import('./report/report-dialog.tsx'))

/** The menu that hands out what the screen shows: a workbook, a map file, a printed page. */
export function ExportMenu() {
  const { t } = useWords()
  const { view } = usePlanner()
  const source = useExportSource()
  const words = useWorkbookWords()
  const [reporting, setReporting] = useState(false)
  const [failed, setFailed] = useState(false)
  const name = `hoa-nhap-${view.service.replaceAll('_', '-')}`
  const saveWorkbook = async () => {
    if (!source) return
    try {
      saveFile(`${name}.xlsx`, await workbookFile(workbookSheets(source, words)))
      setFailed(false)
    } catch (error) {
      console.error('The workbook could not be written.', error)
      setFailed(true)
    }
  }
  const saveMap = () => {
    const type = 'application/geo+json'
    if (source) saveFile(`${name}.geojson`, new Blob([JSON.stringify(gapCollection(source))], { type }))
  }
  const trigger = (
    <Button icon={Download} disabled={!source}>
      {t('siting.export.menu')}
    </Button>
  )
  return (
    <>
      <Menu trigger={trigger} align="end">
        <MenuItem icon={FileSpreadsheet} onSelect={() => void saveWorkbook()}>
          {t('siting.export.workbook')}
        </MenuItem>
        <MenuItem icon={MapPinned} onSelect={saveMap}>
          {t('siting.export.geojson')}
        </MenuItem>
        <MenuItem icon={Printer} onSelect={() => setReporting(true)}>
          {t('siting.export.report')}
        </MenuItem>
      </Menu>
      {failed && (
        <ErrorPanel
          message={t('siting.export.failed')}
          retryLabel={t('app.retry')}
          onRetry={() => void saveWorkbook()}
        />
      )}
      {reporting && source && (
        <Suspense>
          <Report source={source} onClose={() => setReporting(false)} />
        </Suspense>
      )}
    </>
  )
}
