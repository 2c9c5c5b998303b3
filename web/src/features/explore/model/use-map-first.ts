import { startTransition, useEffect, useState } from 'react'
import { afterNextFrame } from '../../../map/after-frame.ts'
import type { Explore } from './use-explore.ts'

/**
 * The model for all that stands around the map. When other figures are drawn it stays the one before for a frame, so that
 * the map is drawn while the panels are still worked out.
 */
export function useMapFirst(model: Explore): Explore {
  const [shown, show] = useState(model)
  const waits = model.figures !== shown.figures
  if (!waits && model !== shown) show(model)
  useEffect(() => {
    if (waits) return afterNextFrame(() => startTransition(() => show(model)))
  }, [waits, model])
  return waits ? shown : model
}
