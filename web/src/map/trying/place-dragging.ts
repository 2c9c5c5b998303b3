import type { LonLat } from '@hoanhap/geo/units.ts'
import type { Map as MapLibreMap } from 'maplibre-gl'
import type { TerraDraw } from 'terra-draw'

/** A place that can be dragged. */
export interface Handle {
  id: number
  point: LonLat
}

export interface DragEvents {
  /** A hand or pointer came down on a place. */
  grabbed: (id: number) => void
  /** @param continues false for the first step of a drag */
  moved: (id: number, position: readonly [number, number], continues: boolean) => void
}

interface ScreenPoint {
  x: number
  y: number
}

/** A finger hits this far beside a place, in pixels. */
const GRAB_PX = 22
/** A quick hand is so far away already when the tool hears of the drag; what was grabbed decides, not this. */
const DRAG_START_PX = 80
const POINT_MODE = 'point'
const SELECT_MODE = 'select'

/** Nothing of the tool is seen: the map's own layers draw what it moves, in every theme and through every restyle. */
const UNSEEN = {
  pointOpacity: 0,
  pointOutlineOpacity: 0,
  pointOutlineWidth: 0,
  selectedPointOpacity: 0,
  selectedPointOutlineOpacity: 0,
  selectedPointOutlineWidth: 0,
} as const

/** Fetched ahead on a map where places may be tried: until it is there a hand on a new place would move the map. */
export function fetchTool() {
  return import('./terra-draw.ts')
}

/**
 * Lets a reader drag places with a pointer or a finger. Terra Draw follows the hand and holds the map still meanwhile;
 * positions come out and go back in as plain data.
 */
export class PlaceDragging {
  private readonly map: MapLibreMap
  private readonly draw: TerraDraw
  private readonly events: DragEvents
  private handles: readonly Handle[] = []
  private dragged: number | null = null
  /** Where the hand is on the screen, and from there to the place that it grabbed; in pixels. */
  private hand: ScreenPoint = { x: 0, y: 0 }
  private toPlace: ScreenPoint = { x: 0, y: 0 }
  private readonly down = (event: PointerEvent) => this.grab(event)
  private readonly move = (event: PointerEvent) => {
    if (event.isPrimary) this.hand = { x: event.clientX, y: event.clientY }
  }

  private constructor(map: MapLibreMap, draw: TerraDraw, events: DragEvents) {
    this.map = map
    this.draw = draw
    this.events = events
    draw.start()
    draw.setMode(SELECT_MODE)
    draw.on('change', (ids, type, context) =>
      this.follow(ids, type, context !== undefined && 'origin' in context),
    )
    draw.on('finish', () => {
      this.dragged = null
      this.synchronise()
    })
    // Before the tool hears of it: a drag only moves what is selected.
    map.getCanvasContainer().addEventListener('pointerdown', this.down, { capture: true })
    map.getCanvasContainer().addEventListener('pointermove', this.move, { capture: true })
    map.getCanvasContainer().dataset.dragsPlaces = ''
  }

  /** Fetches the tool and attaches it to a map that is loaded. */
  static async on(map: MapLibreMap, events: DragEvents): Promise<PlaceDragging> {
    const tool = await fetchTool()
    const draw = new tool.TerraDraw({
      adapter: new tool.TerraDrawMapLibreGLAdapter({ map, prefixId: 'drag' }),
      modes: [
        new tool.TerraDrawPointMode({ styles: UNSEEN }),
        new tool.TerraDrawSelectMode({
          styles: UNSEEN,
          pointerDistance: DRAG_START_PX,
          // It leaves out every so-manieth step of a drag; none is left out here.
          dragEventThrottle: Number.POSITIVE_INFINITY,
          keyEvents: null,
          allowManualSelection: false,
          allowManualDeselection: false,
          flags: { [POINT_MODE]: { feature: { draggable: true } } },
        }),
      ],
      idStrategy: { isValidId: (id) => typeof id === 'number', getId: () => Number.NaN },
    })
    return new PlaceDragging(map, draw, events)
  }

  /** What can be dragged, and where it is. */
  show(handles: readonly Handle[]): void {
    this.handles = handles
    if (this.dragged === null) this.synchronise()
  }

  /** Once, and before the map itself goes: the tool takes its layers with it. */
  close(): void {
    if (!this.draw.enabled) return
    this.map.getCanvasContainer().removeEventListener('pointerdown', this.down, { capture: true })
    this.map.getCanvasContainer().removeEventListener('pointermove', this.move, { capture: true })
    delete this.map.getCanvasContainer().dataset.dragsPlaces
    this.draw.stop()
  }

  /** Only what differs: to touch a place that is about to be dragged would end the drag. */
  private synchronise(): void {
    const wanted = new Set(this.handles.map(({ id }) => id))
    const known = new Map(this.draw.getSnapshot().map(({ id, geometry }) => [Number(id), geometry]))
    const gone = [...known.keys()].filter((id) => !wanted.has(id))
    if (gone.length > 0) this.draw.removeFeatures(gone)
    for (const { id, point } of this.handles) {
      const geometry = { type: 'Point' as const, coordinates: rounded(point) }
      const before = known.get(id)
      if (!before)
        this.draw.addFeatures([{ type: 'Feature', id, geometry, properties: { mode: POINT_MODE } }])
      else if (String(before.coordinates) !== String(geometry.coordinates))
        this.draw.updateFeatureGeometry(id, geometry)
    }
  }

  /** What is grabbed is selected, and nothing else: a hand beside it moves the map. */
  private grab(event: PointerEvent): void {
    const id = event.button === 0 ? this.nearest(event) : null
    for (const { id: other, properties } of this.draw.getSnapshot())
      if (properties.selected && other !== undefined && other !== id) this.draw.deselectFeature(other)
    const grabbed = this.handles.find((handle) => handle.id === id)
    if (id === null || !grabbed) return
    const place = this.onScreen(grabbed.point)
    this.hand = { x: event.clientX, y: event.clientY }
    this.toPlace = { x: place.x - this.hand.x, y: place.y - this.hand.y }
    this.draw.selectFeature(id)
    this.events.grabbed(id)
  }

  private nearest({ clientX, clientY }: PointerEvent): number | null {
    const away = this.handles.map(({ id, point }) => {
      const { x, y } = this.onScreen(point)
      return { id, px: Math.hypot(x - clientX, y - clientY) }
    })
    const [closest] = away.filter(({ px }) => px <= GRAB_PX).sort((a, b) => a.px - b.px)
    return closest?.id ?? null
  }

  /**
   * The tool says that a place is dragged; where to is where the hand is. The tool itself begins to count a few pixels
   * late, to tell a drag from a click, and would stay as far behind the hand until it lets go.
   */
  private follow(ids: readonly (string | number)[], type: string, byUs: boolean): void {
    if (type !== 'update' || byUs) return
    for (const id of ids) {
      const before = this.handles.find((handle) => handle.id === id)
      const position = this.underHand()
      if (!before || String(rounded(before.point)) === String(position)) continue
      const continues = this.dragged === id
      this.dragged = Number(id)
      this.events.moved(Number(id), position, continues)
    }
  }

  private underHand(): [number, number] {
    const { left, top } = this.map.getCanvas().getBoundingClientRect()
    const { x, y } = this.hand
    const { lng, lat } = this.map.unproject([x + this.toPlace.x - left, y + this.toPlace.y - top])
    return rounded([lng, lat])
  }

  private onScreen([lon, lat]: LonLat): ScreenPoint {
    const { left, top } = this.map.getCanvas().getBoundingClientRect()
    const { x, y } = this.map.project([lon, lat])
    return { x: x + left, y: y + top }
  }
}

/** As exact as a scenario keeps it. */
function rounded([lon, lat]: LonLat): [number, number] {
  return [Math.round(lon * 1e6) / 1e6, Math.round(lat * 1e6) / 1e6]
}
