import type { Map as MapLibreMap } from 'maplibre-gl'
import { LEVELS } from '../url-state/view-state.ts'
import type { Scene, StagedScene } from './layers/map-layer.ts'
import { unitSourceId } from './layers/unit-source.ts'

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
 * which leaves afterwards. The map is never blank between two drawings.
 */
export class Stage {
  scenes: readonly StagedScene[] = []
  private drawings = 0
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
    return this.scenes.find(({ phase }) => phase === 'current')?.scene ?? null
  }

  /** True when what is seen is what was asked for last and nothing moves any more. */
  get settled(): boolean {
    return this.scenes.length <= 1 && this.scenes.every(({ phase }) => phase === 'current')
  }

  /** Shows another drawing, unless it is the one that is seen or awaited. */
  show(drawing: Drawing): void {
    const newest = this.scenes.at(-1)?.scene
    if (newest && isSame(newest, drawing)) return
    this.drawings += 1
    const scene = { ...drawing, drawing: this.drawings }
    const current = this.current
    this.setScenes([...staged(current, 'current'), { scene, phase: 'waiting' }])
    this.awaitTiles(scene)
  }

  /** Asks again for the tiles that could not be loaded. */
  retry(): void {
    const waiting = this.scenes.find(({ phase }) => phase === 'waiting')?.scene ?? this.current
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

  private enter(scene: Scene): void {
    const old = this.scenes.filter((staged) => staged.scene !== scene).map((staged) => staged.scene)
    this.setScenes([...old.flatMap((one) => staged(one, 'leaving')), { scene, phase: 'current' }])
    this.events.ready()
    const timer = setTimeout(() => this.setScenes([{ scene, phase: 'current' }]), this.fadeMs() + 20)
    this.stopWaiting = () => clearTimeout(timer)
  }

  private setScenes(scenes: readonly StagedScene[]): void {
    this.scenes = scenes
    this.events.changed()
  }
}

function staged(scene: Scene | null, phase: StagedScene['phase']): StagedScene[] {
  return scene ? [{ scene, phase }] : []
}

function isSame(scene: Scene, drawing: Drawing): boolean {
  return scene.set === drawing.set && scene.units === drawing.units && scene.draw === drawing.draw
}

/** The tile sources that a drawing stands on; those fetched ahead for another one are not among them. */
function sourcesOf(map: MapLibreMap, scene: Scene): string[] {
  return LEVELS.map((level) => unitSourceId(scene, level)).filter((id) => map.getSource(id))
}

function concerns(event: object, sources: readonly string[]): boolean {
  return 'sourceId' in event && sources.includes(String(event.sourceId))
}

/** Calls back once every tile in view is there, or once one could not be loaded. Returns how to stop waiting. */
function onceTilesAreThere(
  map: MapLibreMap,
  scene: Scene,
  done: (outcome: 'ready' | 'failed') => void,
): () => void {
  const sources = sourcesOf(map, scene)
  let frames = 0
  let failed = false
  const failing = (event: object) => {
    failed ||= concerns(event, sources)
  }
  // A layer added in this frame marks its source for loading in the next one.
  const rendered = () => {
    frames += 1
    if (frames > 1 && sources.every((id) => map.isSourceLoaded(id))) done(failed ? 'failed' : 'ready')
    else map.triggerRepaint()
  }
  map.on('error', failing)
  map.on('render', rendered)
  map.triggerRepaint()
  return () => {
    map.off('error', failing)
    map.off('render', rendered)
  }
}
