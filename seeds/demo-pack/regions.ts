import { weightedIndex } from '@hoanhap/geo/random.ts'
import { costsFrom, type Graph, growRegions } from './graph.ts'
import { distanceKm, type PlanePoint } from './plane.ts'

/**
 * Cuts a set of nodes into `count` connected regions of similar reach: seeds far from each other (k-means++), then
 * each seed moves twice to the middle of what it grew. Sizes stay uneven, as those of communes are, but a region smaller
 * than a third of the mean leaves its nodes to the others, so there can be fewer than `count`.
 */
export function cutIntoRegions(
  graph: Graph,
  positions: readonly PlanePoint[],
  nodes: readonly number[],
  count: number,
  random: () => number,
): number[][] {
  const members = new Set(nodes)
  const within = (node: number) => members.has(node)
  let seeds = spreadSeeds(graph, nodes, count, within, random)
  for (let round = 0; round < 2; round++) {
    seeds = regionsOf(growRegions(graph, seeds, within), nodes, seeds.length).map((region) =>
      middleOf(region, positions),
    )
  }
  const regions = regionsOf(growRegions(graph, seeds, within), nodes, seeds.length)
  const smallest = nodes.length / count / 3
  const kept = seeds.filter((_, region) => (regions[region]?.length ?? 0) >= smallest)
  return regionsOf(growRegions(graph, kept, within), nodes, kept.length)
}

/** The nodes of each region, in the order of the seeds. */
export function regionsOf(owner: Int32Array, nodes: readonly number[], count: number): number[][] {
  const regions: number[][] = Array.from({ length: count }, () => [])
  for (const node of nodes) regions[owner[node] as number]?.push(node)
  return regions
}

function spreadSeeds(
  graph: Graph,
  nodes: readonly number[],
  count: number,
  within: (node: number) => boolean,
  random: () => number,
): number[] {
  const seeds = [nodes[Math.floor(random() * nodes.length)] as number]
  const nearest = new Float64Array(graph.length).fill(Number.POSITIVE_INFINITY)
  while (true) {
    const costs = costsFrom(graph, seeds[seeds.length - 1] as number, within)
    for (const node of nodes) nearest[node] = Math.min(nearest[node] as number, costs[node] as number)
    if (seeds.length >= Math.min(count, nodes.length)) return seeds
    const weights = nodes.map((node) => (nearest[node] as number) ** 3)
    seeds.push(nodes[weightedIndex(random, weights)] as number)
  }
}

function middleOf(region: readonly number[], positions: readonly PlanePoint[]): number {
  const sum = region.reduce<PlanePoint>(
    ([x, y], node) => [x + (positions[node] as PlanePoint)[0], y + (positions[node] as PlanePoint)[1]],
    [0, 0],
  )
  const mean: PlanePoint = [sum[0] / region.length, sum[1] / region.length]
  const fromMean = (node: number) => distanceKm(positions[node] as PlanePoint, mean)
  return region.reduce((best, node) => (fromMean(node) < fromMean(best) ? node : best))
}
