import { type Day, dayNumber } from '@hoanhap/geo/day.ts'
import {
  all,
  among,
  any,
  between,
  type Condition,
  inUnits,
  LOCATED,
  not,
  type UnitSet,
} from '@hoanhap/geo/point-store/conditions.ts'
import type { PointStore, Question } from '@hoanhap/geo/point-store/point-store.ts'
import { AGE_BAND_STARTS } from '../cases/case-values.ts'
import {
  CASE_VALUES,
  type CaseFilters,
  type CaseValue,
  programmesOf,
  refuseContradictions,
  VALUES_OF,
} from '../cases/filters.ts'
import type { CaseWish } from '../cases/record-scope.ts'
import type { Hierarchy } from '../coverage/hierarchy.ts'
import { CATEGORIES } from './case-schema.ts'

/** Which of the caller's records are asked for, and the units of today, by which filters name them. */
export interface PointWish extends CaseWish {
  hierarchy: Hierarchy
}

/** The scope and all filters. @throws as `refuseContradictions` */
export function caseQuestion(store: PointStore, wish: PointWish): Question {
  const { filters, today } = wish
  refuseContradictions(filters)
  const units = wantedUnits(store, wish)
  const wanted = CASE_VALUES.flatMap((name) => {
    const values = chosenValues(filters, name)
    return values ? [hasOneOf(name, values, today)] : []
  })
  return {
    scope: scopeOf(store, wish.scope),
    filter: all([fixedCondition(filters), ...wanted, ...(units ? [inUnits(units)] : [])]),
  }
}

const unitSets = new WeakMap<PointStore, WeakMap<ReadonlySet<number>, UnitSet>>()

/** A scope as the store names it; looked up once for as long as the session is remembered. */
export function scopeOf(store: PointStore, scope: ReadonlySet<number>): UnitSet {
  const ofStore = unitSets.get(store) ?? new WeakMap<ReadonlySet<number>, UnitSet>()
  unitSets.set(store, ofStore)
  const units = ofStore.get(scope) ?? store.unitSet(scope)
  ofStore.set(scope, units)
  return units
}

/** What is asked of everybody, whatever values and units are chosen. */
export function fixedCondition({ from, to, located }: CaseFilters): Condition {
  const first = from === undefined ? -Infinity : dayNumber(from)
  const end = to === undefined ? Infinity : dayNumber(to)
  const days = from === undefined && to === undefined ? [] : [between('openedOn', first, end)]
  const places = located === undefined ? [] : [located ? LOCATED : not(LOCATED)]
  return all([...days, ...places])
}

/** Values that a filter lets through, or null where it is not set; programmes always are. */
export function chosenValues(filters: CaseFilters, name: CaseValue): readonly string[] | null {
  return (name === 'programme' ? programmesOf(filters) : filters[name]) ?? null
}

function hasOneOf(name: CaseValue, values: readonly string[], today: Day): Condition {
  if (isColumn(name))
    return among(
      name,
      values.map((value) => CATEGORIES[name].indexOf(value as never)),
    )
  return any(values.map((value) => hasValue(name, value, today)))
}

/** Somebody counts under this value on this day. */
export function hasValue(name: CaseValue, value: string, today: Day): Condition {
  if (name === 'ageBand') return isOfAge(VALUES_OF.ageBand.indexOf(value), today)
  if (name === 'supportNeed') return isInNeed(value, today)
  return hasOneOf(name, [value], today)
}

function isColumn(name: CaseValue): name is CaseValue & keyof typeof CATEGORIES {
  return name in CATEGORIES
}

/** Who is younger than the youngest band belongs to it. */
function isOfAge(band: number, today: Day): Condition {
  const year = Number(today.slice(0, 4))
  const [start, end] = [AGE_BAND_STARTS[band - 1] ?? -Infinity, AGE_BAND_STARTS[band] ?? Infinity]
  return between('birthYear', year - end + 1, year - start + 1)
}

/** An assessment counts until the day before it expires. */
function isInNeed(value: string, today: Day): Condition {
  const isAssessed = between('needExpiresOn', dayNumber(today) + 1, Infinity)
  if (value === 'none') return not(isAssessed)
  return all([isAssessed, among('needBand', [CATEGORIES.needBand.indexOf(value as never)])])
}

/** The units of a filter, or null without one. */
export function wantedUnits(store: PointStore, { filters, hierarchy }: PointWish): UnitSet | null {
  return filters.unit ? store.unitSet(unitsNamed(hierarchy, filters.unit)) : null
}

/** A province brings its communes and its own queue, a former district the communes that stand for it. */
function unitsNamed({ units, zones }: Hierarchy, codes: readonly string[]): Set<number> {
  const isNamed = (code: string | undefined) => code !== undefined && codes.includes(code)
  const found = [...units.values()].filter(
    ({ code, parentId }) => isNamed(code) || isNamed(units.get(parentId ?? 0)?.code),
  )
  const members = zones.filter(({ code }) => isNamed(code)).flatMap(({ memberIds }) => memberIds)
  return new Set([...found.map(({ id }) => id), ...members])
}
