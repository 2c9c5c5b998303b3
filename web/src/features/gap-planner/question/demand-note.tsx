import { useState } from 'react'
import { formatCount, formatDecimal } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { CalculationDialog } from '../calculation/calculation-dialog.tsx'
import { usePlanner } from '../model/planner-context.ts'

/** Where the number of people comes from and how ways are measured, with the calculation behind it. */
export function DemandNote() {
  const { t, language } = useWords()
  const { access, view } = usePlanner()
  const [open, setOpen] = useState(false)
  if (!access) return null
  const { parameters, plane, summary } = access
  const people = view.trade === null ? t(`gap.demand.${plane}`) : t('gap.demand.trade')
  const detour = formatDecimal(parameters.detourFactor, 1, language)
  return (
    <div className="gap-note">
      <p>
        {people} {t('gap.demand.point')} {t('gap.demand.way', { detour })}
        {summary.demandNotLocated > 0 &&
          ` ${t('gap.demand.notLocated', { shown: formatCount(Math.round(summary.demandNotLocated), language) })}`}
      </p>
      <button type="button" className="link" onClick={() => setOpen(true)}>
        {t('gap.calculation.open')}
      </button>
      {open && <CalculationDialog onClose={() => setOpen(false)} />}
    </div>
  )
}
