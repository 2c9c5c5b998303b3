import type { ApiError } from '../../../api/api-error.ts'
import { useWords } from '../../../i18n/i18n.ts'

/** Why a scenario could not be kept, changed or removed: what, why, what now. Null when nothing failed. */
export function useKeepWords(error: ApiError | null): string | null {
  const { t } = useWords()
  if (!error) return null
  if (error.status === 412) return t('trial.problem.stale')
  if (error.status === 404) return t('trial.problem.gone')
  if (error.status === 403) return t('trial.problem.notAllowed')
  if (error.status === 0) return t('trial.problem.offline')
  if (error.status === 400) return t(error.errorAt('name') ? 'trial.problem.name' : 'trial.problem.refused')
  return t('trial.problem.failed')
}
