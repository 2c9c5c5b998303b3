import { List, Map as MapIcon } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useWords } from '../../i18n/i18n.ts'
import { Segmented } from '../../ui/segmented.tsx'
import { useScreenForm } from '../frame/use-screen-form.ts'
import { PanelBoundary } from '../shell/page-shell.tsx'

type Side = 'list' | 'map'

interface ListAndMapProps {
  list: ReactNode
  map: ReactNode
  /** While something is put on the map, a phone shows the map alone. */
  placing?: boolean
}

/** A list beside the map that it is about; on a phone one of the two. */
export function ListAndMap({ list, map, placing = false }: ListAndMapProps) {
  const { t } = useWords()
  const phone = useScreenForm() === 'sheet'
  const [chosen, setChosen] = useState<Side>('list')
  const side = placing ? 'map' : chosen
  return (
    <div className="addresses" data-side={side}>
      {phone && !placing && (
        <div className="cases-part">
          <Segmented<Side>
            label={t('view.label')}
            value={side}
            options={[
              { value: 'list', label: t('cases.parts.list'), icon: List },
              { value: 'map', label: t('view.map'), icon: MapIcon },
            ]}
            onChange={setChosen}
          />
        </div>
      )}
      {(!phone || side === 'list') && <PanelBoundary>{list}</PanelBoundary>}
      {(!phone || side === 'map') && <PanelBoundary>{map}</PanelBoundary>}
    </div>
  )
}
