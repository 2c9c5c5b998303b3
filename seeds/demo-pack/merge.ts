import type { Graph } from './graph.ts'

/**
 * Joins neighbouring nodes into `count` groups of similar size, smallest first: the smallest group joins the
 * neighbour with which it shares most border for its size. Contacts are border lengths; they are symmetric. Returns the members of each group. Fewer joins happen where a
 * group has no neighbour.
 */
export function mergeNeighbours(
  contacts: Graph,
  nodes: readonly number[],
  sizes: readonly number[],
  count: number,
): number[][] {
  const groups = new Map<number, Group>()
  const members = new Set(nodes)
  for (const node of nodes) {
    const neighbours = (contacts[node] ?? []).filter(({ to }) => members.has(to))
    groups.set(node, {
      nodes: [node],
      size: sizes[node] as number,
      contacts: new Map(neighbours.map(({ to, cost }) => [to, cost])),
    })
  }
  while (groups.size > count) {
    const smallest = smallestWithNeighbour(groups)
    if (smallest === null) break
    absorb(groups, bestPartner(groups, smallest), smallest)
  }
  return [...groups.values()].map((group) => group.nodes)
}

interface Group {
  nodes: number[]
  size: number
  contacts: Map<number, number>
}

function smallestWithNeighbour(groups: ReadonlyMap<number, Group>): number | null {
  let smallest: number | null = null
  for (const [key, group] of groups) {
    const better = smallest === null || group.size < (groups.get(smallest)?.size ?? 0)
    if (group.contacts.size > 0 && better) smallest = key
  }
  return smallest
}

/** Much common border is good, a large partner is not. */
function bestPartner(groups: ReadonlyMap<number, Group>, key: number): number {
  const own = groups.get(key) as Group
  const worth = ([other, contact]: [number, number]) => contact / (groups.get(other)?.size ?? 1) ** 1.1
  return [...own.contacts].reduce((best, entry) => (worth(entry) > worth(best) ? entry : best))[0]
}

function absorb(groups: Map<number, Group>, into: number, from: number): void {
  const target = groups.get(into) as Group
  const source = groups.get(from) as Group
  groups.delete(from)
  target.nodes.push(...source.nodes)
  target.size += source.size
  target.contacts.delete(from)
  for (const [other, contact] of source.contacts) {
    if (other === into) continue
    const joined = contact + (target.contacts.get(other) ?? 0)
    target.contacts.set(other, joined)
    groups.get(other)?.contacts.delete(from)
    groups.get(other)?.contacts.set(into, joined)
  }
}
