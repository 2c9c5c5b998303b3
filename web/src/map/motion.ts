const CAMERA_MS = 300
const FADE_MS = 150

/** Durations in milliseconds; cuts for readers who asked their system for less motion. */
export function motion(): { cameraMs: number; fadeMs: number } {
  const reduced = matchMedia('(prefers-reduced-motion: reduce)').matches
  return reduced ? { cameraMs: 0, fadeMs: 0 } : { cameraMs: CAMERA_MS, fadeMs: FADE_MS }
}
