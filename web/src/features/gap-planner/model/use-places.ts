import type { Day } from '@hoanhap/geo/day.ts'
import type { EmployerFeature, ServiceFeature } from '@hoanhap/server/contract.ts'
import { useMemo } from 'react'
import { useEmployers } from '../../../api/employers.ts'
import { useServices } from '../../../api/services.ts'
import type { GapView } from '../../../url-state/gap-view.ts'
import type { PlannerPlace } from './planner-context.ts'

const NO_PLACES: readonly PlannerPlace[] = []

/** The places that the question is about: employers that accept people and have openings of the trade, or services of the kind. */
export function usePlaces({ service, trade }: GapView, asOf: Day | undefined) {
  const isWork = service === 'employer'
  const employers = useEmployers({ asOf: isWork ? asOf : undefined, accepting: true })
  const services = useServices({
    asOf: isWork ? undefined : asOf,
    kind: service === 'employer' ? undefined : service,
  })
  const answer = isWork ? employers : services
  const places = useMemo(() => {
    if (isWork) return employers.data ? employerPlaces(employers.data, trade) : null
    const ofKind = services.data?.filter(({ properties }) => properties.kind === service)
    return ofKind ? servicePlaces(ofKind) : null
  }, [isWork, service, trade, employers.data, services.data])
  return { places: places ?? NO_PLACES, known: places !== null && !answer.isPlaceholderData, answer }
}

/** Employers with a point and openings; of one trade its openings alone count. */
export function employerPlaces(employers: readonly EmployerFeature[], trade: string | null): PlannerPlace[] {
  return employers.flatMap(({ geometry, properties: { id, name, unitCode, vacancies } }) => {
    const capacity = vacancies
      .filter((vacancy) => trade === null || vacancy.trade === trade)
      .reduce((sum, { openings }) => sum + openings, 0)
    return geometry && capacity > 0 ? [{ id, name, unitCode, capacity, point: geometry.coordinates }] : []
  })
}

/** A service takes whoever comes: each counts as one. */
export function servicePlaces(services: readonly ServiceFeature[]): PlannerPlace[] {
  return services.flatMap(({ geometry, properties: { id, name, unitCode } }) =>
    geometry ? [{ id, name, unitCode, capacity: 1, point: geometry.coordinates }] : [],
  )
}
