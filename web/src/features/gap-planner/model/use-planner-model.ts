import type { ScenarioParameters } from '@hoanhap/server/contract.ts'
import { useMemo } from 'react'
import { useAccess } from '../../../api/access.ts'
import { useUnitDates, useUnits } from '../../../api/units.ts'
import type { GapView } from '../../../url-state/gap-view.ts'
import { usePlace, usePlaceIsKnown } from '../../place/use-place.ts'
import { usePlaceUnits } from '../../place/use-place-units.ts'
import { useReckoned } from '../reckoning/use-reckoned.ts'
import { useTrial } from '../trial/use-trial.ts'
import type { Planner } from './planner-context.ts'
import { useGapView } from './use-gap-view.ts'
import { usePlaces } from './use-places.ts'

/** The view of the address bar with the answers that it needs. */
export function usePlannerModel(): Planner {
  const { view, change } = useGapView()
  const dates = useUnitDates()
  const today = dates.data?.today
  const asOf = view.asOf ?? today
  const units = useUnits({ level: 'commune', asOf })
  const place = usePlace(view.place, asOf)
  const placeKnown = usePlaceIsKnown(view.place, asOf)
  const { units: placeUnits, known } = usePlaceUnits(units.data ?? null, place)
  const answer = useAccess({ service: view.service, trade: view.trade, asOf })
  const access = answer.isPlaceholderData ? null : (answer.data ?? null)
  const { places, known: placesKnown, answer: placesAnswer } = usePlaces(view, asOf)
  const trial = useTrial({ service: view.service, places })
  const setting = useSetting(view)
  const reckoned = useReckoned({
    access: placesKnown ? access : null,
    places,
    edits: trial.edits,
    setting,
    asOf,
  })
  const selected = usePlace(view.unit, asOf)
  const queries = [dates, units, answer, placesAnswer]
  const failed = queries.find((query) => query.isError)
  const settled = placeKnown && known && placesKnown && access !== null && reckoned !== null
  return {
    view,
    change,
    today,
    asOf,
    place,
    units: units.data ?? null,
    placeUnits,
    setting,
    access,
    places,
    reckoned,
    trial,
    selectedId: selected?.id ?? null,
    status: failed ? 'failed' : settled ? 'ready' : 'loading',
    problem: failed?.error ?? null,
    retry: () => {
      for (const query of queries) if (query.isError) void query.refetch()
    },
  }
}

function useSetting({ service, trade, catchmentKm, decay, steps, asOf }: GapView): ScenarioParameters {
  return useMemo(
    () => ({ service, trade, catchmentKm, decay, steps, asOf }),
    [service, trade, catchmentKm, decay, steps, asOf],
  )
}
