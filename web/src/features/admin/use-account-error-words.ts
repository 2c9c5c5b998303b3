import type { ApiError } from '../../api/api-error.ts'
import { useWords } from '../../i18n/i18n.ts'

/** What a refused change of an account means to the person who made it. */
export function useAccountErrorWords(error: ApiError | null): string | null {
  const { t } = useWords()
  if (!error) return null
  if (error.status === 412) return t('accounts.stale')
  if (error.status === 409)
    return error.code.includes('role') ? t('accounts.rolesConflict') : t('accounts.taken')
  return error.status === 400 ? t('accounts.invalid') : t('accounts.failed')
}
