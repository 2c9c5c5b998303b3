import { useState } from 'react'
import { formatCount } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { CalculationDialog } from '../calculation/calculation-dialog.tsx'
import { useWayWords } from '../map/use-way-words.ts'
import { usePlanner } from '../model/planner-context.ts'

/** Where the number of people comes from and how ways are measured, with the calculation behind it. */
export function DemandNote() {
  const { t, language } = useWords()
  const { access, view } = usePlanner()
  const [open, setOpen] = useState(false)
  const way = useWayWords()
  if (!access || !way) return null
  const { plane, summary } = access
  const people = view.trade === null ? t(`gap.demand.${plane}`) : t('gap.demand.trade')
  return (
    <div className="gap-note">
      <p>
        {people} {way.livingAt} {way.routing}
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
