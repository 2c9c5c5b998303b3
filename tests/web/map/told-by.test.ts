import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toldBy } from '../../../web/src/map/told-by.ts'

const data = (more: object) => ({ type: 'data', dataType: 'source', ...more })

test('a tile that has come, and data of points, are drawn together with others', () => {
  expect(toldBy(data({ tile: {}, source: { type: 'vector' } }))).toBe('tile')
  for (const sourceDataType of ['metadata', 'content', 'idle'])
    expect(toldBy(data({ sourceDataType, source: { type: 'geojson' } }))).toBe('source')
})

test('a source of tiles asks for them in a frame, so its own news waits for nothing', () => {
  for (const sourceDataType of ['metadata', 'content'])
    expect(toldBy(data({ sourceDataType, source: { type: 'vector' } }))).toBeNull()
})

test('a change of the style, or of the sources that it uses, is told apart', () => {
  expect(toldBy({ type: 'data', dataType: 'style' })).toBe('style')
  expect(toldBy(data({ sourceDataType: 'visibility', sourceId: 'units' }))).toBe('style')
})

test('nothing but data ever waits: no movement, no failure, whatever it brings along', () => {
  const type = fc.string().filter((name) => name !== 'data')
  fc.assert(
    fc.property(fc.object(), type, (more, name) => {
      expect(toldBy({ ...more, type: name })).toBeNull()
      expect(toldBy(name)).toBeNull()
    }),
  )
})
