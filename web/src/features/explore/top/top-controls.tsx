import { useScreenForm } from '../../frame/use-screen-form.ts'
import { Breadcrumb } from '../../place/breadcrumb.tsx'
import { DateSwitch } from '../../place/date-switch.tsx'
import { UnitSearch } from '../../place/unit-search.tsx'
import { PhoneChips } from '../phone/phone-chips.tsx'
import { ReleaseSwitch } from './release-switch.tsx'

/** Where and when: the place, the search, the day of the units, the quarter of the figures. */
export function TopControls() {
  const phone = useScreenForm() === 'sheet'
  return (
    <>
      {!phone && <Breadcrumb />}
      <UnitSearch />
      <div className="whens">
        <DateSwitch />
        <ReleaseSwitch />
        {phone && <PhoneChips />}
      </div>
    </>
  )
}
