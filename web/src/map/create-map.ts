import {
  Map as MapLibreMap,
  type MapOptions,
  ScaleControl,
  type StyleSpecification,
  setWorkerUrl,
} from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import { isDrawnBySoftware } from './drawn-by-software.ts'
import { NATIONAL_BOX } from './layers/context/islands.ts'
import { nameFadeMs } from './motion.ts'
import { SparingMap } from './sparing-map.ts'

/** Vite does not emit MapLibre's worker by itself. */
setWorkerUrl(workerUrl)

/** A map that draws nothing yet. */
export const EMPTY_STYLE: StyleSpecification = { version: 8, sources: {}, layers: [] }

const OPTIONS: Partial<MapOptions> = {
  style: EMPTY_STYLE,
  attributionControl: false,
  // Arrow keys move between areas, see `use-map-keys.ts`.
  keyboard: false,
  dragRotate: false,
  pitchWithRotate: false,
  touchPitch: false,
  maxPitch: 0,
  minZoom: 3,
  maxZoom: 16,
  renderWorldCopies: false,
  bounds: [...NATIONAL_BOX],
}

/** A flat map of north-up areas without a base map; its canvas takes the keyboard. */
export function createMap(container: HTMLElement): MapLibreMap {
  // The page over the map is painted by the same processor: `theme/software.css` spares it soft shadows and fades.
  const software = isDrawnBySoftware()
  if (software) document.documentElement.dataset.graphics = 'software'
  const options = { ...OPTIONS, container, fadeDuration: nameFadeMs() }
  const map: MapLibreMap = software
    ? new SparingMap({ ...options, style: { ...EMPTY_STYLE, transition: { duration: 0, delay: 0 } } })
    : new MapLibreMap(options)
  map.touchZoomRotate.disableRotation()
  map.doubleClickZoom.disable()
  map.addControl(new ScaleControl({ unit: 'metric', maxWidth: 90 }), 'bottom-right')
  return map
}
