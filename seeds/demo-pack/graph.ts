/** Cells (or communes) and what it costs to pass from one to its neighbours. */
export type Graph = readonly (readonly { to: number; cost: number }[])[]

/**
 * Grows regions from their seeds over the graph at equal pace (Dijkstra 1959 from many sources): every region is
 * connected. Returns for each node the number of its seed, or -1 where none reaches.
 */
export function growRegions(
  graph: Graph,
  seeds: readonly number[],
  within: (node: number) => boolean,
): Int32Array {
  const owner = new Int32Array(graph.length).fill(-1)
  const queue = new CostQueue()
  seeds.forEach((node, region) => {
    queue.push(0, node, region)
  })
  for (let next = queue.pop(); next; next = queue.pop()) {
    if (owner[next.node] !== -1) continue
    owner[next.node] = next.region
    for (const { to, cost } of graph[next.node] ?? []) {
      if (owner[to] === -1 && within(to)) queue.push(next.cost + cost, to, next.region)
    }
  }
  return owner
}

/** The cost of reaching each node from one origin; infinite where it cannot be reached. */
export function costsFrom(graph: Graph, origin: number, within: (node: number) => boolean): Float64Array {
  const costs = new Float64Array(graph.length).fill(Number.POSITIVE_INFINITY)
  const queue = new CostQueue()
  queue.push(0, origin, 0)
  for (let next = queue.pop(); next; next = queue.pop()) {
    if (costs[next.node] !== Number.POSITIVE_INFINITY) continue
    costs[next.node] = next.cost
    for (const { to, cost } of graph[next.node] ?? []) {
      if (costs[to] === Number.POSITIVE_INFINITY && within(to)) queue.push(next.cost + cost, to, 0)
    }
  }
  return costs
}

/** Whether the nodes hang together. */
export function isConnected(graph: Graph, nodes: readonly number[]): boolean {
  if (nodes.length === 0) return false
  const members = new Set(nodes)
  const costs = costsFrom(graph, nodes[0] as number, (node) => members.has(node))
  return nodes.every((node) => costs[node] !== Number.POSITIVE_INFINITY)
}

interface Entry {
  cost: number
  node: number
  region: number
  order: number
}

/** A binary heap; equal costs leave in the order in which they came, so that growth is reproducible. */
class CostQueue {
  private readonly heap: Entry[] = []
  private pushed = 0

  push(cost: number, node: number, region: number): void {
    const entry = { cost, node, region, order: this.pushed++ }
    let slot = this.heap.push(entry) - 1
    while (slot > 0) {
      const parent = (slot - 1) >> 1
      if (!before(entry, this.heap[parent] as Entry)) break
      this.heap[slot] = this.heap[parent] as Entry
      slot = parent
    }
    this.heap[slot] = entry
  }

  pop(): Entry | undefined {
    const first = this.heap[0]
    const last = this.heap.pop()
    if (first && last && this.heap.length > 0) this.sink(last)
    return first
  }

  private sink(entry: Entry): void {
    let slot = 0
    for (let child = 1; child < this.heap.length; child = 2 * slot + 1) {
      const right = this.heap[child + 1]
      if (right && before(right, this.heap[child] as Entry)) child++
      if (!before(this.heap[child] as Entry, entry)) break
      this.heap[slot] = this.heap[child] as Entry
      slot = child
    }
    this.heap[slot] = entry
  }
}

const before = (a: Entry, b: Entry) => a.cost < b.cost || (a.cost === b.cost && a.order < b.order)
