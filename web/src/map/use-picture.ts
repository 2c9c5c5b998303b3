import { useEffect } from 'react'
import type { Picture, PictureWish } from './map-canvas-props.ts'
import type { MapView } from './map-view.ts'

/** Around the equator, on the sphere that the map is drawn from. */
const EQUATOR_METRES = 2 * Math.PI * 6_378_137
/** MapLibre's tiles at zoom 0. */
const WORLD_PIXELS = 512

/** Takes one picture of the map as soon as everything on it is drawn. */
export function usePicture(view: MapView | null, wish: PictureWish | null | undefined): void {
  const pixelRatio = wish?.pixelRatio
  const onTaken = wish?.onTaken
  useEffect(() => {
    if (!view || pixelRatio === undefined || !onTaken) return
    const { map } = view
    map.setPixelRatio(pixelRatio)
    // The drawing is there to be read only until the browser has shown it, so it is read in the very frame.
    const take = () => onTaken(pictureOf(view))
    const whenDrawn = () => {
      if (!view.settled || !view.stage.current || !map.loaded() || map.isMoving()) return
      map.off('idle', whenDrawn)
      map.once('render', take)
      map.triggerRepaint()
    }
    map.on('idle', whenDrawn)
    map.triggerRepaint()
    return () => {
      map.off('idle', whenDrawn)
      map.off('render', take)
    }
  }, [view, pixelRatio, onTaken])
}

function pictureOf({ map }: MapView): Picture {
  const { lat } = map.getCenter()
  const across = EQUATOR_METRES * Math.cos((lat * Math.PI) / 180)
  return {
    address: map.getCanvas().toDataURL('image/png'),
    metresPerPixel: across / (WORLD_PIXELS * 2 ** map.getZoom()),
    width: map.getContainer().clientWidth,
  }
}
