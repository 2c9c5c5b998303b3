import type { AddressIndex, AddressUnit } from './address-index.ts'
import type { Claims, Support } from './claims.ts'
import { ABOVE } from './family.ts'
import { POINTS } from './points.ts'
import type { UnitsOnDay } from './units-on-dates.ts'

/**
 * What the text names above communes: a district together with its province or by its type, else a province, else a district
 * of its own name. Null where several are as likely.
 */
export function areaOf(index: AddressIndex, claims: Claims, today: UnitsOnDay): number | null {
  const districts = largerOf('district', index, claims, today)
  const declared = districts.filter(({ points }) => points > POINTS.district)
  const provinces = largerOf('province', index, claims, today).filter(
    ({ points }) => points >= POINTS.support,
  )
  return (
    onlyBest(declared, POINTS.tie) ?? onlyBest(provinces, 0) ?? onlyBest(districts.filter(isFullyNamed), 0)
  )
}

/** The districts or provinces that the text names, likeliest first. */
function largerOf(
  level: 'district' | 'province',
  index: AddressIndex,
  claims: Claims,
  today: UnitsOnDay,
): Support[] {
  const found: Support[] = []
  for (let place = 0; place < claims.unitCount; place++) {
    const unit = claims.units[place] as number
    const larger = index.units[unit] as AddressUnit
    const claim = larger.level === level ? claims.bestOf(unit) : null
    if (!claim) continue
    const { mention } = claim
    const province = claims.supportFrom(unit, ABOVE.province, mention, null)
    const points = claim.points + (province?.points ?? 0)
    found.push({ unit, mention, points, isOfOtherDate: !today.exists(unit) })
  }
  return found.sort(byPointsAndDate)
}

/** The best of a sorted list, if it is better than the others by more than a margin or alone of its day. */
function onlyBest([best, next]: readonly Support[], margin: number): number | null {
  if (!best) return null
  const isAlone = !next || best.points - next.points > margin || (!best.isOfOtherDate && next.isOfOtherDate)
  return isAlone ? best.unit : null
}

const byPointsAndDate = (a: Support, b: Support) =>
  b.points - a.points || Number(a.isOfOtherDate) - Number(b.isOfOtherDate) || a.unit - b.unit

/** Neither by its initials nor with an error; its type may be another: Quận Thủ Đức became a city. */
const isFullyNamed = ({ points }: Support) => points >= POINTS.district + POINTS.larger.otherType
