import { FileSpreadsheet, Upload } from 'lucide-react'
import { type DragEvent, useRef, useState } from 'react'
import { formatDecimal } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { Button } from '../../../ui/button.tsx'

const ACCEPTED = '.xlsx,.csv,.txt,.tsv'
const MEGABYTE = 1024 * 1024

/** A file is dropped here or chosen. */
export function DropZone({ file, onFile }: { file: File | null; onFile: (file: File | null) => void }) {
  const { t } = useWords()
  const [over, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const [dropped] = event.dataTransfer.files
    if (dropped) onFile(dropped)
  }
  return (
    // The button inside does the same for whoever has no pointer.
    // biome-ignore lint/a11y/noStaticElementInteractions: a place to drop on is no control
    <div
      className="drop-zone"
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {file ? <ChosenFile file={file} /> : <Invitation />}
      <Button onClick={() => input.current?.click()}>
        {file ? t('imports.start.another') : t('imports.start.choose')}
      </Button>
      <input
        ref={input}
        type="file"
        className="for-screen-readers"
        tabIndex={-1}
        accept={ACCEPTED}
        aria-label={t('imports.start.choose')}
        onChange={(event) => onFile(event.currentTarget.files?.[0] ?? null)}
      />
    </div>
  )
}

function Invitation() {
  const { t } = useWords()
  return (
    <>
      <Upload size={22} strokeWidth={1.75} aria-hidden />
      <p>
        <strong>{t('imports.start.drop')}</strong>
        <span className="muted">{t('imports.start.limits')}</span>
      </p>
    </>
  )
}

function ChosenFile({ file }: { file: File }) {
  const { t, language } = useWords()
  const size = formatDecimal(Math.max(0.1, file.size / MEGABYTE), 1, language)
  return (
    <>
      <FileSpreadsheet size={22} strokeWidth={1.75} aria-hidden />
      <p>
        <strong className="file-name">{file.name}</strong>
        <span className="muted">{t('imports.start.size', { size })}</span>
      </p>
    </>
  )
}
