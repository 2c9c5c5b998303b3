import type { FoldedText } from './folded-text.ts'
import type { Leads } from './leads.ts'
import { overlap } from './mentions.ts'
import { POINTS } from './points.ts'
import type { Reading } from './readings.ts'
import type { UnitsOnDay } from './units-on-dates.ts'
import { fillsPart, hasLooseNeighbour } from './words-left-over.ts'

/** A reading with its points on the day asked for. */
export interface Ranked {
  reading: Reading
  points: number
  isOnDay: boolean
}

/** Readings by their points on a day, likeliest first. */
export function rank(
  readings: readonly Reading[],
  today: UnitsOnDay,
  text: FoldedText,
  leads: Leads,
): Ranked[] {
  const ranked: Ranked[] = []
  for (const reading of readings) {
    const isOnDay = today.exists(reading.unit)
    const points = reading.points + (isOnDay ? POINTS.onDate : 0) + pointsOfPlace(reading, text, leads)
    ranked.push({ reading, points, isOnDay })
  }
  return ranked.sort(byPoints)
}

const byPoints = (a: Ranked, b: Ranked) => b.points - a.points || a.reading.unit - b.reading.unit

/** What the words beside the commune's name say for or against it. */
function pointsOfPlace(reading: Reading, text: FoldedText, leads: Leads): number {
  if (hasLooseNeighbour(text, leads, reading)) return POINTS.loose[reading.isNear ? 'near' : 'exact']
  return reading.isNear && fillsPart(text, leads, reading) ? POINTS.wholePart : 0
}

/** The readings as likely as the best. One whose name is only a part of another's, or an error beside it, is not. */
export function tiedWith(best: Ranked, ranked: readonly Ranked[]): Ranked[] {
  const close = ranked.filter(
    (other) => best.points - other.points <= POINTS.tie || isRivalOfError(best.reading, other.reading),
  )
  return close.filter((part) => !ranked.some((whole) => isOnlyPartOf(part, whole)))
}

/**
 * "xã Vĩnh Viễn, Long Mỹ" may be Thị trấn Vĩnh Viễn, which was called a xã before, as well as an error of Xã Vĩnh Viễn A beside it:
 * the same words without an error, in the district that is named, but of another type.
 */
function isRivalOfError(best: Reading, other: Reading): boolean {
  if (!best.isNear || other.isNear || other.hasWrongMarks || other.declared !== 'other') return false
  const isOfSameWords =
    best.mention?.first === other.mention?.first && best.mention?.end === other.mention?.end
  return isOfSameWords && other.district?.isOfOtherDate === false && other.against <= best.against
}

const isOnlyPartOf = (part: Ranked, whole: Ranked) =>
  part.points - whole.points <= POINTS.tie && isPartOf(part.reading, whole.reading)

/** Whether a reading's name is only a part of another's, or an error beside it. */
export function isPartOf(
  { mention: part, district, province }: Reading,
  { mention: whole, declared, hasWrongMarks }: Reading,
): boolean {
  if (!part || !whole || part.first < whole.first || part.end > whole.end) return false
  // "Phúc Thọ, Lâm Hà" may be one name, but its second half may as well be the district
  if ((district && overlap(district.mention, whole)) || (province && overlap(province.mention, whole)))
    return false
  const isLonger = whole.end - whole.first > part.end - part.first
  if (whole.isNear) return part.isNear && isLonger
  return part.isNear ? declared !== 'other' && !hasWrongMarks : isLonger
}

/** The points without those for the day. */
export function pointsWithoutDay({ points, isOnDay }: Ranked): number {
  return points - (isOnDay ? POINTS.onDate : 0)
}
