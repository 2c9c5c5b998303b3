/**
 * How unevenly a score is spread over the people in need: 0 when everybody has the same, towards 1 when few have all.
 * Gini 1912, each origin weighing as much as its people (Brown's formula for grouped data: the area between the Lorenz
 * curve and the diagonal, doubled). Null where there is nobody in need or nothing to share.
 */
export function gini(scores: ArrayLike<number>, demand: ArrayLike<number>): number | null {
  const groups = poorestFirst(scores, demand)
  const people = sumOf(groups, (group) => group.people)
  const total = sumOf(groups, (group) => group.people * group.score)
  if (people === 0 || total === 0) return null
  let area = 0
  let before = 0
  for (const group of groups) {
    const after = before + group.people * group.score
    area += group.people * (before + after)
    before = after
  }
  return Math.max(0, 1 - area / (people * total))
}

/**
 * Mean score of the worst-served tenth of the people in need; an origin on the border counts with the part of its people
 * that belongs to it. Null where nobody is in need. Unit of the scores.
 */
export function worstDecile(scores: ArrayLike<number>, demand: ArrayLike<number>): number | null {
  const groups = poorestFirst(scores, demand)
  const tenth = sumOf(groups, (group) => group.people) / 10
  if (tenth === 0) return null
  let left = tenth
  let sum = 0
  for (const group of groups) {
    const counted = Math.min(left, group.people)
    sum += counted * group.score
    left -= counted
    if (left <= 0) break
  }
  return sum / tenth
}

/** Share of all people in need, 0 to 1, given the share at each origin; null where nobody is in need. */
export function shareOfDemand(demand: ArrayLike<number>, shareAt: (origin: number) => number): number | null {
  let [within, all] = [0, 0]
  for (let origin = 0; origin < demand.length; origin++) {
    const people = demand[origin] as number
    all += people
    within += people * shareAt(origin)
  }
  return all > 0 ? Math.min(1, within / all) : null
}

interface Group {
  score: number
  people: number
}

function poorestFirst(scores: ArrayLike<number>, demand: ArrayLike<number>): Group[] {
  const groups = Array.from(demand, (people, origin) => ({ people, score: scores[origin] as number }))
  return groups.filter(({ people }) => people > 0).sort((a, b) => a.score - b.score)
}

function sumOf(groups: readonly Group[], value: (group: Group) => number): number {
  return groups.reduce((sum, group) => sum + value(group), 0)
}
