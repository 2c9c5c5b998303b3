import { Layers, Map as MapIcon, Table2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useWords } from '../../../i18n/i18n.ts'
import { IconButton } from '../../../ui/button.tsx'
import { SheetHandle } from '../../frame/sheet-handle.tsx'
import type { SheetStop } from '../../frame/sheet-stops.ts'
import { LeftPanel } from '../left/left-panel.tsx'
import { useExploreModel } from '../model/explore-context.ts'
import { RightPanel } from '../right/right-panel.tsx'

/**
 * On a phone one sheet holds the panel of the place, or of the layers while these are asked for. It stands low (the
 * name only), at half or over the whole map; a newly chosen unit lifts it to half.
 */
export function BottomSheet() {
  const { t } = useWords()
  const { view, change } = useExploreModel()
  const [stop, setStop] = useState<SheetStop>(view.unit ? 'half' : 'low')
  const [layersShown, setLayersShown] = useState(false)
  const chosen = view.unit && `${view.unit.level} ${view.unit.code}`
  useEffect(() => {
    if (!chosen) return
    setLayersShown(false)
    setStop((before) => (before === 'low' ? 'half' : before))
  }, [chosen])
  const closeUnit = () => {
    if (view.unit) change({ unit: null })
    setStop('low')
  }
  const showLayers = (shown: boolean) => {
    setLayersShown(shown)
    setStop(shown ? 'half' : 'low')
  }
  return (
    <div className="sheet" data-stop={stop} data-over-map>
      <div className="sheet-tools">
        <IconButton
          label={t('panel.left')}
          icon={Layers}
          aria-pressed={layersShown}
          onClick={() => showLayers(!layersShown)}
        />
        <IconButton
          label={view.view === 'map' ? t('view.table') : t('view.map')}
          icon={view.view === 'map' ? Table2 : MapIcon}
          onClick={() => change({ view: view.view === 'map' ? 'table' : 'map' })}
        />
      </div>
      <SheetHandle stop={stop} onStop={setStop} />
      <div className="sheet-body">
        {layersShown ? <LeftPanel onClose={() => showLayers(false)} /> : <RightPanel onClose={closeUnit} />}
      </div>
    </div>
  )
}
