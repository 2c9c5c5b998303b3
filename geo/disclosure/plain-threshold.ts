import { groupBy } from '../group-by.ts'
import type { Bounds, Equation, PublishedSystem } from './attacker.ts'

/**
 * The negative control: what an office publishes when it only replaces small counts by "<10". Communes, former communes,
 * former districts and provinces are all counted from the records and hidden one by one. It is here to be broken: an
 * attacker that does not recover these cells proves nothing by failing elsewhere.
 */
export interface RecountBlock {
  provinceId: number
  communeId: number
  formerDistrictId: number
  formerCommuneId: number
  /** People in the part of the former commune that lies in the commune. */
  count: number
}

export interface PlainPublication extends PublishedSystem {
  /** The true counts of the hidden cells, for checking the attacker only. */
  hiddenCounts: Map<string, number>
}

/** Every count below k reads "<k", everything else is shown. */
export function plainThreshold(blocks: readonly RecountBlock[], k: number): PlainPublication {
  const counts = new Map<string, number>()
  for (const block of blocks)
    for (const key of keysOf(block)) counts.set(key, (counts.get(key) ?? 0) + block.count)
  const bounds = new Map([...counts].map(([key, count]) => [key, plainBounds(count, k)]))
  const hiddenCounts = new Map([...counts].filter(([, count]) => count < k))
  return { bounds, hiddenCounts, equations: recountEquations(blocks) }
}

const keysOf = (block: RecountBlock) => [
  `province ${block.provinceId}`,
  `commune ${block.communeId}`,
  `former district ${block.formerDistrictId}`,
  `former commune ${block.formerCommuneId}`,
]

const blockKey = (block: RecountBlock) => `block ${block.formerCommuneId} in ${block.communeId}`

const plainBounds = (count: number, k: number): Bounds =>
  count < k ? { low: 0, high: k - 1 } : { low: count, high: count }

/** Both hierarchies, tied together by the blocks in which they overlap; the blocks themselves are not published. */
function recountEquations(blocks: readonly RecountBlock[]): Equation[] {
  const sums = (totalOf: (block: RecountBlock) => string, partOf: (block: RecountBlock) => string) =>
    [...groupBy(blocks, totalOf)].map(([total, group]) => ({ total, parts: [...new Set(group.map(partOf))] }))
  const province = (block: RecountBlock) => `province ${block.provinceId}`
  const commune = (block: RecountBlock) => `commune ${block.communeId}`
  const district = (block: RecountBlock) => `former district ${block.formerDistrictId}`
  const formerCommune = (block: RecountBlock) => `former commune ${block.formerCommuneId}`
  return [
    ...sums(province, commune),
    ...sums(province, district),
    ...sums(district, formerCommune),
    ...sums(commune, blockKey),
    ...sums(formerCommune, blockKey),
  ]
}
