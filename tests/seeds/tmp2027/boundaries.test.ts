import type { Position } from 'geojson'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { describe, expect, it } from 'vitest'
import landTopology from 'world-atlas/land-50m.json' with { type: 'json' }
import { containsPoint } from '../../../seeds/synthetic-people/land-of-commune.ts'
import { areaOf, readDemoPack, ringsOf, signedArea, sum } from './demo.ts'

const pack = readDemoPack()
const before = pack.boundaries(2024)
const after = pack.boundaries(2025)
const tiers = {
  'old provinces': before.filter(({ properties }) => properties.level === 'province'),
  'old districts': before.filter(({ properties }) => properties.level === 'district'),
  'old communes': before.filter(({ properties }) => properties.level === 'commune'),
  'new provinces': after.filter(({ properties }) => properties.level === 'province'),
  'new communes': after.filter(({ properties }) => properties.level === 'commune'),
}

const key = (a: Position, b: Position) => `${a[0]} ${a[1]}>${b[0]} ${b[1]}`

/** Directed segments of every ring of a tier. */
function segmentsOf(tier: typeof before): [Position, Position][] {
  return tier.flatMap(({ geometry }) =>
    ringsOf(geometry).flatMap((ring) =>
      ring.slice(1).map((end, i): [Position, Position] => [ring[i] as Position, end]),
    ),
  )
}

/** The segments that only one unit has: the shore and the outer border. */
function outerSegments(tier: typeof before): Set<string> {
  const segments = segmentsOf(tier)
  const all = new Set(segments.map(([a, b]) => key(a, b)))
  return new Set(segments.filter(([a, b]) => !all.has(key(b, a))).map(([a, b]) => key(a, b)))
}

const shoreSegments = outerSegments(tiers['old communes'])

describe.each(Object.entries(tiers))('boundaries of the %s', (_, tier) => {
  it('are closed rings, outer ones counter-clockwise, with six decimals', () => {
    for (const { geometry } of tier) {
      const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
      for (const [outer = [], ...holes] of polygons) {
        expect(signedArea(outer)).toBeGreaterThan(0)
        for (const hole of holes) expect(signedArea(hole)).toBeLessThan(0)
      }
      for (const ring of ringsOf(geometry)) expect(ring[ring.length - 1]).toEqual(ring[0])
    }
    const decimals = JSON.stringify(tier).match(/\.\d{7,}/g)
    expect(decimals).toBeNull()
  })

  it('cover the same land as every other tier', () => {
    const land = sum(tiers['old communes'].map(({ geometry }) => areaOf(geometry)))
    const own = sum(tier.map(({ geometry }) => areaOf(geometry)))
    expect(Math.abs(own - land) / land).toBeLessThan(1e-6)
  })

  it('share their vertices: every segment belongs to one unit, and its reverse to the neighbour or to nobody', () => {
    const segments = segmentsOf(tier).map(([a, b]) => key(a, b))
    expect(new Set(segments).size).toBe(segments.length)
    expect(outerSegments(tier)).toEqual(shoreSegments)
  })
})

describe('the lines of all tiers together', () => {
  it('never cross, so no unit overlaps another or itself', () => {
    const lines = new Map<string, [Position, Position]>()
    for (const [a, b] of [...segmentsOf(before), ...segmentsOf(after)]) {
      if (!lines.has(key(b, a))) lines.set(key(a, b), [a, b])
    }
    expect(crossings([...lines.values()])).toEqual([])
  })

  it('leave no slivers: every commune is wider than a hundred metres', () => {
    for (const { geometry, properties } of [...tiers['old communes'], ...tiers['new communes']]) {
      const perimeter = sum(
        ringsOf(geometry).map((ring) =>
          sum(ring.slice(1).map((end, i) => lengthOf(ring[i] as Position, end))),
        ),
      )
      expect((4 * Math.PI * areaOf(geometry)) / perimeter ** 2, properties.name_vi).toBeGreaterThan(0.05)
      expect(Math.sqrt(areaOf(geometry)) * 111, properties.name_vi).toBeGreaterThan(0.3)
    }
  })
})

describe('the land', () => {
  it('lies in open sea: no land of Natural Earth is near', () => {
    // the JSON module is typed by its text, in which arcs are plain arrays
    const topology = landTopology as object as Topology<{ land: GeometryCollection }>
    const land = feature(topology, topology.objects.land).features.flatMap(({ geometry }) =>
      geometry.type === 'Polygon' || geometry.type === 'MultiPolygon' ? [geometry] : [],
    )
    const shore = tiers['new provinces'].flatMap(({ geometry }) => ringsOf(geometry).flat())
    for (const [lon = 0, lat = 0] of shore.filter((_, i) => i % 200 === 0)) {
      for (const [east, north] of [
        [0, 0],
        [-0.1, 0],
        [0.1, 0],
        [0, -0.1],
        [0, 0.1],
      ] as const) {
        expect(land.some((geometry) => containsPoint(geometry, [lon + east, lat + north]))).toBe(false)
      }
    }
  })

  it('lies at about 107-109 E, 15-17 N and measures about 110 by 120 km', () => {
    const points = tiers['new provinces'].flatMap(({ geometry }) => ringsOf(geometry).flat()) as [
      number,
      number,
    ][]
    const lons = points.map(([lon]) => lon)
    const lats = points.map(([, lat]) => lat)
    const [west, east] = [lons.reduce((a, b) => Math.min(a, b)), lons.reduce((a, b) => Math.max(a, b))]
    const [south, north] = [lats.reduce((a, b) => Math.min(a, b)), lats.reduce((a, b) => Math.max(a, b))]
    expect([west > 107, east < 109.3, south > 15, north < 17.2]).toEqual([true, true, true, true])
    expect((east - west) * 106.6).toBeGreaterThan(90)
    expect((north - south) * 111.2).toBeGreaterThan(95)
  })

  it('has an estuary, bays and islands', () => {
    const [city] = tiers['new provinces']
    expect(city?.geometry.type).toBe('MultiPolygon')
    expect(ringsOf(city?.geometry ?? { type: 'Polygon', coordinates: [] }).length).toBeGreaterThan(8)
  })

  it('has small wards in the middle and wide communes outside', () => {
    const km2 = tiers['old communes']
      .map(({ geometry }) => areaOf(geometry) * 111.2 * 106.6)
      .sort((a, b) => a - b)
    expect(km2.filter((area) => area < 3).length).toBeGreaterThan(45)
    expect(km2.filter((area) => area > 20).length).toBeGreaterThan(100)
  })

  it('stays small on the wire', () => {
    for (const vintage of [2024, 2025]) {
      expect((pack.files.get(`boundaries-${vintage}.geojson.gz`) as Uint8Array).length).toBeLessThan(
        1_500_000,
      )
    }
  })
})

function lengthOf([ax = 0, ay = 0]: Position, [bx = 0, by = 0]: Position): number {
  return Math.sqrt((ax - bx) ** 2 + (ay - by) ** 2)
}

/** Pairs of segments that meet anywhere but at a common end, found through buckets of 0.005 degrees. */
function crossings(segments: readonly [Position, Position][]): string[] {
  const buckets = new Map<string, number[]>()
  segments.forEach(([a, b], index) => {
    for (const bucket of bucketsOf(a, b)) {
      const list = buckets.get(bucket)
      if (list) list.push(index)
      else buckets.set(bucket, [index])
    }
  })
  const found = new Set<string>()
  for (const list of buckets.values()) {
    for (const [position, i] of list.entries()) {
      for (const j of list.slice(position + 1)) {
        if (cross(segments[i] as [Position, Position], segments[j] as [Position, Position]))
          found.add(`${i} ${j}`)
      }
    }
  }
  return [...found]
}

function bucketsOf(a: Position, b: Position): string[] {
  const step = 0.005
  const range = (p = 0, q = 0) =>
    [Math.floor(Math.min(p, q) / step), Math.floor(Math.max(p, q) / step)] as const
  const [west, east] = range(a[0], b[0])
  const [south, north] = range(a[1], b[1])
  const names: string[] = []
  for (let x = west; x <= east; x++) for (let y = south; y <= north; y++) names.push(`${x} ${y}`)
  return names
}

function cross([a, b]: [Position, Position], [c, d]: [Position, Position]): boolean {
  const same = (p: Position, q: Position) => p[0] === q[0] && p[1] === q[1]
  if (same(a, c) || same(a, d) || same(b, c) || same(b, d)) return false
  return turn(a, b, c) * turn(a, b, d) <= 0 && turn(c, d, a) * turn(c, d, b) <= 0
}

/** Twice the area of a triangle in whole millionths of degrees, so that it is exact. */
function turn(a: Position, b: Position, c: Position): number {
  const micro = (degrees = 0) => Math.round(degrees * 1e6)
  const [ax, ay] = [micro(a[0]), micro(a[1])]
  return (micro(b[0]) - ax) * (micro(c[1]) - ay) - (micro(b[1]) - ay) * (micro(c[0]) - ax)
}
