import type { Gathered } from './cells.ts'

/** People by cell of one zoom, from the lowest Morton key on. */
export interface SortedCells {
  zoom: number
  keys: ArrayLike<number>
  counts: ArrayLike<number>
}

/**
 * What `gatherSmallCells` does, for many cells that are already sorted: one look at each, because everything in a larger
 * cell comes before the next larger cell begins.
 */
export function gatherCells(
  { zoom, keys, counts }: SortedCells,
  wish: { upTo: number; least: number },
): Gathered {
  const gathering = new Gathering(zoom, wish)
  for (let index = 0; index < keys.length; index++)
    gathering.add(keys[index] as number, counts[index] as number)
  return gathering.finish()
}

class Gathering {
  private readonly gathered: Gathered = { cells: [], left: 0 }
  /** The cell of each zoom that is being filled, and the people who have moved up into it. */
  private readonly open: number[] = []
  private readonly moved: number[] = []

  constructor(
    private readonly zoom: number,
    private readonly wish: { upTo: number; least: number },
  ) {}

  add(key: number, count: number): void {
    this.moveTo(key)
    this.settle(this.zoom, key, count)
  }

  finish(): Gathered {
    for (let zoom = this.zoom - 1; zoom >= this.wish.upTo; zoom--) this.close(zoom)
    return this.gathered
  }

  private moveTo(key: number): void {
    let around = Math.floor(key / 4)
    for (let zoom = this.zoom - 1; zoom >= this.wish.upTo; zoom--, around = Math.floor(around / 4)) {
      if (this.open[zoom] === around) return
      this.close(zoom)
      this.open[zoom] = around
    }
  }

  private close(zoom: number): void {
    const people = this.moved[zoom] ?? 0
    this.moved[zoom] = 0
    if (people > 0) this.settle(zoom, this.open[zoom] as number, people)
  }

  private settle(zoom: number, key: number, count: number): void {
    if (count >= this.wish.least) this.gathered.cells.push({ zoom, key, count })
    else if (zoom > this.wish.upTo) this.moved[zoom - 1] = (this.moved[zoom - 1] ?? 0) + count
    else this.gathered.left += count
  }
}
