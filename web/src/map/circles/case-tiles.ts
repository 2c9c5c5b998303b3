import type { Tile } from '@hoanhap/geo/tiles/tile-math.ts'
import { type Circle, circlesOf } from './circle.ts'

/** What was asked for in the address of a tile, and the state of the register that the page knows of. */
export interface CaseQuestion {
  /** The filter as it stands in the address; empty for everyone. */
  query: string
  /** Grows with every change of the register that the page knows of. */
  revision: number
}

export interface AskedTile extends CaseQuestion {
  tile: Tile
}

interface KnownTile {
  stop: AbortController
  /** Milliseconds on the clock of the page. */
  askedAt: number
  /** Null while it is on its way, and when it could not be had. */
  circles: readonly Circle[] | null
  failed: boolean
}

/** What nobody looks at is not kept: the register changes by the minute. */
const FRESH_MS = 20_000

/**
 * Tiles of people as the map needs them, kept only as long as it does: nothing of them stands in any cache of the
 * browser.
 */
export class CaseTiles {
  private readonly known = new Map<string, KnownTile>()
  private readonly changed: () => void

  /** @param changed a tile has come, or could not be had */
  constructor(changed: () => void) {
    this.changed = changed
  }

  /** Asks for what is not there yet and forgets everything that is neither wanted nor kept. */
  want(wanted: readonly AskedTile[], kept: readonly AskedTile[] = []): void {
    const keys = new Set([...wanted, ...kept].map(keyOf))
    for (const [key, tile] of this.known) if (!keys.has(key)) this.drop(key, tile)
    for (const tile of wanted) if (!this.known.has(keyOf(tile))) void this.ask(tile)
  }

  /** Forgets those of a question that were fetched too long before they were wanted. */
  refresh(question: CaseQuestion, now = performance.now()): void {
    const prefix = questionKey(question)
    for (const [key, tile] of this.known)
      if (key.startsWith(prefix) && tile.askedAt + FRESH_MS < now) this.drop(key, tile)
  }

  /** Forgets those that could not be had, so that they are asked for again. */
  forgetFailed(): void {
    for (const [key, tile] of this.known) if (tile.failed) this.drop(key, tile)
  }

  /** Whether each of these has come, or cannot be had. */
  areThere(tiles: readonly AskedTile[]): boolean {
    return tiles.every((tile) => this.isThere(tile))
  }

  hasFailed(tiles: readonly AskedTile[]): boolean {
    return tiles.some((tile) => this.known.get(keyOf(tile))?.failed)
  }

  /** The circles of those that have come. */
  circles(tiles: readonly AskedTile[]): Circle[] {
    return tiles.flatMap((tile) => this.known.get(keyOf(tile))?.circles ?? [])
  }

  close(): void {
    for (const [key, tile] of this.known) this.drop(key, tile)
  }

  private isThere(asked: AskedTile): boolean {
    const tile = this.known.get(keyOf(asked))
    return tile !== undefined && (tile.circles !== null || tile.failed)
  }

  private drop(key: string, { stop }: KnownTile): void {
    this.known.delete(key)
    stop.abort()
  }

  private async ask(asked: AskedTile): Promise<void> {
    const tile: KnownTile = {
      stop: new AbortController(),
      askedAt: performance.now(),
      circles: null,
      failed: false,
    }
    this.known.set(keyOf(asked), tile)
    try {
      tile.circles = await fetchCircles(asked, tile.stop.signal)
    } catch {
      if (tile.stop.signal.aborted) return
      tile.failed = true
    }
    this.changed()
  }
}

/** @throws Error when the server gives no tile */
export async function fetchCircles({ tile, query }: AskedTile, signal?: AbortSignal): Promise<Circle[]> {
  const { z, x, y } = tile
  const address = `/api/v1/tiles/cases/${z}/${x}/${y}.mvt${query && `?${query}`}`
  const answer = await fetch(address, { signal, credentials: 'same-origin' })
  if (!answer.ok) throw new Error(`no tile of people: ${answer.status}`)
  return circlesOf(tile, new Uint8Array(await answer.arrayBuffer()))
}

function keyOf({ tile: { z, x, y }, ...question }: AskedTile): string {
  return `${questionKey(question)}${z}/${x}/${y}`
}

/** No filter holds a space. */
function questionKey({ query, revision }: CaseQuestion): string {
  return `${revision} ${query} `
}
