import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import type { Findings } from './findings.ts'
import type { PackBoundary, PackUnit } from './pack-types.ts'
import { LEVELS, unitInWords } from './read-units.ts'
import { checkedPolygon } from './rings.ts'
import { selfIntersection } from './self-intersection.ts'
import { textFault } from './text-faults.ts'

const Collection = z.object({ type: z.literal('FeatureCollection'), features: z.array(z.unknown()) })
const Feature = z.object({
  properties: z.record(z.string(), z.unknown()),
  geometry: z.object({ type: z.string(), coordinates: z.unknown() }).nullable(),
})
type Feature = z.infer<typeof Feature>
type Place = { file: string; row: number }

/** Reads a boundary file of a vintage, plain or gzip-compressed, with everything wrong in it reported. */
export function readBoundaries(
  file: string,
  bytes: Buffer,
  vintage: string,
  units: readonly PackUnit[],
  findings: Findings,
): PackBoundary[] {
  const features = readFeatures(file, bytes, findings)
  const known = new Set(units.filter((u) => u.vintage === vintage).map((u) => `${u.level} ${u.code}`))
  let withoutCode = 0
  const boundaries: PackBoundary[] = []
  for (const [index, value] of features.entries()) {
    const place = { file, row: index + 1 }
    const feature = Feature.safeParse(value)
    if (!feature.success) findings.add('not_a_polygon', place, { value: 'nothing' })
    else if (feature.data.properties.code === null || feature.data.properties.code === undefined)
      withoutCode += 1
    else boundaries.push(...(readBoundary(place, feature.data, vintage, known, findings) ?? []))
  }
  if (withoutCode > 0) findings.add('boundary_without_code', { file }, { value: withoutCode })
  return boundaries
}

function readFeatures(file: string, bytes: Buffer, findings: Findings): unknown[] {
  const text = readText(file, bytes, findings)
  if (text === null) return []
  try {
    const collection = Collection.safeParse(JSON.parse(text))
    if (collection.success) return collection.data.features
    findings.add('not_a_feature_collection', { file })
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    findings.add('broken_json', { file }, { value: error.message })
  }
  return []
}

function readText(file: string, bytes: Buffer, findings: Findings): string | null {
  let unpacked = bytes
  try {
    if (file.endsWith('.gz')) unpacked = gunzipSync(bytes)
  } catch (error) {
    findings.add('broken_gzip', { file }, { value: error instanceof Error ? error.message : '' })
    return null
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(unpacked)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    findings.add('not_utf8', { file })
    return null
  }
}

function readBoundary(
  place: Place,
  feature: Feature,
  vintage: string,
  known: ReadonlySet<string>,
  findings: Findings,
): PackBoundary[] | null {
  const key = readKey(place, feature.properties, findings)
  if (!key) return null
  const words = unitInWords({ ...key, vintage })
  if (!known.has(`${key.level} ${key.code}`)) {
    findings.add(
      'boundary_of_unknown_unit',
      { ...place, field: 'code' },
      { value: words, expected: `units-${vintage}.csv` },
    )
    return null
  }
  const type = feature.geometry?.type
  if (type !== 'Polygon' && type !== 'MultiPolygon') {
    findings.add('not_a_polygon', { ...place, field: 'geometry' }, { value: type ?? 'null' })
    return null
  }
  const checked = checkedPolygon(type, feature.geometry?.coordinates)
  if ('fault' in checked) {
    const expected = checked.fault.code === 'bad_position' ? checked.fault.position : undefined
    findings.add(checked.fault.code, { ...place, field: 'geometry' }, { value: words, expected })
    return null
  }
  const repaired = reportMending(place, words, checked, findings)
  return [{ ...place, ...key, vintage, geometry: checked.geometry, source: place.file, repaired }]
}

function readKey(place: Place, properties: Record<string, unknown>, findings: Findings) {
  reportDamagedText(place, properties, findings)
  const { code } = properties
  if (typeof code !== 'string' || !/^\d{2,5}$/.test(code)) {
    findings.add('malformed_code', { ...place, field: 'code' }, { value: JSON.stringify(code) })
    return null
  }
  const level = LEVELS.find((known) => known === properties.level)
  if (!level) {
    const filling = { value: String(properties.level), expected: LEVELS.join(', ') }
    findings.add('unknown_level', { ...place, field: 'level' }, filling)
    return null
  }
  return { code, level }
}

function reportDamagedText(place: Place, properties: Record<string, unknown>, findings: Findings): void {
  for (const [field, value] of Object.entries(properties)) {
    const fault = typeof value === 'string' ? textFault(value) : null
    if (fault) findings.add('mojibake', { ...place, field }, { value: String(value), expected: fault })
  }
}

function reportMending(
  place: Place,
  words: string,
  checked: { geometry: PackBoundary['geometry']; droppedRings: number },
  findings: Findings,
): string | null {
  const crossing = selfIntersection(checked.geometry)
  if (crossing) {
    const expected = crossing.map((degrees) => degrees.toFixed(5)).join(', ')
    findings.add('self_intersection', { ...place, field: 'geometry' }, { value: words, expected })
  }
  if (checked.droppedRings === 0) return null
  findings.add(
    'dropped_ring',
    { ...place, field: 'geometry' },
    { value: words, expected: checked.droppedRings },
  )
  return `${checked.droppedRings} rings with too few positions left out`
}

/** Reports units of a vintage that have two boundaries. */
export function checkBoundariesAreUnique(boundaries: readonly PackBoundary[], findings: Findings): void {
  const first = new Map<string, PackBoundary>()
  for (const boundary of boundaries) {
    const words = unitInWords(boundary)
    const before = first.get(words)
    if (!before) first.set(words, boundary)
    else {
      const filling = { value: words, expected: `${before.file}:${before.row}` }
      findings.add('duplicate_boundary', { file: boundary.file, row: boundary.row, field: 'code' }, filling)
    }
  }
}
