import { describe, expect, test } from 'vitest'
import { shortName } from '../../../../web/src/map/layers/unit-names/short-name.ts'
import { fittingZoom, namePoints } from '../../../../web/src/map/layers/unit-names/source.ts'
import { unit } from '../../figures/sample.ts'

describe('a name on the map', () => {
  test.each([
    ['Xã Đông Anh', 'Xã', 'Đông Anh'],
    ['Phường Ba Đình', 'Phường', 'Ba Đình'],
    ['Thành phố Hà Nội', 'Thành phố', 'Hà Nội'],
    ['Đặc khu Vân Đồn', 'Đặc khu', 'Vân Đồn'],
    ['Phường 5', 'Phường', 'Phường 5'],
    ['Xãm', 'Xã', 'Xãm'],
  ])('%s is written %3$s', (name, type, short) => {
    expect(shortName({ name, type })).toBe(short)
  })

  test('appears when the area is as wide as its longest word', () => {
    expect(fittingZoom(0.1, 'Trung Giã')).toBeLessThan(fittingZoom(0.01, 'Trung Giã'))
    expect(fittingZoom(0.1, 'Thượng')).toBeGreaterThan(fittingZoom(0.1, 'An'))
  })

  test('stands at the inner point and needs a boundary', () => {
    const { features } = namePoints([unit(1), unit(2, { centroid: null }), unit(3, { bbox: null })])
    expect(features.map(({ properties }) => properties?.id)).toEqual([1])
    expect(features[0]?.geometry.coordinates).toEqual(unit(1).centroid)
  })
})
