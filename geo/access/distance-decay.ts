/**
 * How much a place counts at a distance, from 1 where people live to 0 beyond the catchment.
 * - `none`: everything inside counts in full (Luo and Wang 2003).
 * - `gaussian`: falls like a bell to exactly 0 at the edge (Dai 2010).
 * - `exponential`: falls by the same share over every kilometre; 5 % is left at the edge, and nothing beyond.
 * - `step`: thirds of the catchment count 1, 0.68 and 0.22 (Luo and Qi 2009, slow decay).
 */
export const DECAYS = ['none', 'gaussian', 'exponential', 'step'] as const
export type Decay = (typeof DECAYS)[number]

/** Weight in [0, 1] of a place `km` away in a catchment of `catchmentKm`; 0 outside. Both in kilometres. */
export type DecayFunction = (km: number, catchmentKm: number) => number

const EDGE_OF_BELL = Math.exp(-0.5)
const LEFT_AT_EDGE = 0.05
const STEP_WEIGHTS = [1, 0.68, 0.22] as const

const WITHIN: Record<Decay, (share: number) => number> = {
  none: () => 1,
  gaussian: (share) => (Math.exp(-0.5 * share * share) - EDGE_OF_BELL) / (1 - EDGE_OF_BELL),
  exponential: (share) => LEFT_AT_EDGE ** share,
  step: (share) => STEP_WEIGHTS[Math.max(0, Math.ceil(share * 3) - 1)] ?? 0,
}

/** The weight function of a decay. A zone's own edge belongs to it, as the edge of the catchment does. */
export function decayOf(decay: Decay): DecayFunction {
  const within = WITHIN[decay]
  return (km, catchmentKm) => (km <= catchmentKm ? within(km / catchmentKm) : 0)
}
