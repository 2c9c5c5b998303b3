import type { ApiError } from '../../../api/api-error.ts'
import { useWords } from '../../../i18n/i18n.ts'

/** Refusals that have words of their own; every other one is told by its field or in general. */
const OWN_WORDS = [
  'case_closed',
  'person_exists',
  'consent_in_force',
  'already_withdrawn',
  'real_people_refused',
  'reason_required',
  'stale',
  'not_found',
  'named_worker_only',
] as const

/** What a failed change says over the form: what, why, what now. Null when nothing failed. */
export function useProblemWords(error: ApiError | null): string | null {
  const { t } = useWords()
  if (!error) return null
  const own = OWN_WORDS.find((code) => code === error.code)
  if (own) return t(`cases.problem.${own}`)
  if (error.status === 0) return t('cases.problem.offline')
  if (error.status === 400)
    return error.errors.length > 0 ? t('cases.problem.fields') : t('cases.problem.invalid')
  return t('cases.problem.failed')
}

/** Codes of refused fields that the page has words for; the server's own sentence stands for any other. */
const FIELD_CODES = [
  'under_twelve',
  'in_the_future',
  'another_commune',
  'out_of_range',
  'no_law_in_force',
  'not_allowed',
  'required',
  'not_competent',
  'order',
  'not_expected',
  'consent_required',
  'outside_term',
  'with_step',
  'with_point',
  'unknown_trade',
  'contradicts_year',
  'in_case',
  'invalid',
  'too_small',
  'too_big',
  'invalid_format',
] as const

/** The words under a field that the server refused; undefined where it refused nothing. */
export function useFieldError(error: ApiError | null): (path: string) => string | undefined {
  const { t } = useWords()
  return (path) => {
    const refusal = error?.errors.find((one) => one.path === path)
    if (!refusal) return undefined
    const code = FIELD_CODES.find((one) => one === refusal.code)
    if (code === 'in_case') return t('cases.refused.in_case', { number: refusal.message })
    return code ? t(`cases.refused.${code}`) : t('cases.refused.other', { message: refusal.message })
  }
}
