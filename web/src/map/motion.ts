import { isDrawnBySoftware } from './drawn-by-software.ts'

const CAMERA_MS = 300
const FADE_MS = 150
const NAME_FADE_MS = 120

/**
 * Durations in milliseconds; cuts for readers who asked their system for less motion. Without a graphics processor
 * fades are cut too: every frame of one costs as long as a whole drawing.
 */
export function motion(): { cameraMs: number; fadeMs: number } {
  const reduced = matchMedia('(prefers-reduced-motion: reduce)').matches
  if (reduced) return { cameraMs: 0, fadeMs: 0 }
  return { cameraMs: CAMERA_MS, fadeMs: isDrawnBySoftware() ? 0 : FADE_MS }
}

/** How long a name takes to appear, in milliseconds. */
export function nameFadeMs(): number {
  return isDrawnBySoftware() ? 0 : NAME_FADE_MS
}
