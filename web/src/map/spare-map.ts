import type { Map as MapLibreMap } from 'maplibre-gl'
import { prewarm } from 'maplibre-gl'
import type { Shade } from '../theme/theme.ts'
import { applyStyle } from './apply-style.ts'
import { createMap, EMPTY_STYLE } from './create-map.ts'
import { installImages } from './images/install-images.ts'
import { PALETTES } from './palettes/palette.ts'
import { WARM_STYLE } from './warm-style.ts'

/** Vietnamese letters with two marks, so that the right subsets of the font are there before the first label. */
const SAMPLE = 'ữHàĐ ộ 0'
const FACES = [
  ...[400, 500, 600, 700].map((weight) => `${weight} 16px "Be Vietnam Pro"`),
  ...[400, 500, 600].map((weight) => `${weight} 16px "Figtree"`),
]

/** A map without a place on the page, or the promise of one. */
let spare: Promise<MapLibreMap> | null = null

/** Loads the faces that names and numbers are drawn in; a label drawn before would keep a fallback face. */
export async function loadMapFonts(): Promise<void> {
  await Promise.all(FACES.map((face) => document.fonts.load(face, SAMPLE)))
}

/**
 * Makes a map before it is wanted, while a person types a password: the worker is started, the drawing context is
 * made and every kind of layer has been drawn once, so that no shader is left to compile.
 */
export async function prepareSpareMap(shade: Shade): Promise<void> {
  prewarm()
  await loadMapFonts()
  spare ??= warmMap(shade)
  await spare
}

/** The spare map when there is one, else a new map, put into its place on the page; its style is empty. */
export async function takeMap(container: HTMLElement): Promise<MapLibreMap> {
  const taken = spare ?? emptyMap()
  spare = null
  const map = await taken
  const host = map.getContainer()
  const before = sizeOf(host)
  host.removeAttribute('data-spare')
  host.inert = false
  container.append(host)
  if (sizeOf(host) !== before) map.resize()
  return map
}

function sizeOf({ clientWidth, clientHeight }: HTMLElement): string {
  return `${clientWidth} × ${clientHeight}`
}

async function warmMap(shade: Shade): Promise<MapLibreMap> {
  const map = await emptyMap()
  installImages(map, PALETTES[shade])
  applyStyle(map, EMPTY_STYLE, WARM_STYLE)
  await map.once('idle')
  applyStyle(map, WARM_STYLE, EMPTY_STYLE)
  return map
}

/** Of the size that the style sheet gives a spare map. */
async function emptyMap(): Promise<MapLibreMap> {
  const host = document.createElement('div')
  host.className = 'map-host'
  host.dataset.spare = ''
  host.inert = true
  document.body.append(host)
  const map = createMap(host)
  await map.once('style.load')
  return map
}
