import { startTransition, useEffect, useRef, useState } from 'react'
import { afterNextFrame } from '../../../map/after-frame.ts'
import type { Explore } from './use-explore.ts'

/**
 * The model for all that stands around the map. When other figures are drawn it stays the one before for a frame, so that
 * the map is drawn while the panels are still worked out.
 */
export function useMapFirst(model: Explore): Explore {
  const { figures } = model
  const [released, release] = useState(model)
  const newest = useRef(model)
  const steady = useRef(model)
  const waits = figures !== released.figures
  useEffect(() => {
    newest.current = model
    if (!waits) steady.current = model
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: other figures wait for a frame of their own
  useEffect(() => {
    if (waits) return afterNextFrame(() => startTransition(() => release(newest.current)))
  }, [waits, figures])
  if (!waits) return model
  return steady.current.figures === released.figures ? steady.current : released
}
