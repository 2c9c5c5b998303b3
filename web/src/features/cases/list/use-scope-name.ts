import { formatCount } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { useScopeNames } from '../../place/use-scope-names.ts'
import { useUnitName } from '../../place/use-unit-name.ts'
import { useCasesModel } from '../model/cases-context.ts'

const MOST_NAMED = 2

/** Where the people of the list live, in a few words: the chosen communes, else the whole scope. */
export function useScopeName(): string {
  const { t, language } = useWords()
  const { view, scope } = useCasesModel()
  const nameOf = useUnitName()
  const chosen = view.unit.flatMap((code) => scope.unitOf(code) ?? [])
  const own = useScopeNames()
  const names = chosen.length > 0 ? chosen.map(nameOf) : own
  if (names.length <= MOST_NAMED) return names.join(', ')
  return t('cases.list.places', { count: names.length, shown: formatCount(names.length, language) })
}
