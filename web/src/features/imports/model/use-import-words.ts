import type { ImportState } from '@hoanhap/server/contract.ts'
import type { ApiError } from '../../../api/api-error.ts'
import { formatCount } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'

/** Names of fields, counted rows, lists of row numbers: in the language of the reader. */
export function useImportWords({ fields }: Pick<ImportState, 'fields'>) {
  const { t, language } = useWords()
  const fieldName = (name: string) => fields.find((field) => field.name === name)?.[language] ?? name
  const rowCount = (count: number) => t('imports.rows', { count, shown: formatCount(count, language) })
  /** "dòng 5, 18, 23", and that there are more. */
  const rowNumbers = (rows: readonly number[], count: number) => {
    const numbers = rows.map((row) => formatCount(row, language)).join(', ')
    return count > rows.length ? t('imports.rowsAndMore', { numbers }) : t('imports.rowsOnly', { numbers })
  }
  return { fieldName, rowCount, rowNumbers }
}

/** Refusals of a request that have words of their own. */
const OWN_WORDS = [
  'synthetic_unconfirmed',
  'real_people_refused',
  'too_large',
  'stale',
  'not_found',
  'offline',
] as const

/** What a failed step says: what, why, what now. Null when nothing failed, or when somebody stopped it. */
export function useImportProblem(error: ApiError | null): string | null {
  const { t } = useWords()
  if (!error || error.code === 'aborted') return null
  const own = OWN_WORDS.find((code) => code === error.code)
  return own ? t(`imports.problem.${own}`) : t('imports.problem.failed')
}
