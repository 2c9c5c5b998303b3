import { useSession } from '../../../api/session.ts'
import type { ValueFilter } from '../../../url-state/case-filters.ts'
import { useValueOptions, type ValueOptions } from '../../case-filters/use-value-options.ts'

/** What the signed-in person may filter by: never by a field that the person does not see. */
export function useCategories(): ValueOptions[] {
  const roles = useSession().data?.roles ?? []
  const all = useValueOptions()
  if (roles.includes('social_officer')) return all
  const allowed: readonly ValueFilter[] = roles.includes('employment_officer')
    ? ['work', 'trade', 'ageBand']
    : ['ageBand']
  return all.filter(({ name }) => allowed.includes(name))
}
