import type { DataDrivenPropertyValueSpecification, ExpressionSpecification } from 'maplibre-gl'

const unitId: ExpressionSpecification = ['get', 'id']

/** The value of the group that the unit's id is in, else the fallback. */
export function matchUnits(
  groups: readonly { ids: readonly number[]; value: string }[],
  fallback: string,
): DataDrivenPropertyValueSpecification<string> {
  const filled = groups.filter((group) => group.ids.length > 0)
  if (filled.length === 0) return fallback
  const branches = filled.flatMap((group) => [[...group.ids], group.value])
  // The tuple type of `match` cannot be spelled for a list of unknown length.
  return ['match', unitId, ...branches, fallback] as DataDrivenPropertyValueSpecification<string>
}

/** Whether the unit's id is one of the given; `match` looks it up instead of searching the list. */
export function isOneOf(ids: readonly number[]): ExpressionSpecification {
  return ids.length === 0 ? ['!', true] : ['match', unitId, [...ids], true, false]
}

/** A width in pixels at zooms 8, 10 and 12 and beyond; half of the first on a map of the country. */
export function widthByZoom(at8: number, at10: number, at12: number): ExpressionSpecification {
  return ['interpolate', ['linear'], ['zoom'], 5, at8 / 2, 8, at8, 10, at10, 12, at12]
}

/** `value` while the feature-state flag is set on the unit, else `otherwise`. */
export function whenFlagged<Value extends string | number>(
  flag: 'hover' | 'selected',
  value: Value,
  otherwise: Value,
): ExpressionSpecification {
  return ['case', ['boolean', ['feature-state', flag], false], value, otherwise]
}
