import { useWords } from '../../../i18n/i18n.ts'
import { CommuneChips } from '../../case-filters/commune-chips.tsx'
import { CommuneCombobox } from '../../case-filters/commune-combobox.tsx'
import { useUnitName } from '../../place/use-unit-name.ts'
import { useCasesModel } from '../model/cases-context.ts'

/** Several communes of the scope; nothing to choose where the scope is one. */
export function CommuneFilter() {
  const { t } = useWords()
  const { view, change, scope } = useCasesModel()
  const nameOf = useUnitName()
  if (scope.oneCommune) return null
  const setUnits = (unit: string[]) => change({ unit, camera: null })
  const chosen = view.unit.map((code) => {
    const unit = scope.unitOf(code)
    return { code, name: unit ? nameOf(unit) : code }
  })
  return (
    <div className="commune-filter">
      <CommuneCombobox
        label={t('filters.communes')}
        units={scope.communes}
        taken={view.unit}
        onChoose={({ code }) => setUnits([...view.unit, code])}
        onTakeBack={() => setUnits(view.unit.slice(0, -1))}
      />
      <CommuneChips
        chosen={chosen}
        onRemove={(code) => setUnits(view.unit.filter((other) => other !== code))}
      />
    </div>
  )
}
