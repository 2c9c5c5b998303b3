import { normal, type Random } from '@hoanhap/geo/random.ts'
import { areaKm2 } from './land-of-commune.ts'
import type { DrawnCommune } from './units.ts'

/** What a type of commune weighs where nobody counted its people. */
const TYPE_WEIGHT: Readonly<Record<string, number>> = { Phường: 2.2, 'Thị trấn': 1.6, Xã: 1, 'Đặc khu': 0.4 }

/** How much each commune draws people and places, times a chance of its own (log-normal with spread `unevenness`). */
export function communeWeights(
  communes: readonly DrawnCommune[],
  unevenness: number,
  random: Random,
): number[] {
  return communes.map((commune) => sizeOf(commune) * Math.exp(normal(random, 0, unevenness)))
}

/** By population and, a little, by density; where nobody counted, by type and smallness. */
function sizeOf({ population, type, geometry }: DrawnCommune): number {
  const km2 = Math.max(0.2, areaKm2(geometry))
  if (population !== null) return population ** 0.9 * (population / km2) ** 0.16
  return (TYPE_WEIGHT[type] ?? 1) * km2 ** -0.12
}
