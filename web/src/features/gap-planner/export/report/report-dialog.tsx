import { Printer, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useWords } from '../../../../i18n/i18n.ts'
import type { Picture } from '../../../../map/map-canvas-props.ts'
import { Button } from '../../../../ui/button.tsx'
import type { ExportSource } from '../export-source.ts'
import './report.css'
import { ReportPage } from './report-page.tsx'

interface ReportDialogProps {
  source: ExportSource
  onClose: () => void
}

/** The report as it will be printed, over the page; the page itself is not printed with it. */
export default function ReportDialog({ source, onClose }: ReportDialogProps) {
  const { t } = useWords()
  const [picture, setPicture] = useState<Picture | null>(null)
  const close = useRef<HTMLButtonElement>(null)
  useEffect(() => asTheOnlyLayer(close.current), [])
  return createPortal(
    <div
      className="report-layer"
      role="dialog"
      aria-modal="true"
      aria-label={t('siting.export.report')}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <div className="report-tools">
        <Button variant="primary" icon={Printer} disabled={picture === null} onClick={() => window.print()}>
          {t(picture === null ? 'siting.report.drawing' : 'siting.report.print')}
        </Button>
        <button type="button" ref={close} className="button button-secondary button-normal" onClick={onClose}>
          <X size={17} strokeWidth={1.75} aria-hidden />
          {t('app.close')}
        </button>
      </div>
      <ReportPage source={source} picture={picture} onPicture={setPicture} />
    </div>,
    document.body,
  )
}

/** Takes the focus and keeps the page behind out of reach; returns how to give both back. */
function asTheOnlyLayer(first: HTMLElement | null): () => void {
  const page = document.getElementById('root')
  const before = document.activeElement
  if (page) page.inert = true
  first?.focus()
  return () => {
    if (page) page.inert = false
    if (before instanceof HTMLElement) before.focus()
  }
}
