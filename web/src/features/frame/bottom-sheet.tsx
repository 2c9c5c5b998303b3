import { Layers, Map as MapIcon, Table2 } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useWords } from '../../i18n/i18n.ts'
import { IconButton } from '../../ui/button.tsx'
import { SheetHandle } from './sheet-handle.tsx'
import type { SheetStop } from './sheet-stops.ts'

interface BottomSheetProps {
  /** What is chosen on the map: another choice lifts a low sheet to half. */
  chosen: string | null
  showsMap: boolean
  onShow: (view: 'map' | 'table') => void
  /** Name of the panel that the first tool asks for, and the panel. */
  askFor: string
  asked: (close: () => void) => ReactNode
  /** The panel that stands here while the other one is not asked for. */
  children: (lower: () => void) => ReactNode
}

/** On a phone one sheet holds both panels, one at a time. It stands low (the name only), at half or over the whole map. */
export function BottomSheet({ chosen, showsMap, onShow, askFor, asked, children }: BottomSheetProps) {
  const { t } = useWords()
  const [stop, setStop] = useState<SheetStop>(chosen ? 'half' : 'low')
  const [isAsked, setIsAsked] = useState(false)
  useEffect(() => {
    if (!chosen) return
    setIsAsked(false)
    setStop((before) => (before === 'low' ? 'half' : before))
  }, [chosen])
  const ask = (wanted: boolean) => {
    setIsAsked(wanted)
    setStop(wanted ? 'half' : 'low')
  }
  return (
    <div className="sheet" data-stop={stop} data-over-map>
      <div className="sheet-tools">
        <IconButton label={askFor} icon={Layers} aria-pressed={isAsked} onClick={() => ask(!isAsked)} />
        <IconButton
          label={showsMap ? t('view.table') : t('view.map')}
          icon={showsMap ? Table2 : MapIcon}
          onClick={() => onShow(showsMap ? 'table' : 'map')}
        />
      </div>
      <SheetHandle stop={stop} onStop={setStop} />
      <div className="sheet-body">{isAsked ? asked(() => ask(false)) : children(() => setStop('low'))}</div>
    </div>
  )
}
