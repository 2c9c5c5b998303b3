import type { ImportPatch } from '@hoanhap/server/contract.ts'
import { useState } from 'react'
import { useChangeImport } from '../../../api/imports.ts'
import { formatCount } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { Button } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import { ErrorPanel } from '../../../ui/notice.tsx'
import { useShownImport } from '../model/import-context.ts'
import { useImportProblem } from '../model/use-import-words.ts'
import { EncodingField } from './encoding-field.tsx'

const DELIMITERS = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const

/** How the file was read: which sheet, where its header stands, in which encoding; each can be put right. */
export function SheetFields() {
  const { t } = useWords()
  const { state, etag } = useShownImport()
  const change = useChangeImport()
  const problem = useImportProblem(change.error)
  const [headerRow, setHeaderRow] = useState(String(state.headerRow ?? 1))
  const wanted = Number(headerRow)
  const readAgain = (patch: ImportPatch) => etag && change.mutate({ id: state.id, etag, change: patch })
  return (
    <div className="sheet-fields">
      {state.sheets.length > 1 && (
        <Field label={t('imports.columns.sheet')}>
          <select
            value={state.sheet ?? ''}
            disabled={change.isPending}
            onChange={(event) => readAgain({ sheet: event.currentTarget.value })}
          >
            {state.sheets.map(({ name, rows }) => (
              <option key={name} value={name}>
                <SheetName name={name} rows={rows} />
              </option>
            ))}
          </select>
        </Field>
      )}
      <Field label={t('imports.columns.headerRow')}>
        <input
          className="digits"
          inputMode="numeric"
          value={headerRow}
          onChange={(event) => setHeaderRow(event.currentTarget.value.replace(/\D/g, '').slice(0, 4))}
        />
      </Field>
      {wanted !== state.headerRow && wanted >= 1 && wanted <= 1000 && (
        <Button disabled={change.isPending} onClick={() => readAgain({ headerRow: wanted })}>
          {t('imports.columns.readAgain')}
        </Button>
      )}
      {state.encoding !== null && <EncodingField />}
      <DividedBy />
      {problem && <ErrorPanel message={problem} />}
    </div>
  )
}

function SheetName({ name, rows }: { name: string; rows: number | null }) {
  const { t, language } = useWords()
  if (rows === null) return name
  return t('imports.columns.sheetRows', { name, shown: formatCount(rows, language), count: rows })
}

/** How the cells are divided, as a fact. */
function DividedBy() {
  const { t } = useWords()
  const { delimiter } = useShownImport().state
  const sign = Object.entries(DELIMITERS).find(([one]) => one === delimiter)?.[1]
  return sign ? <p className="muted">{t(`imports.columns.delimiter.${sign}`)}</p> : null
}
