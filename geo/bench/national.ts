import { plainThreshold } from '../disclosure/plain-threshold.ts'
import { DEFAULT_HIDING_RULE, protectRelease, type RawProvince } from '../disclosure/release-rule.ts'
import { reExpress, type SourceFigure } from '../lineage/re-express.ts'
import type { SuccessionWeight } from '../lineage/succession-weights.ts'
import { poisson, type Random } from '../random.ts'

/** A country of generated counts with the sizes of Việt Nam: 34 provinces, 3,321 communes, 10,047 former ones. */
export const PROVINCES = 34
export const COMMUNES = 3321
export const FORMER_COMMUNES = 10_047

/** True counts of one quarter, about 69 people in a commune. */
export function generatedProvinces(random: Random): RawProvince[] {
  const provinces = Array.from({ length: PROVINCES }, (_, index): RawProvince => {
    return { id: 1_000_000 + index, population: null, communes: [], noUnit: 12, noPoint: 30, tables: {} }
  })
  for (let id = 1; id <= COMMUNES; id++)
    provinces[id % PROVINCES]?.communes.push({ id, count: poisson(random, 138 * random()) })
  return provinces
}

/** Protects a whole national release. */
export const protectCountry = (provinces: RawProvince[]) => protectRelease(provinces, DEFAULT_HIDING_RULE)

/** Hides small cells only: what protection is measured against. */
export function hideCountryPlainly(provinces: RawProvince[]) {
  const blocks = provinces.flatMap((province) =>
    province.communes.map(({ id, count }) => {
      return {
        provinceId: province.id,
        communeId: id,
        formerDistrictId: id % 696,
        formerCommuneId: id,
        count,
      }
    }),
  )
  return plainThreshold(blocks, DEFAULT_HIDING_RULE.k)
}

/** Everything that re-expressing a release on the former communes takes. */
export function succession(random: Random) {
  const figures: SourceFigure[] = []
  for (let id = 1; id <= COMMUNES; id++) {
    const count = 10 + poisson(random, 60)
    figures.push({
      unitId: id,
      state: 'value',
      count,
      hidden: null,
      parentId: id % PROVINCES,
      population: null,
    })
  }
  const weights: SuccessionWeight[] = []
  const share = COMMUNES / FORMER_COMMUNES
  const targets = Array.from({ length: FORMER_COMMUNES }, (_, index) => 100_000 + index)
  for (const [index, targetId] of targets.entries())
    weights.push({ sourceId: 1 + (index % COMMUNES), targetId, weight: share })
  return { figures, weights, targets }
}

/** The release on the former communes, by the lookups of `reExpress`. */
export function expressCountry({ figures, weights, targets }: ReturnType<typeof succession>) {
  return reExpress(figures, weights, targets, { parentTotals: new Map(), rule: DEFAULT_HIDING_RULE })
}

/** The same sums by searching the list of weights for every unit. */
export function expressBySearching({ figures, weights, targets }: ReturnType<typeof succession>) {
  return targets.map((target) =>
    weights
      .filter(({ targetId }) => targetId === target)
      .reduce((sum, { sourceId, weight }) => {
        const figure = figures.find(({ unitId }) => unitId === sourceId)
        return sum + (figure?.count ?? 0) * weight
      }, 0),
  )
}
