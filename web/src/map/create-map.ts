import { Map as MapLibreMap, type MapOptions, ScaleControl, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import { NATIONAL_BOX } from './layers/context/islands.ts'

/** Vite does not emit MapLibre's worker by itself. */
setWorkerUrl(workerUrl)

/** Vietnamese letters with two marks, so that the right subsets of the font are there before the first label. */
const SAMPLE = 'ữHàĐ ộ 0'

/** Loads the faces that names and numbers are drawn in; a label drawn before would keep a fallback face. */
export async function loadMapFonts(): Promise<void> {
  await Promise.all(
    [500, 600, 700].map((weight) => document.fonts.load(`${weight} 16px "Be Vietnam Pro"`, SAMPLE)),
  )
}

const OPTIONS: Partial<MapOptions> = {
  style: { version: 8, sources: {}, layers: [] },
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
  fadeDuration: 120,
  bounds: [...NATIONAL_BOX],
}

/** A flat map of north-up areas without a base map; its canvas takes the keyboard under the given name. */
export function createMap(container: HTMLElement, name: string): MapLibreMap {
  const map = new MapLibreMap({ ...OPTIONS, container, locale: { 'Map.Title': name } })
  map.touchZoomRotate.disableRotation()
  map.doubleClickZoom.disable()
  map.addControl(new ScaleControl({ unit: 'metric', maxWidth: 90 }), 'bottom-right')
  return map
}
