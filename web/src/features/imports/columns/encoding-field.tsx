import type { ImportPatch } from '@hoanhap/server/contract.ts'
import { useChangeImport } from '../../../api/imports.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { Field } from '../../../ui/field.tsx'
import { ErrorPanel } from '../../../ui/notice.tsx'
import { sampleOfMarks } from '../model/columns.ts'
import { useShownImport } from '../model/import-context.ts'
import { useImportProblem } from '../model/use-import-words.ts'

type Encoding = NonNullable<ImportPatch['encoding']>

/** Names of encodings, the same in every language. */
const NAMES: Record<Encoding, string> = {
  'utf-8': 'Unicode (UTF-8)',
  'utf-16le': 'Unicode (UTF-16 LE)',
  'utf-16be': 'Unicode (UTF-16 BE)',
  'windows-1258': 'Windows-1258',
  tcvn3: 'TCVN3 (ABC)',
  vni: 'VNI',
}
const ENCODINGS: readonly Encoding[] = ['utf-8', 'windows-1258', 'tcvn3', 'vni', 'utf-16le', 'utf-16be']
const AGAIN = 'again'

/** The encoding in which a text was read beside letters of it, to be chosen where it was told wrongly or not at all. */
export function EncodingField() {
  const { t } = useWords()
  const { state, etag } = useShownImport()
  const change = useChangeImport()
  const problem = useImportProblem(change.error)
  const sample = sampleOfMarks(state)
  const readAs = (chosen: string) => {
    const encoding = ENCODINGS.find((one) => one === chosen) ?? null
    if (etag) change.mutate({ id: state.id, etag, change: { encoding } })
  }
  return (
    <>
      <Field label={t('imports.columns.encoding')}>
        <select
          value={state.status === 'refused' ? '' : (state.encoding ?? '')}
          disabled={change.isPending}
          onChange={(event) => readAs(event.currentTarget.value)}
        >
          {state.status === 'refused' && (
            <option value="" disabled>
              {t('imports.columns.encodingUnknown')}
            </option>
          )}
          {ENCODINGS.map((encoding) => (
            <option key={encoding} value={encoding}>
              {NAMES[encoding]}
            </option>
          ))}
          <option value={AGAIN}>{t('imports.columns.encodingAgain')}</option>
        </select>
      </Field>
      {sample && state.status !== 'refused' && (
        <p className="muted">{t('imports.columns.encodingSample', { text: sample })}</p>
      )}
      {problem && <ErrorPanel message={problem} />}
    </>
  )
}
