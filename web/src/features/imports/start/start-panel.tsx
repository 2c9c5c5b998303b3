import type { ImportKind } from '@hoanhap/server/contract.ts'
import { Download } from 'lucide-react'
import { useRef, useState } from 'react'
import { useHealth } from '../../../api/health.ts'
import { useUploadImport } from '../../../api/imports.ts'
import { useSession } from '../../../api/session.ts'
import { formatPercent } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorPanel } from '../../../ui/notice.tsx'
import { useImportModel } from '../model/import-context.ts'
import { importKinds } from '../model/import-roles.ts'
import { useImportProblem } from '../model/use-import-words.ts'
import { PastImports } from '../steps/past-imports.tsx'
import { ProgressBar } from '../steps/progress-bar.tsx'
import { useDownload } from '../use-download.ts'
import { DropZone } from './drop-zone.tsx'
import { type FileFault, faultOf } from './file-fault.ts'
import { KindChoice } from './kind-choice.tsx'

/** What the file is about, the file itself and, where everything is invented, that its people are too. */
export function StartPanel() {
  const { t } = useWords()
  const kinds = importKinds(useSession().data?.roles ?? [])
  const synthetic = useHealth().data?.pack?.synthetic ?? false
  const [kind, setKind] = useState<ImportKind>(kinds[0] ?? 'people')
  const [file, setFile] = useState<File | null>(null)
  const [confirmed, setConfirmed] = useState(false)
  const sending = useSending()
  const fault = file && faultOf(file)
  const ready = file !== null && fault === null && (confirmed || !synthetic)
  if (sending.file) return <Sending name={sending.file.name} share={sending.share} onStop={sending.stop} />
  return (
    <div className="import-body start-panel">
      <header className="import-head">
        <h1>{t('imports.start.title')}</h1>
        <p className="muted">{t('imports.start.note')}</p>
      </header>
      <KindChoice kinds={kinds} kind={kind} onKind={setKind} />
      <TemplateLine kind={kind} />
      <DropZone file={file} onFile={setFile} />
      <FileFaultNote fault={fault} />
      {synthetic && (
        <label className="synthetic-confirm">
          <input
            type="checkbox"
            checked={confirmed}
            onChange={(event) => setConfirmed(event.currentTarget.checked)}
          />
          <span>
            <strong>{t(`imports.start.syntheticConfirm.${kind}`)}</strong>
            <span className="muted">{t('imports.start.syntheticWhy')}</span>
          </span>
        </label>
      )}
      {sending.problem && <ErrorPanel message={sending.problem} />}
      <div className="start-actions">
        <Button
          variant="primary"
          disabled={!ready}
          onClick={() => file && sending.start({ kind, file, synthetic: confirmed })}
        >
          {t('imports.start.send')}
        </Button>
        <p className="muted">{t('imports.start.keeps')}</p>
      </div>
      <div className="narrow-only">
        <PastImports />
      </div>
    </div>
  )
}

/** The file on its way to the server: how far it is, how to stop it. */
function useSending() {
  const { change } = useImportModel()
  const upload = useUploadImport()
  const problem = useImportProblem(upload.error)
  const [share, setShare] = useState(0)
  const stop = useRef<AbortController | null>(null)
  const start = (wish: { kind: ImportKind; file: File; synthetic: boolean }) => {
    const controller = new AbortController()
    stop.current = controller
    setShare(0)
    upload.mutate(
      { ...wish, onProgress: setShare, signal: controller.signal },
      { onSuccess: ({ id }) => change({ importId: id, columns: false, part: 'summary' }) },
    )
  }
  return {
    file: upload.isPending ? upload.variables.file : null,
    share,
    problem,
    start,
    stop: () => stop.current?.abort(),
  }
}

function Sending({ name, share, onStop }: { name: string; share: number; onStop: () => void }) {
  const { t, language } = useWords()
  return (
    <div className="import-body work-step" role="status">
      <h1>{t('imports.start.sending')}</h1>
      <p className="file-name">{name}</p>
      <ProgressBar share={share} label={t('imports.start.sending')} />
      <p className="muted digits">{formatPercent(100 * share, language, 0)}</p>
      <Button onClick={onStop}>{t('imports.stop')}</Button>
    </div>
  )
}

function TemplateLine({ kind }: { kind: ImportKind }) {
  const { t } = useWords()
  const template = useDownload()
  return (
    <p className="template-line">
      <Button
        variant="quiet"
        size="small"
        icon={Download}
        disabled={template.pending}
        onClick={() =>
          template.start(`/imports/templates/${kind}`, { name: t(`imports.start.templateFile.${kind}`) })
        }
      >
        {t('imports.start.template')}
      </Button>
      <span className="muted">{template.failed ? t('app.loadFailed') : t('imports.start.templateNote')}</span>
    </p>
  )
}

function FileFaultNote({ fault }: { fault: FileFault | null }) {
  const { t } = useWords()
  return fault === null ? null : <ErrorPanel message={t(`imports.fileFault.${fault}`)} />
}
