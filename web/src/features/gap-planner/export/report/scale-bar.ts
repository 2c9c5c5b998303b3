import type { Picture } from '../../../../map/map-canvas-props.ts'

/** A scale bar: a round number of kilometres, and which share of the map's width it takes. */
export interface ScaleBar {
  km: number
  share: number
}

const WIDEST = 0.25
const STEPS = [500, 200, 100, 50, 20, 10, 5, 2, 1]

/** The longest round bar of at most a quarter of the map. */
export function scaleBar({ metresPerPixel, width }: Pick<Picture, 'metresPerPixel' | 'width'>): ScaleBar {
  const kmAcross = (metresPerPixel * width) / 1000
  const km = STEPS.find((step) => step <= kmAcross * WIDEST) ?? 1
  return { km, share: km / kmAcross }
}
