import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '../../../i18n/i18n.ts'
import { Button } from '../../../ui/button.tsx'
import './export.css'
import { logText } from './export-source.ts'
import { useParameterLog } from './use-log.ts'

/** Which parameters made the figures on the page; they can be copied. */
export function ParameterLog() {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  return (
    <details
      className="panel-section parameter-log"
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{t('siting.export.logTitle')}</summary>
      {open && <Lines />}
    </details>
  )
}

function Lines() {
  const { t } = useWords()
  const lines = useParameterLog()
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(logText(lines))
    setCopied(true)
  }
  return (
    <>
      <dl>
        {lines.map(({ name, term, value }) => (
          <div key={name}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Button size="small" icon={copied ? Check : Copy} onClick={() => void copy()}>
        {t(copied ? 'siting.export.copied' : 'siting.export.copy')}
      </Button>
    </>
  )
}
