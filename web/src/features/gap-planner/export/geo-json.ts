import type { LonLat } from '@hoanhap/geo/units.ts'
import type { Feature, FeatureCollection, Point } from 'geojson'
import type { ExportSource, LogLine } from './export-source.ts'

/** What a reader of maps gets: RFC 7946, with the parameters in a foreign member. */
export interface GapCollection extends FeatureCollection<Point | null> {
  title: string
  synthetic: boolean
  parameters: Record<string, string | number>
  summary: Record<string, string | number>
}

/** Communes at the points that ways are measured from, places, proposals and what is tried. Figures as the screen shows them. */
export function gapCollection(source: ExportSource): GapCollection {
  const { title, synthetic, parameters, summary } = source
  return {
    type: 'FeatureCollection',
    title,
    synthetic: synthetic !== null,
    parameters: byName(parameters),
    summary: byName(summary),
    features: [
      ...source.rows.map(({ location, unitId, ...figures }) =>
        feature(location, { kind: 'commune', unitId, ...figures }),
      ),
      ...source.places.map(({ point, ...place }) => feature(point, { kind: 'place', ...place })),
      ...source.sites.map(({ location, ...site }) =>
        feature(location, { kind: 'proposal', ...proposal(site) }),
      ),
      ...source.edits.map((edit) => {
        const { kind, ...rest } = edit
        const { location = null, ...properties } = 'location' in rest ? rest : { ...rest, location: null }
        return feature(location, { kind: 'trial', edit: kind, ...properties })
      }),
    ],
  }
}

/** What stands in the list, and not the number that its words may round. */
function proposal({ rank, unitId, name, gain }: Omit<ExportSource['sites'][number], 'location'>) {
  return { rank, unitId, name, gain }
}

function feature(point: LonLat | null, properties: Record<string, unknown>): Feature<Point | null> {
  const geometry: Point | null = point && { type: 'Point', coordinates: [...point] }
  return { type: 'Feature', geometry, properties }
}

function byName(lines: readonly LogLine[]): Record<string, string | number> {
  return Object.fromEntries(lines.map(({ name, value }) => [name, value]))
}
