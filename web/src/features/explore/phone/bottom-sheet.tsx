import { type PointerEvent, useRef, useState } from 'react'
import { useWords } from '../../../i18n/i18n.ts'
import { Segmented } from '../../../ui/segmented.tsx'
import { LeftPanel } from '../left/left-panel.tsx'
import { useExploreModel } from '../model/explore-context.ts'
import { RightPanel } from '../right/right-panel.tsx'
import { nextStop, type SheetStop, stopAfterDrag } from './sheet-stops.ts'

/** On a narrow screen the two panels share one sheet that stands low, at half or over the whole map. */
export function BottomSheet() {
  const { t } = useWords()
  const { view, change } = useExploreModel()
  const [stop, setStop] = useState<SheetStop>('low')
  const [shown, setShown] = useState<'content' | 'unit'>('unit')
  const from = useRef<number | null>(null)
  const release = (event: PointerEvent) => {
    if (from.current === null) return
    const moved = event.clientY - from.current
    from.current = null
    setStop(Math.abs(moved) < 6 ? nextStop(stop) : stopAfterDrag(stop, moved))
  }
  return (
    <section
      className="sheet"
      data-stop={stop}
      aria-label={shown === 'unit' ? t('panel.right') : t('panel.left')}
    >
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
        onKeyDown={(event) => {
          if (event.key === 'Enter' || event.key === ' ') setStop(nextStop(stop))
        }}
      />
      <div className="sheet-tabs">
        <Segmented
          label={t('panel.sheet')}
          value={shown}
          options={[
            { value: 'unit', label: t('panel.right') },
            { value: 'content', label: t('panel.left') },
          ]}
          onChange={(wanted) => {
            setShown(wanted)
            if (stop === 'low') setStop('half')
          }}
        />
      </div>
      <div className="sheet-body">
        {shown === 'content' ? (
          <LeftPanel />
        ) : (
          <RightPanel onClose={() => (view.unit ? change({ unit: null }) : setStop('low'))} />
        )}
      </div>
    </section>
  )
}
