import { normal, type Random } from '../random.ts'
import type { LonLat } from '../units.ts'

const TOWNS = 120
/** Degrees from the middle of a town; about ten kilometres. */
const SPREAD = 0.09

/** Points of a country of the size of Việt Nam: half scattered over the land, half gathered around towns. */
export function pointsOfCountry(random: Random): (count: number) => LonLat[] {
  const scattered = (): LonLat => [103 + random() * 6, 9 + random() * 14]
  const towns = Array.from({ length: TOWNS }, scattered)
  const inTown = (): LonLat => {
    const [lon, lat] = towns[Math.floor(random() * TOWNS)] as LonLat
    return [lon + SPREAD * normal(random), lat + SPREAD * normal(random)]
  }
  return (count) => Array.from({ length: count }, (_, index) => (index % 2 === 0 ? scattered() : inTown()))
}
