import type { AuditEntry } from '@hoanhap/server/contract.ts'
import type { z } from 'zod'
import { formatMoment } from '../../i18n/formats.ts'
import { useWords } from '../../i18n/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { useActionWords } from './use-action-words.ts'
import { useDetailWords } from './use-detail-words.ts'

type Entry = z.infer<typeof AuditEntry>

interface AuditTableProps {
  entries: readonly Entry[]
  /** Shows only what concerns one file. */
  onCase: (caseId: number) => void
}

/** One line of the log per row: when, who, what, which file, why. */
export function AuditTable({ entries, onCase }: AuditTableProps) {
  const { t } = useWords()
  const heads = ['at', 'who', 'action', 'file', 'reason', 'outcome', 'detail'] as const
  return (
    <div className="admin-scroll">
      <table className="admin-table audit-table">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {t(`audit.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <AuditRow key={entry.id} entry={entry} onCase={onCase} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function AuditRow({ entry, onCase }: { entry: Entry; onCase: (caseId: number) => void }) {
  const { t, language } = useWords()
  const actionWords = useActionWords()
  const detailWords = useDetailWords()
  const { caseId } = entry
  return (
    <tr>
      <td className="digits audit-when">{formatMoment(entry.at, language)}</td>
      <th scope="row">{entry.username}</th>
      <td>{actionWords(entry.action)}</td>
      <td className="digits">
        {caseId !== null && (
          <Button
            variant="quiet"
            size="small"
            aria-label={t('audit.caseOnly', { number: caseId })}
            onClick={() => onCase(caseId)}
          >
            {t('audit.fileNumber', { number: caseId })}
          </Button>
        )}
      </td>
      <td className="audit-reason">{entry.reason}</td>
      <td className={`outcome-${entry.outcome}`}>{t(`audit.${entry.outcome}`)}</td>
      <td className="audit-detail">
        {detailWords(entry.detail)}
        <span className="audit-route">{entry.route}</span>
      </td>
    </tr>
  )
}
