import { encodePoints } from '@hoanhap/geo/tiles/encode-points.ts'
import { VectorTile } from '@mapbox/vector-tile'
import fc from 'fast-check'
import { PbfReader } from 'pbf'
import { expect, test } from 'vitest'

interface Mark {
  x: number
  y: number
  value: number
}

const EXTENT = 4096
const mark: fc.Arbitrary<Mark> = fc.record({
  x: fc.oneof(fc.nat(EXTENT - 1), fc.integer({ min: -300, max: 5000 })),
  y: fc.nat(EXTENT - 1),
  value: fc.oneof(fc.nat(20), fc.nat(2 ** 32), fc.maxSafeNat()),
})

function encoded(marks: readonly Mark[], property: string): Uint8Array {
  return encodePoints({
    name: 'cases',
    extent: EXTENT,
    property,
    values: marks.map(({ value }) => value),
    x: marks.map(({ x }) => x),
    y: marks.map(({ y }) => y),
  })
}

const placesOf = (lines: { x: number; y: number }[][]) =>
  lines.map((line) => line.map(({ x, y }) => ({ x, y })))

function read(body: Uint8Array) {
  const { layers } = new VectorTile(new PbfReader(body))
  return Object.values(layers).map((layer) => ({
    name: layer.name,
    version: layer.version,
    extent: layer.extent,
    marks: Array.from({ length: layer.length }, (_none, index) => {
      const feature = layer.feature(index)
      return {
        type: feature.type,
        properties: feature.properties,
        geometry: placesOf(feature.loadGeometry()),
      }
    }),
  }))
}

test('a reader of vector tiles finds every mark where it was put', () => {
  fc.assert(
    fc.property(
      fc.array(mark, { minLength: 1, maxLength: 40 }),
      fc.constantFrom('count', 'id', 'số'),
      (marks, property) => {
        const expected = marks.map(({ x, y, value }) => ({
          type: 1,
          properties: { [property]: value },
          geometry: [[{ x, y }]],
        }))
        const [layer, ...others] = read(encoded(marks, property))
        expect(others).toEqual([])
        expect({ ...layer, marks: null }).toEqual({ name: 'cases', version: 2, extent: EXTENT, marks: null })
        expect(layer?.marks).toEqual(expected)
      },
    ),
  )
})

test('an equal count is written once', () => {
  const [one, two] = [1, 2].map((copies) =>
    encoded(
      Array.from({ length: copies }, () => ({ x: 1, y: 2, value: 300 })),
      'count',
    ),
  )
  expect((two?.length ?? 0) - (one?.length ?? 0)).toBe(13)
})
