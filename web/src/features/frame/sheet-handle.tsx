import { type PointerEvent, useRef } from 'react'
import { useWords } from '../../i18n/i18n.ts'
import { nextStop, type SheetStop, stopAfterDrag } from './sheet-stops.ts'

/** A shorter way of the finger is a press. */
const PRESS_PX = 6

/** Pulled with a finger, pressed, or moved with the arrow keys. */
export function SheetHandle({ stop, onStop }: { stop: SheetStop; onStop: (stop: SheetStop) => void }) {
  const { t } = useWords()
  const from = useRef<number | null>(null)
  const release = (event: PointerEvent) => {
    if (from.current === null) return
    const moved = event.clientY - from.current
    from.current = null
    onStop(Math.abs(moved) < PRESS_PX ? nextStop(stop) : stopAfterDrag(stop, moved))
  }
  return (
    <button
      type="button"
      className="sheet-handle"
      aria-label={t('panel.sheet')}
      aria-expanded={stop !== 'low'}
      onPointerDown={(event) => {
        from.current = event.clientY
        event.currentTarget.setPointerCapture(event.pointerId)
      }}
      onPointerUp={release}
      onPointerCancel={() => {
        from.current = null
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === ' ') onStop(nextStop(stop))
      }}
    />
  )
}
