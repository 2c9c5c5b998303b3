import type { By, Unit } from '@hoanhap/server/contract.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { BreakdownBars } from '../breakdown-bars.tsx'
import { useExploreModel } from '../model/explore-context.ts'
import { useBreakdown } from '../model/use-breakdown.ts'
import { useSupportNeedIsOpen } from '../model/use-support-need.ts'

const ROWS = 4

/**
 * A unit by support need, or by work when that is listed already; below provinces a release has no tables, the register
 * has them for the own scope.
 */
export function UnitBreakdown({ unit }: { unit: Unit }) {
  const { t } = useWords()
  const { breakdown, register } = useExploreModel()
  const open = useSupportNeedIsOpen()
  // The left panel lists the chosen table whole; this one adds what a colleague asks next.
  const by: By = open && breakdown !== 'supportNeed' ? 'supportNeed' : 'work'
  const { rows } = useBreakdown(unit.level === 'province' || register ? unit : null, by)
  if (!rows || rows.length === 0) return null
  return (
    <section className="panel-section">
      <h3 className="section-title">{t('unit.breakdown', { by: t(`by.${by}`).toLocaleLowerCase() })}</h3>
      <BreakdownBars rows={rows.slice(0, ROWS)} />
    </section>
  )
}
