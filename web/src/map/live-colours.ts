import type { Map as MapLibreMap } from 'maplibre-gl'
import type { Scene, StagedScene } from './layers/map-layer.ts'
import { colourByUnit, figureState } from './layers/unit-figures/colours.ts'
import { UNIT_SOURCE_LAYER, unitSourceId } from './layers/unit-source.ts'
import type { MapPalette } from './palettes/palette.ts'

type Colours = ReadonlyMap<number, string>
type StateMap = Pick<MapLibreMap, 'getSource' | 'setFeatureState' | 'removeFeatureState'>

/**
 * Colours the units of live drawings by their state. A colour in the paint of a layer makes MapLibre lay out every tile
 * anew, which takes longer than a slider stands still; a state only changes the vertices of its unit.
 */
export class LiveColours {
  private readonly map: StateMap
  private readonly painted = new Map<number, { scene: Scene; colours: Colours }>()

  constructor(map: StateMap) {
    this.map = map
  }

  /** Brings the states in step with the drawings; their sources must be on the map. */
  paint(staged: readonly StagedScene[], palette: MapPalette): void {
    const live = staged.map(({ scene }) => scene).filter((scene) => scene.live)
    for (const { scene, colours } of [...this.painted.values()])
      if (!live.some(({ drawing }) => drawing === scene.drawing)) this.leave(scene, colours)
    for (const scene of live) this.colour(scene, colourByUnit(scene.set, palette))
  }

  /** A source that is made anew starts without any state. */
  forget(): void {
    this.painted.clear()
  }

  private colour(scene: Scene, colours: Colours): void {
    const before = this.painted.get(scene.drawing)?.colours
    if (before === colours) return
    const state = figureState(scene)
    for (const [id, colour] of colours)
      if (before?.get(id) !== colour) this.map.setFeatureState(unitOf(scene, id), { [state]: colour })
    for (const id of before?.keys() ?? [])
      if (!colours.has(id)) this.map.removeFeatureState(unitOf(scene, id), state)
    this.painted.set(scene.drawing, { scene, colours })
  }

  private leave(scene: Scene, colours: Colours): void {
    this.painted.delete(scene.drawing)
    if (!this.map.getSource(unitSourceId(scene, scene.level))) return
    for (const id of colours.keys()) this.map.removeFeatureState(unitOf(scene, id), figureState(scene))
  }
}

function unitOf(scene: Scene, id: number) {
  return { source: unitSourceId(scene, scene.level), sourceLayer: UNIT_SOURCE_LAYER, id }
}
