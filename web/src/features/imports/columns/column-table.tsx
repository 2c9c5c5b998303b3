import type { ImportColumn, ImportField } from '@hoanhap/server/contract.ts'
import { CircleAlert } from 'lucide-react'
import { useWords } from '../../../i18n/i18n.ts'
import { type ColumnDraft, columnLetters } from '../model/columns.ts'
import { useShownImport } from '../model/import-context.ts'

interface ColumnTableProps {
  draft: ColumnDraft
  /** Fields that two columns give. */
  doubled: ReadonlySet<string>
  onChoose: (index: number, field: string | null) => void
}

/** The columns in the order of the file: header, samples, what is meant, and why the page thinks so. */
export function ColumnTable({ draft, doubled, onChoose }: ColumnTableProps) {
  const { t } = useWords()
  const { state } = useShownImport()
  return (
    <div className="import-scroll">
      <table className="column-table">
        <caption className="for-screen-readers">{t('imports.columns.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('imports.columns.column')}</th>
            <th scope="col">{t('imports.columns.samples')}</th>
            <th scope="col">{t('imports.columns.means')}</th>
            <th scope="col">{t('imports.columns.why')}</th>
          </tr>
        </thead>
        <tbody>
          {state.columns.map((column) => {
            const field = draft[column.index] ?? null
            return (
              <ColumnRow
                key={column.index}
                column={column}
                field={field}
                fields={state.fields}
                doubled={field !== null && doubled.has(field)}
                onChoose={(chosen) => onChoose(column.index, chosen)}
              />
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

interface ColumnRowProps {
  column: ImportColumn
  field: string | null
  fields: readonly ImportField[]
  doubled: boolean
  onChoose: (field: string | null) => void
}

function ColumnRow({ column, field, fields, doubled, onChoose }: ColumnRowProps) {
  const { t, language } = useWords()
  const letters = columnLetters(column.index)
  return (
    <tr data-left-out={field === null || undefined}>
      <th scope="row">
        <span className="column-name">
          <span className="column-letters digits">{letters}</span>
          <span>{column.header || <span className="muted">{t('imports.columns.noHeader')}</span>}</span>
        </span>
      </th>
      <td>
        <Samples samples={column.samples} />
      </td>
      <td>
        <select
          className="input"
          aria-label={t('imports.columns.meansOf', { column: column.header || letters })}
          aria-invalid={doubled || undefined}
          value={field ?? ''}
          onChange={(event) => onChoose(event.currentTarget.value || null)}
        >
          <option value="">{t('imports.columns.leaveOut')}</option>
          {fields.map((one) => (
            <option key={one.name} value={one.name}>
              {one.required ? t('imports.columns.needed', { name: one[language] }) : one[language]}
            </option>
          ))}
        </select>
      </td>
      <td>
        <WhyTag column={column} field={field} doubled={doubled} />
      </td>
    </tr>
  )
}

function Samples({ samples }: { samples: readonly string[] }) {
  const { t } = useWords()
  if (samples.length === 0) return <span className="muted">{t('imports.columns.empty')}</span>
  return (
    <ul className="samples">
      {samples.map((sample, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: samples never change places
        <li key={position}>{sample}</li>
      ))}
    </ul>
  )
}

/** Why a column is thought to mean this; what a person chose needs no reason. */
function WhyTag({ column, field, doubled }: Pick<ColumnRowProps, 'column' | 'field' | 'doubled'>) {
  const { t } = useWords()
  if (doubled) {
    return (
      <span className="why-tag" data-look>
        <CircleAlert size={14} strokeWidth={1.75} aria-hidden />
        {t('imports.columns.twice')}
      </span>
    )
  }
  if (field !== column.field) return <span className="why-tag">{t('imports.columns.because.person')}</span>
  const why = REASONS.find((one) => one === column.why) ?? 'none'
  const look = field !== null && !column.certain
  return (
    <span
      className="why-tag"
      data-look={look || undefined}
      data-remembered={why === 'remembered' || undefined}
    >
      {look && <CircleAlert size={14} strokeWidth={1.75} aria-hidden />}
      {look
        ? t(`imports.columns.doubt.${why}`)
        : t(`imports.columns.because.${field === null ? 'none' : why}`)}
    </span>
  )
}

const REASONS = ['name', 'synonym', 'remembered', 'values', 'person', 'none'] as const
