import type { EmployerFeature, ServiceFeature } from '@hoanhap/server/contract.ts'
import { figureSetOf } from '../../../web/src/figures/figure-set.ts'
import type { Scene, StyleInput } from '../../../web/src/map/layers/map-layer.ts'
import { PALETTES } from '../../../web/src/map/palettes/palette.ts'
import { DEFAULT_VIEW, type Draw, type Theme, type ViewLevel } from '../../../web/src/url-state/view-state.ts'
import { caseload, coverage, coverageRow, DAY, row, source, unit } from '../figures/sample.ts'

const COUNTS = [12, 35, 80, null, 140, 60, 22, null, 300, 45]

/** A drawing of ten communes in several states: numbers, hidden, no data, estimated. */
export function scene(
  change: { theme?: Theme; draw?: Draw; level?: ViewLevel; asOf?: string; drawing?: number } = {},
): Scene {
  const { theme = 'caseload', draw = 'fill', level = 'commune', asOf = DAY, drawing = 1 } = change
  const units = [...COUNTS, 0].map((_, index) => unit(index + 1, { level }))
  const rows = COUNTS.map((count, index) => row(index + 1, count, index === 1 ? 'estimated' : undefined))
  const set = figureSetOf(
    source({
      theme,
      level,
      units,
      caseload: caseload(rows),
      previous: caseload(
        COUNTS.map((count, index) => row(index + 1, count === null ? null : count + 5 * index)),
      ),
      coverage: coverage(
        COUNTS.map((_, index) => coverageRow(index + 1, { openings: index, employers: index })),
      ),
    }),
    { method: 'quantile', classCount: 5, breaks: [] },
  )
  return { drawing, level, asOf, set, units, draw }
}

export function employer(id: number, lon: number, lat: number): EmployerFeature {
  return {
    type: 'Feature',
    id,
    geometry: { type: 'Point', coordinates: [lon, lat] },
    properties: {
      id,
      name: `Xưởng may số ${id}`,
      address: null,
      trades: [],
      vacancies: [],
      openings: 3,
      accepting: true,
      memorandum: false,
      verifiedOn: null,
      unitCode: null,
      version: 1,
    },
  }
}

export function service(id: number, lon: number, lat: number): ServiceFeature {
  const properties = {
    id,
    kind: 'ost_clinic',
    name: 'Cơ sở điều trị',
    address: null,
    verifiedOn: null,
    unitCode: null,
  }
  return {
    type: 'Feature',
    id,
    geometry: { type: 'Point', coordinates: [lon, lat] },
    properties: { ...properties, kind: 'ost_clinic' },
  }
}

export function styleInput(change: Partial<StyleInput> = {}): StyleInput {
  return {
    palette: PALETTES.light,
    language: 'vi',
    origin: 'http://127.0.0.1:8080',
    packVersion: 'demo 1',
    showLand: true,
    land: null,
    scenes: [{ scene: scene(), phase: 'current' }],
    layers: DEFAULT_VIEW.layers,
    selectedId: 3,
    employers: [
      { id: 1, position: [107.2, 15.2], count: 12, places: [], expansionZoom: 9 },
      { id: 2, position: [107.4, 15.2], count: 1, places: [employer(1, 107.4, 15.2)], expansionZoom: null },
    ],
    services: [
      { id: 1, position: [107.3, 15.3], count: 1, places: [service(1, 107.3, 15.3)], expansionZoom: null },
    ],
    fadeMs: 150,
    ahead: [],
    extent: null,
    hovering: false,
    cases: null,
    planned: null,
    ...change,
  }
}
