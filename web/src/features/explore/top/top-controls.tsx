import { Breadcrumb } from './breadcrumb.tsx'
import { DateSwitch } from './date-switch.tsx'
import { ReleaseSwitch } from './release-switch.tsx'
import { UnitSearch } from './unit-search.tsx'

/** Where and when: the place, the search, the day of the units, the quarter of the figures. */
export function TopControls() {
  return (
    <>
      <Breadcrumb />
      <UnitSearch />
      <div className="whens">
        <DateSwitch />
        <ReleaseSwitch />
      </div>
    </>
  )
}
