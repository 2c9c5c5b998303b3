import type { Map as MapLibreMap } from 'maplibre-gl'
import { LEVELS } from '../url-state/view-state.ts'
import type { Phase, Scene, StagedScene } from './layers/map-layer.ts'
import { unitSourceId } from './layers/unit-source.ts'
import { isRepaint, isSameDrawing } from './same-drawing.ts'

/** The content of a scene; its number is given by the stage. */
export type Drawing = Omit<Scene, 'drawing'>

export interface StageEvents {
  /** The scenes changed: restyle the map. */
  changed: () => void
  /** Tiles are missing: make every source anew. */
  renew: () => void
  loading: () => void
  ready: () => void
  failed: () => void
}

/**
 * Which drawing is seen. A new one waits, invisible, until its tiles are there; it then fades in over the old one,
 * which leaves afterwards. The map is never blank between two drawings. Drawings that are likely to come next stand
 * behind it already, complete but for being seen, so that to show one of them takes a single frame.
 */
export class Stage {
  scenes: readonly StagedScene[] = []
  private drawings = 0
  private likely: readonly Drawing[] = []
  private awaitsIdle = false
  private stopWaiting: () => void = () => {}
  private readonly map: MapLibreMap
  private readonly events: StageEvents
  private readonly fadeMs: () => number

  constructor(map: MapLibreMap, events: StageEvents, fadeMs: () => number) {
    this.map = map
    this.events = events
    this.fadeMs = fadeMs
  }

  get current(): Scene | null {
    return this.inPhase('current')[0] ?? null
  }

  /** True when what is seen is what was asked for last and nothing moves any more. */
  get settled(): boolean {
    return this.scenes.every(({ phase }) => phase === 'current' || phase === 'prepared')
  }

  /** Shows another drawing, unless it is the one that is seen or awaited. */
  show(drawing: Drawing): void {
    const newest = this.awaited ?? this.current
    if (newest && isSameDrawing(newest, drawing)) return
    if (newest && isRepaint(newest, drawing)) {
      this.repaint(newest, drawing)
      return
    }
    const known = this.find(drawing)
    const scene = known ?? this.numbered(drawing)
    if (known && areTilesThere(this.map, known)) this.enter(known)
    else this.await(scene)
  }

  /** Other figures on the same areas: the drawing stays, with its number, its names and its tiles. */
  private repaint(scene: Scene, { set }: Drawing): void {
    scene.set = set
    this.events.changed()
  }

  /** Sets up the drawings that are likely to come next, once what was asked for is there. */
  prepare(likely: readonly Drawing[]): void {
    this.likely = likely
    this.setUpWhenIdle()
  }

  /** Asks again for the tiles that could not be loaded. */
  retry(): void {
    const waiting = this.awaited ?? this.current
    if (!waiting) return
    this.events.renew()
    this.awaitTiles(waiting)
  }

  /** A tile that is missing under the drawing that is seen, after a pan for instance. */
  noteFailure(event: object): void {
    const seen = this.settled ? this.current : null
    if (seen && concerns(event, sourcesOf(this.map, seen))) this.events.failed()
  }

  close(): void {
    this.stopWaiting()
  }

  private get awaited(): Scene | null {
    return this.inPhase('waiting')[0] ?? null
  }

  private inPhase(wanted: Phase): Scene[] {
    return this.scenes.filter(({ phase }) => phase === wanted).map(({ scene }) => scene)
  }

  private find(drawing: Drawing): Scene | undefined {
    return this.scenes.map(({ scene }) => scene).find((scene) => isSameDrawing(scene, drawing))
  }

  private numbered(drawing: Drawing): Scene {
    this.drawings += 1
    return { ...drawing, drawing: this.drawings }
  }

  private await(scene: Scene): void {
    const prepared = this.inPhase('prepared').filter((other) => other !== scene)
    this.setScenes([
      ...staged('prepared', prepared),
      ...staged('current', [this.current]),
      { scene, phase: 'waiting' },
    ])
    this.awaitTiles(scene)
  }

  private awaitTiles(scene: Scene): void {
    this.stopWaiting()
    this.events.loading()
    const done = (outcome: 'ready' | 'failed') => {
      this.stopWaiting()
      if (outcome === 'failed') this.events.failed()
      else this.enter(scene)
    }
    this.stopWaiting = onceTilesAreThere(this.map, scene, done)
  }

  /** Where drawings are prepared, the old one stays set up: a reader who compares goes back to it. */
  private enter(scene: Scene): void {
    this.stopWaiting()
    const left = this.current === scene ? null : this.current
    const likely = this.inPhase('prepared').filter((other) => other !== scene && this.isLikely(other))
    const prepared = staged('prepared', likely)
    const settle = () => {
      const kept = this.likely.length > 0 ? staged('prepared', [left]) : []
      this.setScenes([...prepared, ...kept, { scene, phase: 'current' }])
      this.setUpWhenIdle()
    }
    const fadeMs = this.fadeMs()
    if (left === null || fadeMs === 0) settle()
    else {
      this.setScenes([...prepared, ...staged('leaving', [left]), { scene, phase: 'current' }])
      const timer = setTimeout(settle, fadeMs + 20)
      this.stopWaiting = () => clearTimeout(timer)
    }
    this.events.ready()
  }

  private isLikely(scene: Scene): boolean {
    return this.likely.some((drawing) => isSameDrawing(scene, drawing))
  }

  /** What was asked for is drawn to the end first: names and markers come after the areas. */
  private setUpWhenIdle(): void {
    if (this.awaitsIdle) return
    this.awaitsIdle = true
    const setUp = () => {
      this.awaitsIdle = false
      this.setUp()
    }
    if (this.map.loaded()) setUp()
    else void this.map.once('idle', setUp)
  }

  private setUp(): void {
    const { current } = this
    if (!current || !this.settled) return
    const coming = this.likely.filter((drawing) => !isSameDrawing(current, drawing))
    const scenes = coming.map((drawing) => this.find(drawing) ?? this.numbered(drawing))
    const prepared = this.inPhase('prepared')
    if (scenes.length === prepared.length && scenes.every((scene) => prepared.includes(scene))) return
    this.setScenes([...staged('prepared', scenes), { scene: current, phase: 'current' }])
  }

  private setScenes(scenes: readonly StagedScene[]): void {
    this.scenes = scenes
    this.events.changed()
  }
}

function staged(phase: Phase, scenes: readonly (Scene | null)[]): StagedScene[] {
  return scenes.filter((scene) => scene !== null).map((scene) => ({ scene, phase }))
}

/** The tile sources that a drawing stands on; those fetched ahead for another one are not among them. */
function sourcesOf(map: MapLibreMap, scene: Scene): string[] {
  return LEVELS.map((level) => unitSourceId(scene, level)).filter((id) => map.getSource(id))
}

function concerns(event: object, sources: readonly string[]): boolean {
  return 'sourceId' in event && sources.includes(String(event.sourceId))
}

function areTilesThere(map: MapLibreMap, scene: Scene): boolean {
  const sources = sourcesOf(map, scene)
  return sources.length > 0 && sources.every((id) => map.isSourceLoaded(id))
}

/** Calls back once every tile in view is there, or once one could not be loaded. Returns how to stop waiting. */
function onceTilesAreThere(
  map: MapLibreMap,
  scene: Scene,
  done: (outcome: 'ready' | 'failed') => void,
): () => void {
  let rendered = false
  let failed = false
  const check = () => {
    if (rendered && areTilesThere(map, scene)) done(failed ? 'failed' : 'ready')
  }
  const failing = (event: object) => {
    failed ||= concerns(event, sourcesOf(map, scene))
    check()
  }
  // Only a frame makes MapLibre ask for what the new layers need; each tile that comes then tells of itself.
  const drawn = () => {
    rendered = true
    check()
  }
  map.on('error', failing)
  map.on('render', drawn)
  map.on('sourcedata', check)
  map.triggerRepaint()
  return () => {
    map.off('error', failing)
    map.off('render', drawn)
    map.off('sourcedata', check)
  }
}
