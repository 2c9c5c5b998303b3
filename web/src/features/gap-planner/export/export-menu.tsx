import { Download, FileSpreadsheet, MapPinned, Printer } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useWords } from '../../../i18n/i18n.ts'
import { Button } from '../../../ui/button.tsx'
import { Menu, MenuItem } from '../../../ui/menu.tsx'
import { ErrorPanel } from '../../../ui/notice.tsx'
import { usePlanner } from '../model/planner-context.ts'
import './export.css'
import type { ExportSource } from './export-source.ts'
import { gapCollection } from './geo-json.ts'
import { saveFile } from './save-file.ts'
import { useExportSource } from './use-export-source.ts'
import { useWorkbookWords } from './use-export-words.ts'
import { workbookFile, workbookSheets } from './workbook.ts'

const Report = lazy(() => import('./report/report-dialog.tsx'))

/** The menu that hands out what the screen shows: a workbook, a map file, a printed page. */
export function ExportMenu() {
  const { t } = useWords()
  const { access, reckoned, today } = usePlanner()
  const [report, setReport] = useState<ExportSource | null>(null)
  const [failed, setFailed] = useState<ExportFile | null>(null)
  const save = async (file: ExportFile) => {
    try {
      saveFile(file.name, await file.content())
      setFailed(null)
    } catch (error) {
      console.error(`${file.name} could not be written.`, error)
      setFailed(file)
    }
  }
  const trigger = (
    <Button icon={Download} disabled={!access || !reckoned || !today}>
      {t('siting.export.menu')}
    </Button>
  )
  return (
    <>
      <Menu trigger={trigger} align="end">
        <Choices onFile={(file) => void save(file)} onReport={setReport} />
      </Menu>
      {failed && (
        <ErrorPanel
          message={t('siting.export.failed')}
          retryLabel={t('app.retry')}
          onRetry={() => void save(failed)}
        />
      )}
      {report && (
        <Suspense>
          <Report source={report} onClose={() => setReport(null)} />
        </Suspense>
      )}
    </>
  )
}

interface ExportFile {
  name: string
  content: () => Promise<Blob>
}

interface ChoicesProps {
  onFile: (file: ExportFile) => void
  onReport: (source: ExportSource) => void
}

/** What can be taken away is gathered only while the menu is open, and not at every step of a slider. */
function Choices({ onFile, onReport }: ChoicesProps) {
  const { t } = useWords()
  const { view } = usePlanner()
  const source = useExportSource()
  const words = useWorkbookWords()
  if (!source) return null
  const name = `hoa-nhap-${view.service.replaceAll('_', '-')}`
  const workbook = { name: `${name}.xlsx`, content: () => workbookFile(workbookSheets(source, words)) }
  const map = { name: `${name}.geojson`, content: async () => mapFile(source) }
  return (
    <>
      <MenuItem icon={FileSpreadsheet} onSelect={() => onFile(workbook)}>
        {t('siting.export.workbook')}
      </MenuItem>
      <MenuItem icon={MapPinned} onSelect={() => onFile(map)}>
        {t('siting.export.geojson')}
      </MenuItem>
      <MenuItem icon={Printer} onSelect={() => onReport(source)}>
        {t('siting.export.report')}
      </MenuItem>
    </>
  )
}

function mapFile(source: ExportSource): Blob {
  return new Blob([JSON.stringify(gapCollection(source))], { type: 'application/geo+json' })
}
