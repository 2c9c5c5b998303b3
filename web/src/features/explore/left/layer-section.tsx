import { ChevronDown, ChevronUp, SlidersHorizontal } from 'lucide-react'
import { memo, useState } from 'react'
import { useEmployers } from '../../../api/employers.ts'
import { useServices } from '../../../api/services.ts'
import { formatCount, formatPercent } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { IconButton } from '../../../ui/button.tsx'
import { Slider } from '../../../ui/slider.tsx'
import { Switch } from '../../../ui/switch.tsx'
import type { ChangeView } from '../../../url-state/use-view.ts'
import type { LayerId, LayerState } from '../../../url-state/view-state.ts'
import { useExploreModel } from '../model/explore-context.ts'
import { changedLayer, movedLayer } from './layer-list.ts'
import { LayerSwatch } from './layer-swatch.tsx'

/** What lies on the map: on or off, in which order, how strongly. The list reads from the top of the map down. */
export function LayerSection() {
  const { t } = useWords()
  const { view, change, register } = useExploreModel()
  const [arranging, setArranging] = useState(false)
  const counts = useLayerCounts()
  // Only whoever keeps records has people to draw.
  const topFirst = view.layers.filter(({ id }) => id !== 'cases' || register).reverse()
  return (
    <section className="panel-section">
      <div className="section-head">
        <h2 className="section-title">{t('panel.layers')}</h2>
        <IconButton
          label={t('panel.layerOrder')}
          icon={SlidersHorizontal}
          aria-pressed={arranging}
          onClick={() => setArranging(!arranging)}
        />
      </div>
      <ul className="layer-list">
        {topFirst.map((layer, index) => (
          <LayerRow
            key={layer.id}
            layer={layer}
            count={counts[layer.id]}
            change={change}
            arranging={arranging}
            first={index === 0}
            last={index === topFirst.length - 1}
          />
        ))}
      </ul>
    </section>
  )
}

interface LayerRowProps {
  layer: LayerState
  count: number | undefined
  change: ChangeView
  arranging: boolean
  first: boolean
  last: boolean
}

const LayerRow = memo(function LayerRow({ layer, count, change, arranging, first, last }: LayerRowProps) {
  const { t, language } = useWords()
  const name = t(`layer.${layer.id}`)
  const move = (steps: number) => change(({ layers }) => ({ layers: movedLayer(layers, layer.id, steps) }))
  const set = (part: Partial<LayerState>) =>
    change(({ layers }) => ({ layers: changedLayer(layers, layer.id, part) }))
  return (
    <li className="layer-row">
      <div className="layer-line">
        <LayerSwatch id={layer.id} />
        <span className="layer-name">{name}</span>
        {count !== undefined && <span className="digits muted">{formatCount(count, language)}</span>}
        <Switch
          label={t('panel.showLayer', { layer: name })}
          checked={layer.on}
          onChange={(on) => set({ on })}
        />
      </div>
      {arranging && (
        <div className="layer-tools">
          <Slider
            label={t('panel.layerOpacity', { layer: name })}
            value={layer.opacity}
            min={0}
            max={1}
            step={0.05}
            valueText={formatPercent(layer.opacity * 100, language, 0)}
            onChange={(opacity) => set({ opacity })}
          />
          <span className="digits muted">{formatPercent(layer.opacity * 100, language, 0)}</span>
          <IconButton
            label={t('panel.layerUp', { layer: name })}
            icon={ChevronUp}
            disabled={first}
            onClick={() => move(1)}
          />
          <IconButton
            label={t('panel.layerDown', { layer: name })}
            icon={ChevronDown}
            disabled={last}
            onClick={() => move(-1)}
          />
        </div>
      )}
    </li>
  )
})

/** How many places the two layers of places hold, and how many people stand on the map. */
function useLayerCounts(): Partial<Record<LayerId, number>> {
  const { asOf, facets } = useExploreModel()
  return {
    cases: facets?.located.count ?? undefined,
    employers: useEmployers({ asOf }).data?.length,
    services: useServices({ asOf }).data?.length,
  }
}
