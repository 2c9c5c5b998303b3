import { capitalised, formatPeriod } from '../../i18n/formats.ts'
import { useWords } from '../../i18n/i18n.ts'
import { useScreenForm } from '../frame/use-screen-form.ts'
import { Breadcrumb } from '../place/breadcrumb.tsx'
import { DateSwitch } from '../place/date-switch.tsx'
import { PlaceChip } from '../place/place-chip.tsx'
import { UnitSearch } from '../place/unit-search.tsx'
import { usePlanner } from './model/planner-context.ts'

/** Where and when: the place, the search, the day of the units, the release that people are known from. */
export function TopControls() {
  const phone = useScreenForm() === 'sheet'
  return (
    <>
      {!phone && <Breadcrumb />}
      <UnitSearch />
      <div className="whens">
        <DateSwitch />
        <ReleaseShown />
        {phone && <PlaceChip />}
      </div>
    </>
  )
}

/** The newest release: what is missing is asked of today. */
function ReleaseShown() {
  const { t, language } = useWords()
  const { access } = usePlanner()
  const period = access?.release?.period
  const none = access ? t('top.releaseNone') : t('app.dash')
  return (
    <div className="when when-fixed">
      <span className="when-label">{t('top.release')}</span>
      <span className="when-value">{period ? capitalised(formatPeriod(period, language)) : none}</span>
    </div>
  )
}
