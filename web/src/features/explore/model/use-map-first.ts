import { startTransition, useEffect, useRef, useState } from 'react'
import type { Explore } from './use-explore.ts'

/** A page that nobody sees draws no frames, in milliseconds. */
const WITHOUT_FRAMES_MS = 500

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

/** Calls back once the frame after this moment has been handed over; returns how to stop that. */
function afterNextFrame(done: () => void): () => void {
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(go)
  })
  const timer = setTimeout(go, WITHOUT_FRAMES_MS)
  function stop() {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
  function go() {
    stop()
    done()
  }
  return stop
}
