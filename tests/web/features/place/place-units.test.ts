import type { Release } from '@hoanhap/server/contract.ts'
import { describe, expect, it } from 'vitest'
import {
  nearestPeriod,
  openReleases,
  releaseOf,
} from '../../../../web/src/features/explore/model/releases.ts'
import { goInto, goToFound } from '../../../../web/src/features/place/navigate.ts'
import { hangOnDistricts, unitsWithin } from '../../../../web/src/features/place/place-units.ts'
import { unitOf } from '../explore/unit-of.ts'

const province = unitOf({ id: 1, level: 'province', code: '07' })
const district = unitOf({ id: 2, level: 'district', code: '101', parentCode: '07' })
const underDistrict = unitOf({ id: 3, parentCode: '101' })
const underProvince = unitOf({ id: 4, parentCode: '07' })
const elsewhere = unitOf({ id: 5, parentCode: '08' })

describe('unitsWithin', () => {
  it('holds communes of a province directly and through its districts', () => {
    const within = unitsWithin([underDistrict, underProvince, elsewhere], province, [district])
    expect(within.map((unit) => unit.id)).toEqual([3, 4])
  })

  it('is every unit without a place, and the place itself where nothing lies in it', () => {
    expect(unitsWithin([underProvince, elsewhere], null, [])).toHaveLength(2)
    expect(unitsWithin([province, elsewhere], province, []).map((unit) => unit.id)).toEqual([1])
  })

  it('knows a date on which communes hung on districts', () => {
    expect(hangOnDistricts([underDistrict], [province])).toBe(true)
    expect(hangOnDistricts([underProvince], [province])).toBe(false)
  })
})

describe('going to a place', () => {
  it('opens what holds others and chooses what does not', () => {
    expect(goInto(province)).toMatchObject({ place: { level: 'province', code: '07' }, unit: null })
    expect(goInto(underProvince)).toEqual({ unit: { level: 'commune', code: '00004' }, level: 'commune' })
  })

  it('shows a found district on its own level within its province', () => {
    expect(goToFound(district, province)).toMatchObject({
      place: { level: 'province', code: '07' },
      unit: { level: 'district', code: '101' },
      level: 'district',
    })
  })
})

describe('releases', () => {
  const release = (period: string, withdrawnAt: string | null = null) =>
    ({ id: 1, period, withdrawnAt }) as Partial<Release> as Release
  const open = openReleases([
    release('2026-Q1'),
    release('2026-Q3'),
    release('2026-Q2', '2026-08-01T00:00:00Z'),
  ])

  it('are newest first, without those withdrawn', () => {
    expect(open.map((one) => one.period)).toEqual(['2026-Q3', '2026-Q1'])
    expect(releaseOf(open, null)?.period).toBe('2026-Q3')
    expect(releaseOf(open, '2026-Q2')).toBeNull()
  })

  it('offer the nearest period for one without a release', () => {
    expect(nearestPeriod(open, '2026-Q2')).toBe('2026-Q1')
    expect(nearestPeriod(open, '2025-Q1')).toBe('2026-Q1')
    expect(nearestPeriod([], '2025-Q1')).toBeNull()
  })
})
