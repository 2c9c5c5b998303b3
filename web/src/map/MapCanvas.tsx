import { Maximize, Minus, Plus } from 'lucide-react'
import 'maplibre-gl/dist/maplibre-gl.css'
import { useRef } from 'react'
import { fitPlace } from './camera.ts'
import type { MapCanvasProps } from './map-canvas-props.ts'
import './map.css'
import { MapTooltip } from './map-tooltip.tsx'
import { PlaceNote } from './trying/place-note.tsx'
import { usePlaceDragging } from './trying/use-place-dragging.ts'
import { useUnitsUnder } from './trying/use-units-under.ts'
import { useCamera } from './use-camera.ts'
import { useDrawing } from './use-drawing.ts'
import { useMapKeys, zoom } from './use-map-keys.ts'
import { useLatest, useMapView } from './use-map-view.ts'
import { usePicture } from './use-picture.ts'
import { usePointer } from './use-pointer.ts'

/**
 * One map. It owns its MapLibre object and shares nothing with another map, so that two can stand side by side.
 * Panning and zooming never pass through React.
 */
export function MapCanvas(props: MapCanvasProps) {
  const container = useRef<HTMLDivElement>(null)
  const latest = useLatest(props)
  const view = useMapView(container, latest)
  useDrawing(view, props)
  useCamera(view, props, latest)
  usePicture(view, props.picture)
  const pointed = usePointer(view, latest)
  const focusedId = useMapKeys(view, latest)
  usePlaceDragging(view, props, latest)
  useUnitsUnder(view, props, latest)
  const { texts, tooltip, trying } = props
  const tried = props.planned?.trial.find(({ selected }) => selected)
  return (
    <div className="map" data-map={props.id} data-shade={props.shade}>
      <div ref={container} className="map-canvas" />
      <div className="map-zoom">
        <MapButton
          label={texts.zoomIn}
          onClick={() => zoom(view, 1)}
          icon={<Plus size={18} strokeWidth={1.75} />}
        />
        <MapButton
          label={texts.zoomOut}
          onClick={() => zoom(view, -1)}
          icon={<Minus size={18} strokeWidth={1.75} />}
        />
        <MapButton
          label={texts.fit}
          onClick={() => view && fitPlace(view.map, props)}
          icon={<Maximize size={18} strokeWidth={1.75} />}
        />
      </div>
      {tried && trying?.note && <PlaceNote view={view} point={tried.point} note={trying.note} />}
      <MapTooltip pointed={pointed} content={tooltip} />
      <output className="visually-hidden" aria-live="polite">
        {focusedId === null ? '' : texts.describeUnit(focusedId)}
      </output>
    </div>
  )
}

function MapButton({ label, icon, onClick }: { label: string; icon: React.ReactNode; onClick: () => void }) {
  return (
    <button type="button" className="map-button" aria-label={label} title={label} onClick={onClick}>
      {icon}
    </button>
  )
}
