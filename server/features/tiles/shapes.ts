import type { Feature, FeatureCollection, MultiPolygon, Position } from 'geojson'
import mapshaper from 'mapshaper'

/** Polygons by key. */
export type Shapes = Map<string, MultiPolygon>

/**
 * Simplifies polygons together (Visvalingam, `intervalMeters`), so that a border that two of them share stays one line.
 * The largest ring of every polygon survives.
 * @throws Error when a polygon was lost
 */
export async function simplifyTogether(shapes: Shapes, intervalMeters: number): Promise<Shapes> {
  if (shapes.size === 0) return new Map()
  const simplified = await run(`-simplify interval=${intervalMeters} keep-shapes`, collection([...shapes]))
  if (simplified.size !== shapes.size) {
    throw new Error(`simplification kept ${simplified.size} of ${shapes.size} polygons`)
  }
  return simplified
}

/** Joins polygons into one per group by dropping the lines that two members share. */
export async function dissolve(groups: ReadonlyMap<string, readonly MultiPolygon[]>): Promise<Shapes> {
  const members = [...groups].flatMap(([key, polygons]) => polygons.map((polygon) => [key, polygon] as const))
  if (members.length === 0) return new Map()
  const dissolved = await run('-dissolve2 key', collection(members))
  for (const [key, polygons] of groups) checkArea(key, polygons, dissolved.get(key))
  return dissolved
}

/** Members that cover the same land cancel each other out; a joined polygon that lost most of its area shows it. */
function checkArea(key: string, members: readonly MultiPolygon[], joined: MultiPolygon | undefined): void {
  const expected = members.reduce((sum, member) => sum + planarArea(member), 0)
  const found = joined ? planarArea(joined) : 0
  if (found < 0.5 * expected) {
    throw new Error(
      `joining ${key} kept ${Math.round((100 * found) / expected)} % of its area: its members overlap`,
    )
  }
}

/** Area in square degrees; holes count negative. */
function planarArea({ coordinates }: MultiPolygon): number {
  const signed = coordinates.flatMap((polygon) =>
    polygon.map((ring, index) => (index === 0 ? 1 : -1) * ringArea(ring)),
  )
  return signed.reduce((sum, area) => sum + area, 0)
}

function ringArea(ring: Position[]): number {
  let doubled = 0
  for (let i = 1; i < ring.length; i++) {
    const [x1, y1] = ring[i - 1] as [number, number]
    const [x2, y2] = ring[i] as [number, number]
    doubled += x1 * y2 - x2 * y1
  }
  return Math.abs(doubled) / 2
}

function collection(shapes: readonly (readonly [string, MultiPolygon])[]): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: shapes.map(([key, geometry]) => ({ type: 'Feature', properties: { key }, geometry })),
  }
}

/** Six decimals are a tenth of a metre. */
async function run(command: string, input: FeatureCollection): Promise<Shapes> {
  const written = await mapshaper.applyCommands(
    `-i in.json ${command} -o out.json format=geojson precision=0.000001`,
    { 'in.json': input },
  )
  const output = JSON.parse(String(written['out.json'])) as FeatureCollection
  return new Map(output.features.flatMap(shapeOf))
}

function shapeOf(feature: Feature): [string, MultiPolygon][] {
  const { geometry } = feature
  const key = String(feature.properties?.key)
  if (geometry?.type === 'MultiPolygon') return [[key, geometry]]
  if (geometry?.type === 'Polygon')
    return [[key, { type: 'MultiPolygon', coordinates: [geometry.coordinates] }]]
  return []
}
