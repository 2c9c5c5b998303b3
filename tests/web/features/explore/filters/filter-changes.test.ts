import { describe, expect, test } from 'vitest'
import {
  lastDay,
  openedFrom,
  openedUntil,
  toggledValue,
  toPlace,
  withCommune,
  withoutCommune,
  withoutValues,
} from '../../../../../web/src/features/explore/filters/filter-changes.ts'
import { goInto, goToCountry } from '../../../../../web/src/features/place/navigate.ts'
import { MAX_COMMUNES, NO_FILTERS } from '../../../../../web/src/url-state/case-filters.ts'
import { DEFAULT_VIEW } from '../../../../../web/src/url-state/view-state.ts'
import { unit } from '../../../figures/sample.ts'

describe('values', () => {
  test('are chosen and taken back, several of one category', () => {
    const one = toggledValue(NO_FILTERS, 'status', 'ost')
    const two = toggledValue(one, 'status', 'post_rehab')
    expect(two.status).toEqual(['ost', 'post_rehab'])
    expect(toggledValue(two, 'status', 'ost').status).toEqual(['post_rehab'])
  })

  test('people released from prison stand alone', () => {
    const others = { ...NO_FILTERS, programme: ['rehab' as const, 'post_rehab' as const] }
    const apart = toggledValue(others, 'programme', 'released_prisoner')
    expect(apart.programme).toEqual(['released_prisoner'])
    expect(toggledValue(apart, 'programme', 'rehab').programme).toEqual(['rehab'])
    expect(toggledValue(apart, 'programme', 'released_prisoner').programme).toEqual([])
  })

  test('are undone together; the communes stay', () => {
    const filters = { ...NO_FILTERS, sex: ['female' as const], from: '2026-01-01', communes: ['00004'] }
    expect(withoutValues(filters)).toEqual({ ...NO_FILTERS, communes: ['00004'] })
  })
})

describe('communes', () => {
  test('are added once and up to a number that an address holds', () => {
    const one = withCommune(NO_FILTERS, '00004')
    expect(withCommune(one, '00004')).toBe(one)
    expect(withoutCommune(one, '00004')).toEqual(NO_FILTERS)
    const full = {
      ...NO_FILTERS,
      communes: Array.from({ length: MAX_COMMUNES }, (_, n) => String(10_000 + n)),
    }
    expect(withCommune(full, '00004').communes).toHaveLength(MAX_COMMUNES)
  })

  test('are left behind on the way to another place, and stay when a unit is chosen', () => {
    const before = {
      ...DEFAULT_VIEW,
      filters: { ...NO_FILTERS, sex: ['male' as const], communes: ['00004'] },
    }
    const kept = { ...NO_FILTERS, sex: ['male'] }
    expect(toPlace(before, goToCountry()).filters).toEqual(kept)
    expect(toPlace(before, goInto(unit(1, { level: 'province' }))).filters).toEqual(kept)
    expect(toPlace(before, goInto(unit(1))).filters).toBeUndefined()
    expect(toPlace(before, { theme: 'rate' })).toEqual({ theme: 'rate' })
  })
})

describe('days', () => {
  test('the last day counts, so the day after it is named', () => {
    const filters = openedUntil(NO_FILTERS, '2026-06-30')
    expect(filters.to).toBe('2026-07-01')
    expect(lastDay(filters)).toBe('2026-06-30')
    expect(openedUntil(filters, null)).toEqual(NO_FILTERS)
  })

  test('may be the same day, and never run backwards', () => {
    const day = openedFrom(openedUntil(NO_FILTERS, '2026-06-30'), '2026-06-30')
    expect(day).toMatchObject({ from: '2026-06-30', to: '2026-07-01' })
    expect(openedFrom(day, '2026-07-01')).toMatchObject({ from: '2026-07-01', to: null })
    expect(openedUntil(day, '2026-06-29')).toMatchObject({ from: null, to: '2026-06-30' })
  })
})
