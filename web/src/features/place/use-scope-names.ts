import { useSession } from '../../api/session.ts'
import { useUnitDates, useUnits } from '../../api/units.ts'
import { useWords } from '../../i18n/i18n.ts'
import { useUnitName } from './use-unit-name.ts'

/** The places of the signed-in person in the language of the page. A session names them in Vietnamese alone. */
export function useScopeNames(): string[] {
  const { language } = useWords()
  const scope = useSession().data?.scope ?? []
  const { today } = useUnitDates().data ?? {}
  const asOf = language === 'en' ? today : undefined
  const communes = useUnits({ level: 'commune', asOf }).data
  const provinces = useUnits({ level: 'province', asOf }).data
  const nameOf = useUnitName()
  const units = [...(provinces?.units ?? []), ...(communes?.units ?? [])]
  return scope.map(({ unitId, name }) =>
    nameOf(units.find(({ id }) => id === unitId) ?? { name, nameEn: null }),
  )
}
