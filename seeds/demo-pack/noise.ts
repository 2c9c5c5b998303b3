/** Smooth noise over the plane, in -1..1. */
export type Noise = (x: number, y: number) => number

/**
 * Fractal value noise: octaves of smoothed lattice noise, each half as long as the one before and `gain` times as strong.
 * The same seed gives the same landscape; `wavelengthKm` is the size of its largest features.
 */
export function fractalNoise(seed: number, wavelengthKm: number, octaves: number, gain = 0.5): Noise {
  return (x, y) => {
    let sum = 0
    let strength = 1
    let total = 0
    for (let octave = 0; octave < octaves; octave++) {
      const scale = 2 ** octave / wavelengthKm
      sum += strength * latticeNoise(seed + octave * 101, x * scale, y * scale)
      total += strength
      strength *= gain
    }
    return sum / total
  }
}

function latticeNoise(seed: number, x: number, y: number): number {
  const column = Math.floor(x)
  const row = Math.floor(y)
  const u = ease(x - column)
  const v = ease(y - row)
  const south = mix(latticeValue(seed, column, row), latticeValue(seed, column + 1, row), u)
  const north = mix(latticeValue(seed, column, row + 1), latticeValue(seed, column + 1, row + 1), u)
  return mix(south, north, v)
}

function latticeValue(seed: number, column: number, row: number): number {
  let hash = Math.imul(column, 0x27d4eb2d) ^ Math.imul(row, 0x165667b1) ^ Math.imul(seed + 1, 0x9e3779b1)
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 31 - 1
}

const ease = (t: number) => t * t * (3 - 2 * t)
const mix = (a: number, b: number, t: number) => a + (b - a) * t
