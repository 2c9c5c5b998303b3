import { expect, test } from 'vitest'
import { historyEntry } from '../../../web/src/url-state/history-entry.ts'
import { DEFAULT_VIEW, type ViewState } from '../../../web/src/url-state/view-state.ts'

const entry = (change: Partial<ViewState>) => historyEntry(DEFAULT_VIEW, { ...DEFAULT_VIEW, ...change })

test.each<[string, Partial<ViewState>]>([
  ['place', { place: { level: 'province', code: '01' } }],
  ['period', { period: '2026-Q2' }],
  ['theme', { theme: 'openings' }],
  ['day', { asOf: '2025-06-30' }],
  ['level', { level: 'district' }],
  ['a layer switched off', { layers: DEFAULT_VIEW.layers.map((layer) => ({ ...layer, on: false })) }],
  ['the order of layers', { layers: [...DEFAULT_VIEW.layers].reverse() }],
])('Back undoes a change of %s', (_, change) => {
  expect(entry(change)).toBe('push')
})

test.each<[string, Partial<ViewState>]>([
  ['the camera', { camera: { lon: 105, lat: 21, zoom: 9 } }],
  ['the sort of the table', { sort: { column: 'count', descending: true } }],
  ['opacity', { layers: DEFAULT_VIEW.layers.map((layer) => ({ ...layer, opacity: 0.5 })) }],
])('Back does not stop at %s', (_, change) => {
  expect(entry(change)).toBe('replace')
})
