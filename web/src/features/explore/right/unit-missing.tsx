import { useUnits } from '../../../api/units.ts'
import { formatDay } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { Button } from '../../../ui/button.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import type { UnitRef } from '../../../url-state/view-state.ts'
import { LAST_DAY_OF_DISTRICTS } from '../../place/reform.ts'
import { useExploreModel } from '../model/explore-context.ts'

/** A unit that the link names and that did not exist on the day of the page. */
export function UnitMissing({ unit }: { unit: UnitRef }) {
  const { t, language } = useWords()
  const { asOf, today, change } = useExploreModel()
  const set = useUnits({ level: unit.level, asOf })
  if (!asOf || set.isPending || set.isPlaceholderData)
    return <SkeletonRows count={8} label={t('app.loading')} />
  const other = asOf > LAST_DAY_OF_DISTRICTS ? LAST_DAY_OF_DISTRICTS : (today ?? asOf)
  return (
    <div className="panel-section unit-missing">
      <p>{t('unit.notFound', { day: formatDay(asOf, language) })}</p>
      <Button onClick={() => change({ asOf: other === today ? null : other })}>
        {t('unit.findOn', { day: formatDay(other, language) })}
      </Button>
    </div>
  )
}
