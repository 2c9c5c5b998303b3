import { describe, expect, it } from 'vitest'
import { containsPoint } from '../../../seeds/synthetic-people/land-of-commune.ts'
import { placeCounts, syntheticPlaces } from '../../../seeds/synthetic-people/places.ts'
import { isDrawn } from '../../../seeds/synthetic-people/units.ts'
import { TRADES } from '../../../seeds/trades/trades.ts'
import { sheet } from './sheet.ts'

const units = sheet(7)
const places = syntheticPlaces(units, 20_000, 'test', '2026-11-22')

describe('synthetic places', () => {
  it('grow with the number of people from a smallest number', () => {
    expect(placeCounts(100)).toEqual({ employers: 50, services: 20 })
    expect(placeCounts(20_000)).toEqual({ employers: 400, services: 200 })
    expect([places.employers.length, places.services.length]).toEqual([400, 200])
  })

  it('are the same for the same seed', () => {
    expect(syntheticPlaces(units, 20_000, 'test', '2026-11-22')).toEqual(places)
  })

  it('stand inside communes that have a boundary, and not in all of them', () => {
    const geometries = new Map(units.filter(isDrawn).map(({ code, geometry }) => [code, geometry]))
    for (const { name, lon, lat, unit_code } of [...places.employers, ...places.services]) {
      const geometry = geometries.get(unit_code)
      expect(geometry && containsPoint(geometry, [lon, lat]), name).toBe(true)
    }
    expect(new Set(places.employers.map(({ unit_code }) => unit_code)).size).toBeLessThan(geometries.size)
  })

  it('have names and source ids of their own', () => {
    for (const list of [places.employers, places.services]) {
      expect(new Set(list.map(({ source_id }) => source_id)).size).toBe(list.length)
    }
    expect(new Set(places.employers.map(({ name }) => name)).size).toBe(400)
  })

  it('offer openings in known trades, each trade once per employer', () => {
    const trades = new Set(TRADES.map(({ code }) => code))
    const pairs = places.vacancies.map(({ employer_source_id, trade }) => `${employer_source_id} ${trade}`)
    expect(new Set(pairs).size).toBe(pairs.length)
    for (const { trade, openings } of places.vacancies) {
      expect(trades).toContain(trade)
      expect(openings).toBeGreaterThanOrEqual(0)
    }
    expect(new Set(places.vacancies.map(({ trade }) => trade))).toEqual(trades)
  })

  it('were verified before the day', () => {
    for (const { verified_on } of [...places.employers, ...places.services]) {
      expect(verified_on < '2026-11-22').toBe(true)
    }
  })

  it('are none where nothing has a boundary', () => {
    const undrawn = units.map((unit) => ({ ...unit, geometry: null }))
    expect(syntheticPlaces(undrawn, 1000, 'test', '2026-11-22')).toEqual({
      employers: [],
      vacancies: [],
      services: [],
    })
  })
})
