import { type RefObject, useEffect, useRef, useState } from 'react'
import { openCamera } from './camera.ts'
import type { UnitsOfDay } from './layers/map-layer.ts'
import type { MapCanvasProps } from './map-canvas-props.ts'
import { MapView, type ViewSettings } from './map-view.ts'
import { PALETTES } from './palettes/palette.ts'
import { loadMapFonts, takeMap } from './spare-map.ts'
import { exposeMap } from './test-handle.ts'

/** Makes the map of a container once the fonts are there, and takes it away with the component. */
export function useMapView(
  container: RefObject<HTMLDivElement | null>,
  props: RefObject<MapCanvasProps>,
): MapView | null {
  const [view, setView] = useState<MapView | null>(null)
  useEffect(() => {
    let gone = false
    let close = () => {}
    const open = async () => {
      await loadMapFonts()
      if (gone || !container.current) return
      const map = await takeMap(container.current)
      if (gone) {
        map.remove()
        return
      }
      // Before the first frame: tiles of another place would be asked for in vain.
      openCamera(map, props.current)
      const made = new MapView(map, settingsOf(props.current), (status) => props.current.onStatus(status))
      const hide = exposeMap(props.current.id, made)
      close = () => {
        hide()
        made.close()
      }
      setView(made)
    }
    void open()
    return () => {
      gone = true
      setView(null)
      close()
    }
  }, [container, props])
  return view
}

const NOTHING_AHEAD: readonly UnitsOfDay[] = []

type SettingProps = Pick<
  MapCanvasProps,
  | 'shade'
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

/** The part of the props that styles the map. */
export function settingsOf(props: SettingProps): ViewSettings {
  const { shade, ahead = NOTHING_AHEAD, extent = null, cases = null, planned = null, ...rest } = props
  const { language, packVersion, showLand, layers, selectedId } = rest
  const page = { language, packVersion, showLand, layers, selectedId }
  return { palette: PALETTES[shade], ...page, ahead, extent, cases, planned }
}

/** The newest value, for listeners that are attached once. */
export function useLatest<T>(value: T): RefObject<T> {
  const latest = useRef(value)
  useEffect(() => {
    latest.current = value
  })
  return latest
}
