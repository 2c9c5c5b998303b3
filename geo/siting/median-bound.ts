import type { MedianProblem } from './median-problem.ts'

const STEPS = 150

/**
 * A mean way in kilometres that no choice can undercut: the Lagrangian relaxation in which people need not turn anywhere
 * for a price of their own, with prices improved by subgradient steps (Narula, Ogbu and Samuelsson 1977).
 * Every step gives such a way; when the time is up the best so far.
 * @param found mean kilometres of a choice, which sets the length of the steps
 */
export function lowerBound(problem: MedianProblem, found: number, isTimeUp = () => false): number {
  const columns = columnsOf(problem)
  if (columns.people === 0) return 0
  const prices = Float64Array.from(columns.ways, (row) => Math.min(...row))
  let bound = 0
  let stretch = 2
  for (let step = 0; step < STEPS && !isTimeUp(); step++) {
    const { value, turned } = relaxed(columns, prices, problem.count)
    if (value > bound) bound = value
    else stretch *= 0.95
    const norm = turned.reduce((sum, times) => sum + (1 - times) ** 2, 0)
    if (norm === 0) break
    const length = (stretch * Math.max(0, found * columns.people - value)) / norm
    for (let row = 0; row < prices.length; row++)
      prices[row] = Math.max(0, (prices[row] as number) + length * (1 - (turned[row] as number)))
  }
  return bound / columns.people
}

interface Columns {
  people: number
  /** By origin in need: people times kilometres to each candidate and, last, to the existing places. */
  ways: Float64Array[]
}

function columnsOf({ candidates, demand, kmBetween, kmToExisting }: MedianProblem): Columns {
  let people = 0
  const ways: Float64Array[] = []
  for (let origin = 0; origin < demand.length; origin++) {
    const here = demand[origin] as number
    if (here === 0) continue
    people += here
    const way = (choice: number) => (choice < candidates ? kmBetween(origin, choice) : kmToExisting(origin))
    ways.push(Float64Array.from({ length: candidates + 1 }, (_, choice) => here * way(choice)))
  }
  return { people, ways }
}

/** The cheapest answer at these prices, and how often each origin turns somewhere in it. */
function relaxed(
  { ways }: Columns,
  prices: Float64Array,
  count: number,
): { value: number; turned: Float64Array } {
  const existing = (ways[0]?.length ?? 1) - 1
  const savings = new Float64Array(existing + 1)
  ways.forEach((row, index) => {
    const price = prices[index] as number
    for (let choice = 0; choice <= existing; choice++) {
      const saving = price - (row[choice] as number)
      if (saving > 0) savings[choice] = (savings[choice] as number) + saving
    }
  })
  const best = Array.from({ length: existing }, (_, choice) => choice)
    .sort((a, b) => (savings[b] as number) - (savings[a] as number))
    .slice(0, count)
  const open = [...best, existing]
  const turned = Float64Array.from(ways, (row, index) =>
    open.reduce((times, choice) => times + ((row[choice] as number) < (prices[index] as number) ? 1 : 0), 0),
  )
  const priced = prices.reduce((sum, price) => sum + price, 0)
  return { value: priced - open.reduce((sum, choice) => sum + (savings[choice] as number), 0), turned }
}
