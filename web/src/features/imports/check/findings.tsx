import type { ImportFinding } from '@hoanhap/server/contract.ts'
import { CircleAlert, Info } from 'lucide-react'
import { useWords } from '../../../i18n/i18n.ts'
import { EmptyNote } from '../../../ui/notice.tsx'
import { FINDINGS } from '../model/finding-codes.ts'
import { useShownImport } from '../model/import-context.ts'
import { useImportWords } from '../model/use-import-words.ts'

/** What is wrong or worth a look, once for each kind: how many rows, which, and what to do. What rejects rows comes first. */
export function Findings() {
  const { t } = useWords()
  const { findings } = useShownImport().state
  const stopping = byCount(findings.filter(({ rejects }) => rejects))
  const noted = byCount(findings.filter(({ rejects }) => !rejects))
  if (findings.length === 0) return <EmptyNote>{t('imports.findings.none')}</EmptyNote>
  return (
    <div className="findings">
      <FindingList title={t('imports.findings.stopping')} findings={stopping} />
      <FindingList title={t('imports.findings.noted')} findings={noted} />
    </div>
  )
}

function byCount(findings: readonly ImportFinding[]): ImportFinding[] {
  return findings.toSorted((a, b) => b.count - a.count)
}

function FindingList({ title, findings }: { title: string; findings: readonly ImportFinding[] }) {
  if (findings.length === 0) return null
  return (
    <section>
      <h2 className="section-title">{title}</h2>
      <ul className="finding-list">
        {findings.map((finding) => (
          <FindingLine key={`${finding.code} ${finding.field}`} finding={finding} />
        ))}
      </ul>
    </section>
  )
}

function FindingLine({ finding }: { finding: ImportFinding }) {
  const { t } = useWords()
  const { state } = useShownImport()
  const { fieldName, rowCount, rowNumbers } = useImportWords(state)
  const code = FINDINGS.find((one) => one === finding.code)
  const Sign = finding.rejects ? CircleAlert : Info
  return (
    <li data-rejects={finding.rejects || undefined} data-finding={finding.code}>
      <Sign size={16} strokeWidth={1.75} aria-hidden />
      <div>
        <p>
          <strong>{code ? t(`imports.finding.${code}.what`) : finding.message}</strong>
          {finding.field && <span className="field-tag">{fieldName(finding.field)}</span>}
        </p>
        {code && <p className="finding-fix">{t(`imports.finding.${code}.fix`)}</p>}
        {finding.rows.length > 0 && <p className="muted digits">{rowNumbers(finding.rows, finding.count)}</p>}
      </div>
      <span className="finding-count">{rowCount(finding.count)}</span>
    </li>
  )
}
