import type { EmployerFeature, ServiceFeature } from '@hoanhap/server/contract.ts'
import type { Map as MapLibreMap, StyleSpecification } from 'maplibre-gl'
import { afterNextFrame } from './after-frame.ts'
import { applyStyle } from './apply-style.ts'
import { CaseCircles } from './circles/case-circles.ts'
import { composeStyle } from './compose-style.ts'
import { EMPTY_STYLE } from './create-map.ts'
import { installImages } from './images/install-images.ts'
import { fetchLand } from './layers/context/land.ts'
import type { StyleInput } from './layers/map-layer.ts'
import { UNIT_SOURCE_LAYER, unitSourceId } from './layers/unit-source.ts'
import { LiveColours } from './live-colours.ts'
import type { Bbox, MapStatus } from './map-canvas-props.ts'
import { besideSquares } from './marker-room.ts'
import { motion } from './motion.ts'
import { indexPlaces, type PlaceIndex } from './place-clusters.ts'
import { type Drawing, Stage } from './stage.ts'

/** What the page wants to see, apart from the drawing itself. */
export type ViewSettings = Pick<
  StyleInput,
  | 'palette'
  | 'language'
  | 'packVersion'
  | 'showLand'
  | 'layers'
  | 'selectedId'
  | 'ahead'
  | 'extent'
  | 'cases'
  | 'planned'
>

type Flag = 'hover' | 'selected'

/**
 * The imperative side of one map: keeps the MapLibre object in step with settings, drawing and places.
 * Everything it draws comes from `composeStyle`.
 */
export class MapView {
  readonly map: MapLibreMap
  readonly stage: Stage
  readonly circles: CaseCircles
  private settings: ViewSettings
  private styled: StyleSpecification = EMPTY_STYLE
  private isRestyling = false
  private isStale = false
  private startsAnew = false
  private land: StyleInput['land'] = null
  private landAsked = false
  private employers: PlaceIndex<EmployerFeature> = indexPlaces<EmployerFeature>([])
  private services: PlaceIndex<ServiceFeature> = indexPlaces<ServiceFeature>([])
  private markers: Pick<StyleInput, 'employers' | 'services'> = { employers: [], services: [] }
  private markerZoom = ''
  /** Set while places are on their way. */
  private stopPlaces: (() => void) | null = null
  private readonly liveColours: LiveColours
  private readonly flagged: Record<Flag, number | null> = { hover: null, selected: null }
  private readonly closing = new AbortController()

  constructor(map: MapLibreMap, settings: ViewSettings, onStatus: (status: MapStatus) => void) {
    this.map = map
    this.settings = settings
    this.liveColours = new LiveColours(map)
    const events = {
      changed: () => this.restyle(),
      renew: () => this.renew(),
      loading: () => onStatus('loading'),
      ready: () => onStatus('ready'),
      failed: () => onStatus('failed'),
    }
    this.stage = new Stage(map, events, () => motion().fadeMs)
    this.circles = new CaseCircles(map, events.failed)
    installImages(map, settings.palette)
    map.on('moveend', () => this.placeMarkers())
    map.on('error', (event) => this.stage.noteFailure(event))
    this.restyle()
    this.circles.show(settings.cases)
  }

  /** Settings and drawing together: what both change is brought to the map once. */
  show(settings: ViewSettings, drawing: Drawing | null): void {
    this.isRestyling = true
    this.configure(settings)
    if (drawing) this.stage.show(drawing)
    this.isRestyling = false
    this.restyle()
  }

  /** Colours, language, layers, selection. */
  private configure(settings: ViewSettings): void {
    const repaint = settings.palette !== this.settings.palette
    this.settings = settings
    if (repaint) installImages(this.map, settings.palette)
    if (settings.showLand) this.wantLand()
    this.restyle()
    this.circles.show(settings.cases)
    this.flag('selected', settings.selectedId)
  }

  /** Asks again for what could not be loaded. */
  retry(): void {
    this.stage.retry()
    this.circles.retry()
  }

  /** Sets up what is likely to be drawn next. */
  prepare(likely: readonly Drawing[]): void {
    this.stage.prepare(likely)
  }

  hover(unitId: number | null): void {
    const hovered = this.flagged.hover !== null
    this.flag('hover', unitId)
    if (hovered !== (unitId !== null)) this.restyle()
  }

  /** The places that markers stand for. They come a frame later: no drawing of areas waits for them. */
  setPlaces(employers: readonly EmployerFeature[], services: readonly ServiceFeature[]): void {
    this.stopPlaces?.()
    this.stopPlaces = afterNextFrame(() => {
      this.stopPlaces = null
      this.employers = indexPlaces(employers)
      this.services = indexPlaces(services)
      this.markerZoom = ''
      this.placeMarkers()
    })
  }

  /** Whether everything that was asked for is on the map. */
  get settled(): boolean {
    return this.stage.settled && this.circles.settled && this.stopPlaces === null
  }

  /** What the map shows of people; null on a map without them. */
  get cases(): StyleInput['cases'] {
    return this.settings.cases
  }

  /** What is planned on the map; null on a map that plans nothing. */
  get planned(): StyleInput['planned'] {
    return this.settings.planned
  }

  /** The markers that are on the map now. */
  get places(): Pick<StyleInput, 'employers' | 'services'> {
    return this.markers
  }

  /** Aborted just before the map goes. */
  get closed(): AbortSignal {
    return this.closing.signal
  }

  close(): void {
    this.closing.abort()
    this.stopPlaces?.()
    this.stage.close()
    this.circles.close()
    const host = this.map.getContainer()
    this.map.remove()
    host.remove()
  }

  /** MapLibre keeps a tile that failed once as failed; only a new source asks for it again. */
  private renew(): void {
    this.startsAnew = true
    this.restyle()
  }

  /** MapLibre tells of a source while it is being added. Who then wants another style gets it next, never in between. */
  private restyle(): void {
    this.isStale = true
    if (this.isRestyling) return
    this.isRestyling = true
    while (this.isStale) {
      this.isStale = false
      if (this.startsAnew) this.clear()
      this.apply(composeStyle(this.input()))
    }
    this.isRestyling = false
    this.liveColours.paint(this.stage?.scenes ?? [], this.settings.palette)
    this.circles?.paint()
    this.restoreFlags()
  }

  private clear(): void {
    this.startsAnew = false
    this.apply(EMPTY_STYLE)
    this.liveColours.forget()
  }

  private apply(style: StyleSpecification): void {
    applyStyle(this.map, this.styled, style)
    this.styled = style
  }

  private input(): StyleInput {
    return {
      ...this.settings,
      ...this.markers,
      land: this.land,
      origin: window.location.origin,
      scenes: this.stage?.scenes ?? [],
      hovering: this.flagged.hover !== null,
      fadeMs: motion().fadeMs,
    }
  }

  /** Clusters of the whole world at this zoom: there are thousands of places, not millions, and a pan costs nothing. */
  private placeMarkers(): void {
    const zoom = String(Math.floor(this.map.getZoom()))
    if (zoom === this.markerZoom) return
    this.markerZoom = zoom
    const world: Bbox = [-180, -85, 180, 85]
    const employers = this.employers.within(world, Number(zoom))
    const services = this.services.within(world, Number(zoom))
    this.markers = { employers, services: besideSquares(services, employers, Number(zoom)) }
    this.restyle()
  }

  private wantLand(): void {
    if (this.landAsked) return
    this.landAsked = true
    void this.loadLand()
  }

  private async loadLand(): Promise<void> {
    try {
      this.land = await fetchLand(this.closing.signal)
      this.restyle()
    } catch (error) {
      // The land is context: without it every figure can still be read.
      if (!this.closing.signal.aborted) console.info('The land outline could not be loaded.', error)
    }
  }

  private flag(flag: Flag, unitId: number | null): void {
    if (this.flagged[flag] === unitId) return
    this.writeFlag(flag, false)
    this.flagged[flag] = unitId
    this.writeFlag(flag, true)
  }

  /** A new source starts without any state. */
  private restoreFlags(): void {
    this.writeFlag('hover', true)
    this.writeFlag('selected', true)
  }

  private writeFlag(flag: Flag, value: boolean): void {
    const id = this.flagged[flag]
    if (id === null) return
    for (const { scene } of this.stage?.scenes ?? []) {
      const source = unitSourceId(scene, scene.level)
      if (!this.map.getSource(source)) continue
      this.map.setFeatureState({ source, sourceLayer: UNIT_SOURCE_LAYER, id }, { [flag]: value })
    }
  }
}
