import { Type } from 'lucide-react'
import type { LayerId } from '../../../url-state/view-state.ts'

/** How a layer looks on the map, in small. */
export function LayerSwatch({ id }: { id: LayerId }) {
  return (
    <span className="layer-swatch" data-layer={id} aria-hidden>
      {id === 'names' && <Type size={15} strokeWidth={1.75} />}
      {id === 'figures' && [1, 3, 5].map((step) => <i key={step} data-step={step} />)}
    </span>
  )
}
