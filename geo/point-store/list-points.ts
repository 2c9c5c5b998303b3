import { countBits } from './bits.ts'
import { forEachRow } from './count-cells.ts'
import type { PlaceOrder } from './segment.ts'
import type { RowRange } from './select.ts'

/** Single places, from the lowest id on. */
export interface PointList {
  ids: number[]
  /** In 2^-32 of the world's width and height from the north-west. */
  x: number[]
  y: number[]
  /** How many more there are than are listed. */
  more: number
}

interface ListedPoint {
  id: number
  x: number
  y: number
}

/** Keeps the points with the lowest ids, at most so many, in a heap with the highest of them on top. */
export class LowestIds {
  private readonly heap: ListedPoint[] = []
  private found = 0

  constructor(private readonly most: number) {}

  /** Offers the marked rows of a range. */
  add({ id, x, y }: PlaceOrder, range: RowRange, words: Uint32Array): void {
    this.found += countBits(words, range.from, range.end)
    if (this.most === 0) return
    forEachRow(words, range, (row) => {
      if (this.heap.length === this.most && (id[row] as number) > (this.heap[0]?.id ?? -1)) return
      this.offer({ id: id[row] as number, x: x[row] as number, y: y[row] as number })
    })
  }

  list(): PointList {
    const points = this.heap.toSorted((a, b) => a.id - b.id)
    return {
      ids: points.map(({ id }) => id),
      x: points.map(({ x }) => x),
      y: points.map(({ y }) => y),
      more: this.found - points.length,
    }
  }

  private offer(point: ListedPoint): void {
    if (this.heap.length < this.most) {
      this.heap.push(point)
      this.rise(this.heap.length - 1)
    } else {
      this.heap[0] = point
      this.sink()
    }
  }

  private rise(index: number): void {
    for (let child = index; child > 0; ) {
      const parent = (child - 1) >>> 1
      if (this.idAt(parent) >= this.idAt(child)) return
      this.swap(parent, child)
      child = parent
    }
  }

  private sink(): void {
    for (let parent = 0; ; ) {
      const left = 2 * parent + 1
      const child = this.idAt(left + 1) > this.idAt(left) ? left + 1 : left
      if (this.idAt(child) <= this.idAt(parent)) return
      this.swap(parent, child)
      parent = child
    }
  }

  private idAt(index: number): number {
    return this.heap[index]?.id ?? -1
  }

  private swap(one: number, other: number): void {
    const held = this.heap[one] as ListedPoint
    this.heap[one] = this.heap[other] as ListedPoint
    this.heap[other] = held
  }
}
