import { haversineKm, type LonLat } from '@hoanhap/geo/units.ts'
import { expect, test } from 'vitest'
import type { TrialPlaceOnMap } from '../../../web/src/map/layers/map-layer.ts'
import type { Trying } from '../../../web/src/map/map-canvas-props.ts'
import { pressOnPlace } from '../../../web/src/map/trying/place-keys.ts'

const AT: LonLat = [107.2, 15.3]

/** What a key says to a chosen place, and whether it meant something. */
function press(key: string, { shiftKey = false, place = {}, services = false } = {}) {
  const said: unknown[][] = []
  const trying: Trying = {
    onSelect: (id) => said.push(['select', id]),
    onMove: (id, to, continues) => said.push(['move', id, to, continues]),
    onResize: services ? null : (id, more) => said.push(['resize', id, more]),
    onRemove: (id) => said.push(['remove', id]),
    onUnits: () => {},
    note: null,
  }
  const chosen: TrialPlaceOnMap = {
    ...{ id: 4, point: AT, capacity: 5, from: null, changed: true, removed: false, selected: true },
    ...place,
  }
  const planned = {
    places: [],
    catchmentKm: 10,
    detourFactor: 1.3,
    sites: [],
    candidates: [],
    glyph: 'employer',
  } as const
  const meant = pressOnPlace({ planned: { ...planned, trial: [chosen] }, trying }, { key, shiftKey })
  return { meant, said }
}

test.each([
  ['ArrowUp', 0, 1],
  ['ArrowDown', 0, -1],
  ['ArrowRight', 1, 0],
  ['ArrowLeft', -1, 0],
])('%s moves the place 100 m, with Shift a kilometre', (key, east, north) => {
  for (const [shiftKey, km] of [
    [false, 0.1],
    [true, 1],
  ] as const) {
    const [[what, id, to, continues] = []] = press(key, { shiftKey }).said
    const [lon, lat] = to as [number, number]
    expect([what, id, continues]).toEqual(['move', 4, false])
    expect(haversineKm(AT, [lon, lat])).toBeCloseTo(km, 9)
    const way = (to: number, from: number) => (Math.abs(to - from) < 1e-6 ? 0 : Math.sign(to - from))
    expect([way(lon, AT[0]), way(lat, AT[1])]).toEqual([east, north])
  }
})

test('+ and − change the openings, Delete takes it away, Escape leaves it', () => {
  expect(press('+').said).toEqual([['resize', 4, 1]])
  expect(press('-').said).toEqual([['resize', 4, -1]])
  expect(press('Delete').said).toEqual([['remove', 4]])
  expect(press('Escape').said).toEqual([['select', null]])
})

test('other keys, and keys without a chosen place, are left to the map', () => {
  expect(press('Enter')).toEqual({ meant: false, said: [] })
  expect(press('ArrowUp', { place: { selected: false } })).toEqual({ meant: false, said: [] })
  expect(press('ArrowUp', { place: { removed: true } })).toEqual({ meant: false, said: [] })
  expect(press('+', { services: true })).toEqual({ meant: false, said: [] })
})
