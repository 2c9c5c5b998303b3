import { PhoneChips } from '../phone/phone-chips.tsx'
import { useScreenForm } from '../phone/use-screen-form.ts'
import { Breadcrumb } from './breadcrumb.tsx'
import { DateSwitch } from './date-switch.tsx'
import { ReleaseSwitch } from './release-switch.tsx'
import { UnitSearch } from './unit-search.tsx'

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
