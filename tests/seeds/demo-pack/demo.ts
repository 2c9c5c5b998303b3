import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import type { MultiPolygon, Polygon, Position } from 'geojson'
import type { Boundaries } from '../../../seeds/demo-pack/boundaries.ts'
import { generateDemoPack, type PackFiles } from '../../../seeds/demo-pack/generate.ts'
import type { SyntheticPerson } from '../../../seeds/synthetic-people/person.ts'

/** The demo pack as its readers see it. */
export interface ReadPack {
  files: PackFiles
  people: SyntheticPerson[]
  table(name: string): Record<string, string>[]
  boundaries(vintage: 2024 | 2025): Boundaries['features']
}

export function readDemoPack(seed = 'hoa-nhap', today = '2026-11-22'): ReadPack {
  const { files, people } = generateDemoPack({ seed, today })
  return {
    files,
    people,
    table: (name) => parse(String(files.get(name)), { columns: true }),
    boundaries: (vintage) => {
      const bytes = files.get(`boundaries-${vintage}.geojson.gz`) as Uint8Array
      return (JSON.parse(gunzipSync(bytes).toString('utf8')) as Boundaries).features
    },
  }
}

export function ringsOf(geometry: Polygon | MultiPolygon): Position[][] {
  return geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()
}

/** Signed area in square degrees: positive when the ring runs counter-clockwise. */
export function signedArea(ring: readonly Position[]): number {
  const [[x0 = 0, y0 = 0] = []] = ring
  let doubled = 0
  for (let i = 1; i < ring.length; i++) {
    const [ax = 0, ay = 0] = ring[i - 1] ?? []
    const [bx = 0, by = 0] = ring[i] ?? []
    doubled += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0)
  }
  return doubled / 2
}

/** Area in square degrees; holes count negative because they run clockwise. */
export function areaOf(geometry: Polygon | MultiPolygon): number {
  return ringsOf(geometry).reduce((sum, ring) => sum + signedArea(ring), 0)
}

export function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0)
}
