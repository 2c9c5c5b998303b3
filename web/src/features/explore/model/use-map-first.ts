import { startTransition, useEffect, useRef, useState } from 'react'
import { afterNextFrame } from '../../../map/after-frame.ts'
import type { Explore } from './use-explore.ts'

/**
 * The model for all that stands around the map. When other figures are drawn it stays the one before for a frame, so that
 * the map is drawn while the panels are still worked out.
 */
export function useMapFirst(model: Explore): Explore {
  const { figures } = model
  const [drawn, setDrawn] = useState(figures)
  const waits = figures !== drawn
  const before = useRef(model)
  useEffect(() => {
    if (!waits) before.current = model
  })
  useEffect(() => {
    if (waits) return afterNextFrame(() => startTransition(() => setDrawn(figures)))
  }, [waits, figures])
  return waits ? before.current : model
}
