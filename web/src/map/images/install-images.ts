import type { Map as MapLibreMap } from 'maplibre-gl'
import type { MapPalette } from '../palettes/palette.ts'
import { PIXEL_RATIO } from './canvas.ts'
import { markerImages } from './markers.ts'
import { patternImages } from './patterns.ts'
import { pinImages } from './pins.ts'
import { plannerPlaceImages } from './planner-places.ts'
import { triedImages } from './tried.ts'

/** Gives the map its textures and signs in the colours of the palette; again when the palette changes. */
export function installImages(map: MapLibreMap, palette: MapPalette): void {
  const images = [
    ...patternImages(palette),
    ...markerImages(palette),
    ...plannerPlaceImages(palette),
    ...pinImages(palette),
    ...triedImages(palette),
  ]
  for (const [id, image] of images) {
    if (map.hasImage(id)) map.updateImage(id, image)
    else map.addImage(id, image, { pixelRatio: PIXEL_RATIO })
  }
}
