import { List, Map as MapIcon } from 'lucide-react'
import { useState } from 'react'
import { useSession } from '../../api/session.ts'
import { useWords } from '../../i18n/i18n.ts'
import { Segmented } from '../../ui/segmented.tsx'
import { useScreenForm } from '../frame/use-screen-form.ts'
import { PageShell, PanelBoundary } from '../shell/page-shell.tsx'
import { CLOSE_KEY, useShortcuts } from '../shell/use-shortcuts.ts'
import { NotAllowedPage } from '../unknown-page.tsx'
import { mayReadCases } from './case-roles.ts'
import { CasesStatus } from './cases-status.tsx'
import { CasesTop } from './cases-top.tsx'
import { FilePanel } from './file/file-panel.tsx'
import { Forms } from './forms/forms.tsx'
import { ListPanel } from './list/list-panel.tsx'
import { CasesMap } from './map/cases-map.tsx'
import { Reminders } from './map/reminders.tsx'
import { CasesContext, useCasesModel } from './model/cases-context.ts'
import { useCasesScreen } from './model/use-cases-model.ts'
import './cases.css'

/** The people somebody works with: list, map, and one file at a time. */
export function CasesScreen() {
  const session = useSession().data
  if (!session || !mayReadCases(session.roles)) return <NotAllowedPage />
  return <Cases />
}

function Cases() {
  const model = useCasesScreen()
  return (
    <CasesContext value={model}>
      <PageShell top={<CasesTop />} status={<CasesStatus />}>
        <CasesBody />
      </PageShell>
    </CasesContext>
  )
}

function MapAndReminders() {
  return (
    <>
      <PanelBoundary>
        <CasesMap />
      </PanelBoundary>
      <PanelBoundary>
        <Reminders />
      </PanelBoundary>
    </>
  )
}

/** Who receives referred people has no map of them. */
function ChooseNote() {
  const { t } = useWords()
  return <p className="choose-note">{t('cases.file.choose')}</p>
}

type PhonePart = 'list' | 'map'

/** Three columns, or on a phone one part at a time. */
function CasesBody() {
  const { open, form, placing, setMasked, masked, keeper } = useCasesModel()
  const phone = useScreenForm() === 'sheet'
  const [part, setPart] = useState<PhonePart>('list')
  useShortcuts({
    h: () => setMasked(!masked),
    [CLOSE_KEY]: () => !placing && open.id !== null && open.close(),
  })
  const shown = placing ? 'map' : part
  const fileOverMap = open.id !== null && !(phone && placing)
  return (
    <div
      className="cases"
      data-open={fileOverMap || undefined}
      data-part={shown}
      data-keeper={keeper || undefined}
    >
      {phone && !fileOverMap && !placing && <PartSwitch part={part} onPart={setPart} />}
      {(!phone || (shown === 'list' && !fileOverMap)) && (
        <PanelBoundary>
          <ListPanel />
        </PanelBoundary>
      )}
      {keeper && (!phone || (shown === 'map' && !fileOverMap)) && (
        <div className="cases-middle">
          <MapAndReminders />
        </div>
      )}
      {!keeper && !phone && open.file === null && <ChooseNote />}
      {fileOverMap && <FilePanel />}
      {form && <Forms />}
    </div>
  )
}

function PartSwitch({ part, onPart }: { part: PhonePart; onPart: (part: PhonePart) => void }) {
  const { t } = useWords()
  const { keeper } = useCasesModel()
  if (!keeper) return null
  return (
    <div className="cases-part">
      <Segmented<PhonePart>
        label={t('view.label')}
        value={part}
        options={[
          { value: 'list', label: t('cases.parts.list'), icon: List },
          { value: 'map', label: t('view.map'), icon: MapIcon },
        ]}
        onChange={onPart}
      />
    </div>
  )
}
