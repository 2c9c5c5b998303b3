import { isDrawnBySoftware } from './drawn-by-software.ts'

const CAMERA_MS = 300
const FADE_MS = 150
const CIRCLE_MS = 300
const NAME_FADE_MS = 120

/**
 * Durations in milliseconds; cuts for readers who asked their system for less motion. Without a graphics processor
 * fades are cut too, and circles of people do not move: every frame of one costs as long as a whole drawing.
 */
export function motion(): { cameraMs: number; fadeMs: number; circleMs: number } {
  const reduced = matchMedia('(prefers-reduced-motion: reduce)').matches
  if (reduced) return { cameraMs: 0, fadeMs: 0, circleMs: 0 }
  const drawn = isDrawnBySoftware() ? { fadeMs: 0, circleMs: 0 } : { fadeMs: FADE_MS, circleMs: CIRCLE_MS }
  return { cameraMs: CAMERA_MS, ...drawn }
}

/** How long a name takes to appear, in milliseconds. */
export function nameFadeMs(): number {
  return isDrawnBySoftware() ? 0 : NAME_FADE_MS
}
