import { type Tile, tilesCovering } from '@hoanhap/geo/tiles/tile-math.ts'
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl'
import { CASE_SOURCE, MAX_TILE_ZOOM } from '../layers/cases/source.ts'
import type { CasesOnMap } from '../layers/map-layer.ts'
import type { Bbox } from '../map-canvas-props.ts'
import { motion } from '../motion.ts'
import { type Apart, casesApart, fallApart, type OneSpot } from './apart.ts'
import { type AskedTile, type CaseQuestion, CaseTiles, fetchCircles } from './case-tiles.ts'
import type { Circle } from './circle.ts'
import { circleFeatures } from './circle-features.ts'
import { Settlements } from './settlements.ts'
import { atRest, type DrawnCircle, drawingAt, type Transition, transitionTo } from './transition.ts'

/** Circles reach into the view from beside it, in pixels. */
const EDGE_PX = 24

interface Running {
  transition: Transition
  frame: number
}

/**
 * The people of one map. What is seen stays until everything of the next zoom or filter is there, and then becomes it: no
 * moment without circles, no number of another question beside those of this one.
 */
export class CaseCircles {
  private readonly map: MapLibreMap
  private readonly failed: () => void
  private readonly tiles = new CaseTiles(() => this.arrive())
  private question: CasesOnMap | null = null
  private settlements = new Settlements([])
  private wanted: readonly AskedTile[] = []
  /** Names the zoom and the question that are seen. */
  private seen = ''
  private drawn: readonly DrawnCircle[] = []
  private running: Running | null = null
  private painted: { source: GeoJSONSource; drawn: readonly DrawnCircle[] } | null = null

  /** @param failed some people could not be fetched */
  constructor(map: MapLibreMap, failed: () => void) {
    this.map = map
    this.failed = failed
    map.on('move', () => this.look())
    map.on('resize', () => this.look())
  }

  /** Whether what was asked for last is seen and rests. */
  get settled(): boolean {
    if (!this.question) return true
    const there = this.seen === this.wish && this.tiles.areThere(this.wanted)
    return there && this.running === null
  }

  show(question: CasesOnMap | null): void {
    if (question && !isSameQuestion(question, this.question)) this.tiles.refresh(question)
    if (question && question.communes !== this.question?.communes)
      this.settlements = new Settlements(question.communes)
    this.question = question
    this.look()
  }

  retry(): void {
    this.tiles.forgetFailed()
    this.wanted = []
    this.look()
  }

  /**
   * Where the circles of these keys, which lie over each other, fall apart; null when they are no longer drawn.
   * @throws Error when the server gives no tile
   */
  async apart(keys: readonly string[]): Promise<Apart | OneSpot | null> {
    const { question } = this
    const circles = this.drawn.filter(({ key }) => keys.includes(key))
    const [circle] = circles
    if (!question || !circle) return null
    if (circle.caseId !== null) return casesApart(circles)
    if (gathersSmall(question.query)) return this.closer(circle)
    return fallApart(circle, (tile) => fetchCircles({ ...question, tile }))
  }

  /** What few people are gathered from cannot be looked into: the map comes closer by two zooms as long as it can. */
  private closer({ place }: DrawnCircle): Apart | OneSpot {
    const { zoom } = this
    return zoom < MAX_TILE_ZOOM ? { zoom: Math.min(MAX_TILE_ZOOM, zoom + 2), middle: place } : { caseIds: [] }
  }

  /** Puts what is drawn into its source, which the style may have made anew. */
  paint(): void {
    const source = this.map.getSource<GeoJSONSource>(CASE_SOURCE)
    if (!source || (this.painted?.source === source && this.painted.drawn === this.drawn)) return
    this.painted = { source, drawn: this.drawn }
    source.setData(circleFeatures(this.drawn))
  }

  close(): void {
    this.stop()
    this.tiles.close()
    this.question = null
  }

  private get zoom(): number {
    return Math.min(MAX_TILE_ZOOM, Math.floor(this.map.getZoom()))
  }

  private get wish(): string {
    return this.question ? `${this.question.revision} ${this.question.query} ${this.zoom}` : ''
  }

  private look(): void {
    const wanted = this.question ? this.inView(this.question) : []
    if (this.question && isSameList(wanted, this.wanted)) {
      if (this.tiles.areThere(wanted)) this.lookAhead()
      return
    }
    this.wanted = wanted
    this.tiles.want(wanted)
    this.arrive()
  }

  private inView({ query, revision, extent }: CaseQuestion & Pick<CasesOnMap, 'extent'>): AskedTile[] {
    const tiles = tilesInView(this.map, this.zoom, extent)
    return tiles.map((tile) => ({ tile, query, revision }))
  }

  /** What is likely to be asked next, once everything that was asked is there. */
  private lookAhead(): void {
    const { question } = this
    if (question?.ahead == null || question.ahead === question.query) return
    const ahead = this.inView({ ...question, query: question.ahead })
    this.tiles.want([...this.wanted, ...ahead])
  }

  private arrive(): void {
    if (!this.question) this.clear()
    else if (this.seen === this.wish) this.complete()
    else if (this.tiles.areThere(this.wanted)) this.enter()
    if (this.question && this.tiles.areThere(this.wanted)) {
      this.lookAhead()
      if (this.tiles.hasFailed(this.wanted)) this.failed()
    }
  }

  private clear(): void {
    this.stop()
    this.seen = ''
    this.drawn = []
    this.paint()
  }

  /** More of what is seen already, after a pan. */
  private complete(): void {
    const circles = this.standing()
    if (this.running) this.running.transition = { ...this.running.transition, after: atRest(circles) }
    else this.rest(circles)
  }

  /** The circles that have come, where they stand. */
  private standing(): Circle[] {
    return this.tiles.circles(this.wanted).map((circle) => {
      if (circle.caseId !== null) return circle
      return { ...circle, stand: this.settlements.standOf(circle.place, circle.cellZoom) }
    })
  }

  private rest(circles: Parameters<typeof atRest>[0]): void {
    this.drawn = atRest(circles)
    this.paint()
  }

  private enter(): void {
    this.stop()
    const circles = this.standing()
    const first = this.seen === ''
    this.seen = this.wish
    if (first || motion().circleMs === 0) this.rest(circles)
    else this.run(transitionTo(this.drawn, circles))
  }

  private run(transition: Transition): void {
    const startedAt = performance.now()
    const step = () => {
      if (!this.running) return
      const progress = (performance.now() - startedAt) / motion().circleMs
      this.drawn = drawingAt(this.running.transition, progress)
      if (progress >= 1) this.running = null
      else this.running.frame = requestAnimationFrame(step)
      this.paint()
    }
    this.running = { transition, frame: 0 }
    step()
  }

  private stop(): void {
    if (this.running) cancelAnimationFrame(this.running.frame)
    this.running = null
  }
}

/** Under a filter of support need no circle holds fewer than ten, wherever they live. */
function gathersSmall(query: string): boolean {
  return new URLSearchParams(query).has('supportNeed')
}

function tilesInView(map: MapLibreMap, zoom: number, extent: Bbox | null): Tile[] {
  const { clientWidth, clientHeight } = map.getContainer()
  const northWest = map.unproject([-EDGE_PX, -EDGE_PX])
  const southEast = map.unproject([clientWidth + EDGE_PX, clientHeight + EDGE_PX])
  const view: Bbox = [northWest.lng, southEast.lat, southEast.lng, northWest.lat]
  const box = extent ? overlap(view, extent) : view
  return box ? tilesCovering(box, zoom) : []
}

function overlap(a: Bbox, b: Bbox): Bbox | null {
  const [west, south] = [Math.max(a[0], b[0]), Math.max(a[1], b[1])]
  const [east, north] = [Math.min(a[2], b[2]), Math.min(a[3], b[3])]
  return west <= east && south <= north ? [west, south, east, north] : null
}

function isSameQuestion(a: CaseQuestion, b: CaseQuestion | null): boolean {
  return a.query === b?.query && a.revision === b.revision
}

function isSameList(a: readonly AskedTile[], b: readonly AskedTile[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
