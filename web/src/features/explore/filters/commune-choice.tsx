import type { Unit } from '@hoanhap/server/contract.ts'
import { useUnits } from '../../../api/units.ts'
import { formatCount } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { CommuneChips } from '../../case-filters/commune-chips.tsx'
import { CommuneCombobox } from '../../case-filters/commune-combobox.tsx'
import { useUnitName } from '../../place/use-unit-name.ts'
import { useExploreModel } from '../model/explore-context.ts'
import { withCommune, withoutCommune } from './filter-changes.ts'

/** Several communes of today: on other units they would be other places under the same code. */
export function CommuneChoice() {
  const { t } = useWords()
  const { view, change, today } = useExploreModel()
  const nameOf = useUnitName()
  const countText = useCountText()
  const onToday = view.asOf === null
  const communes = useUnits({ level: 'commune', asOf: onToday ? today : undefined }).data?.units ?? NO_UNITS
  const offered = useOffered(communes)
  if (!onToday) return <p className="section-note">{t('filters.communesToday')}</p>
  const chosen = view.filters.communes
    .flatMap((code) => communes.find((unit) => unit.code === code) ?? [])
    .map((unit) => ({ code: unit.code, name: nameOf(unit), note: countText(unit) }))
  return (
    <div className="commune-choice">
      <CommuneCombobox
        label={t('filters.communes')}
        units={offered}
        taken={view.filters.communes}
        noteOf={countText}
        onChoose={({ code }) =>
          change((asked) => ({ filters: withCommune(asked.filters, code), camera: null }))
        }
      />
      <CommuneChips
        chosen={chosen}
        onRemove={(code) =>
          change((asked) => ({ filters: withoutCommune(asked.filters, code), camera: null }))
        }
      />
    </div>
  )
}

const NO_UNITS: readonly Unit[] = []

/** How many people of the filters live in a commune; null where that is not known. */
function useCountText(): (unit: Unit) => string | null {
  const { language } = useWords()
  const { facets } = useExploreModel()
  return (unit) => {
    const count = facets?.units.find(({ unitId }) => unitId === unit.id)?.count
    return typeof count === 'number' ? formatCount(count, language) : null
  }
}

/** On the register the communes of the scope, on a release all. */
function useOffered(communes: readonly Unit[]): readonly Unit[] {
  const { facets } = useExploreModel()
  if (!facets) return communes
  const inScope = new Set(facets.units.map(({ unitId }) => unitId))
  return communes.filter(({ id }) => inScope.has(id))
}
