import type { FeatureCollection, Point } from 'geojson'
import type { Language } from '../../../i18n/formats.ts'

/**
 * The two archipelagos and the sea between them and the coast. Natural Earth at 1:50 million leaves both out, and no
 * national map of Việt Nam may. Degrees, to the arc minute, of the named islands.
 */
const HOANG_SA: readonly (readonly [number, number])[] = [
  [112.33, 16.83],
  [112.35, 16.95],
  [111.61, 16.53],
  [111.72, 16.45],
  [111.2, 15.78],
  [112.73, 16.67],
  [111.5, 17.1],
  [111.78, 16.57],
  [112.6, 16.05],
]
const TRUONG_SA: readonly (readonly [number, number])[] = [
  [111.92, 8.65],
  [114.33, 11.43],
  [114.36, 11.45],
  [114.37, 10.18],
  [114.33, 9.88],
  [114.48, 10.37],
  [114.36, 10.38],
  [112.92, 7.89],
  [113.69, 8.97],
  [114.28, 11.05],
  [112.58, 8.85],
  [115.8, 10.73],
  [114.7, 11.08],
  [113.83, 7.38],
  [115.0, 9.9],
]

/** The box that every national view holds: the mainland, both archipelagos and their labels. */
export const NATIONAL_BOX = [102, 7, 118, 23.5] as const

const LABELS: readonly {
  position: readonly [number, number]
  kind: 'islands' | 'sea'
  name: Record<Language, string>
}[] = [
  {
    position: [112.0, 15.3],
    kind: 'islands',
    name: { vi: 'Quần đảo Hoàng Sa\n(Việt Nam)', en: 'Hoàng Sa Archipelago\n(Việt Nam)' },
  },
  {
    position: [115.7, 8.2],
    kind: 'islands',
    name: { vi: 'Quần đảo Trường Sa\n(Việt Nam)', en: 'Trường Sa Archipelago\n(Việt Nam)' },
  },
  { position: [112.6, 13.2], kind: 'sea', name: { vi: 'BIỂN ĐÔNG', en: 'EAST SEA' } },
]

export const ISLAND_POINTS: FeatureCollection<Point> = points(
  [...HOANG_SA, ...TRUONG_SA].map((position) => ({ position, properties: {} })),
)

export const LABEL_POINTS: Readonly<Record<Language, FeatureCollection<Point>>> = {
  vi: labelPoints('vi'),
  en: labelPoints('en'),
}

function labelPoints(language: Language): FeatureCollection<Point> {
  return points(
    LABELS.map(({ position, kind, name }) => ({ position, properties: { kind, name: name[language] } })),
  )
}

function points(
  entries: readonly { position: readonly [number, number]; properties: Record<string, string> }[],
): FeatureCollection<Point> {
  return {
    type: 'FeatureCollection',
    features: entries.map(({ position, properties }) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [...position] },
      properties,
    })),
  }
}
