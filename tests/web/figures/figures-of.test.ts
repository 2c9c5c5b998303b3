import { describe, expect, test } from 'vitest'
import { figuresOf } from '../../../web/src/figures/figures-of.ts'
import { caseload, coverage, coverageRow, row, source, unit } from './sample.ts'

const only = (change: Parameters<typeof source>[0]) => figuresOf(source({ units: [unit(1)], ...change }))[0]

describe('people in the caseload', () => {
  test('are written as a reader of the language writes numbers', () => {
    expect(only({ caseload: caseload([row(1, 1225)]) })).toMatchObject({
      state: 'value',
      value: 1225,
      display: '1.225',
    })
    expect(only({ caseload: caseload([row(1, 1225)]), language: 'en' })).toMatchObject({ display: '1,225' })
  })

  test('keep the words of a hidden cell', () => {
    expect(only({ caseload: caseload([row(1, null, 'suppressed', 'ẩn')]) })).toMatchObject({
      state: 'suppressed',
      value: null,
      display: 'ẩn',
    })
  })

  test('are no data, not nothing, for a unit that no row speaks of', () => {
    expect(only({ caseload: caseload([]) })).toMatchObject({ unitId: 1, state: 'noData', value: null })
  })

  test('stay estimated', () => {
    expect(only({ caseload: caseload([row(1, 40, 'estimated')]) })).toMatchObject({
      state: 'estimated',
      value: 40,
    })
  })
})

describe('the rate per 1,000 people', () => {
  test('is rounded to what is shown', () => {
    expect(only({ theme: 'rate', caseload: caseload([row(1, 128)]) })).toMatchObject({
      value: 12.8,
      display: '12,8',
    })
  })

  test('is no data without a population and hidden where the count is', () => {
    const units = [unit(1, { population: null }), unit(2)]
    const rows = caseload([row(1, 128), row(2, null)])
    const figures = figuresOf(source({ theme: 'rate', units, caseload: rows }))
    expect(figures.map(({ state }) => state)).toEqual(['noData', 'suppressed'])
  })
})

describe('the change between quarters', () => {
  const change = (
    now: ReturnType<typeof row>,
    before: ReturnType<typeof row>,
    level: 'commune' | 'province' = 'commune',
  ) => only({ theme: 'change', level, caseload: caseload([now]), previous: caseload([before]) })

  test('below ten is noise for a commune, a number for a province', () => {
    expect(change(row(1, 50), row(1, 59))).toMatchObject({ value: -9, display: '≈' })
    expect(change(row(1, 50), row(1, 59), 'province')).toMatchObject({ value: -9, display: '−9' })
    expect(change(row(1, 60), row(1, 50))).toMatchObject({ value: 10, display: '+10' })
  })

  test('is hidden when either quarter is', () => {
    expect(change(row(1, 50), row(1, null))).toMatchObject({ state: 'suppressed', value: null })
    expect(change(row(1, null), row(1, 50))).toMatchObject({ state: 'suppressed', value: null })
  })

  test('is estimated when either quarter is', () => {
    expect(change(row(1, 50), row(1, 20, 'estimated'))).toMatchObject({ state: 'estimated', value: 30 })
  })

  test('has no data in the first quarter', () => {
    expect(only({ theme: 'change', caseload: caseload([row(1, 50)]) })).toMatchObject({ state: 'noData' })
  })
})

describe('the share with a high support need', () => {
  type Bands = [high: number | null, medium: number | null, low: number | null, none: number | null]
  const cell = (count: number | null) => ({
    state: count === null ? ('suppressed' as const) : ('value' as const),
    count,
    display: count === null ? '<10' : String(count),
  })
  const share = (total: number | null, [high, medium, low, none]: Bands) =>
    only({
      theme: 'supportNeed',
      level: 'province',
      caseload: caseload([
        {
          ...row(1, total),
          by: { high: cell(high), medium: cell(medium), low: cell(low), none: cell(none) },
        },
      ]),
    })

  test('is of the people with an assessment in force, with its 95 % interval', () => {
    // Wilson interval of 25 of 100: 17.55 % to 34.30 %.
    const figure = share(300, [25, 40, 35, 200])
    expect(figure).toMatchObject({ value: 25, display: '25,0\u202f%', share: { count: 25, of: 100 } })
    expect(figure?.share?.low).toBeCloseTo(17.55, 2)
    expect(figure?.share?.high).toBeCloseTo(34.3, 1)
  })

  test('takes the assessed from the others where a band is hidden, and is hidden where it cannot', () => {
    expect(share(300, [25, null, null, 200])?.share).toMatchObject({ count: 25, of: 100 })
    expect(share(300, [25, null, null, null])).toMatchObject({ state: 'suppressed', value: null })
    expect(share(300, [null, 40, 35, 200])).toMatchObject({ state: 'suppressed', value: null })
  })

  test('is released for provinces only', () => {
    expect(only({ theme: 'supportNeed', caseload: caseload([row(1, 100)]) })).toMatchObject({
      state: 'notApplicable',
      why: 'provinceOnly',
    })
  })

  const kept = (plane: 'register' | 'release', [high, medium, low]: [number, number, number]) =>
    only({
      theme: 'supportNeed',
      level: 'commune',
      caseload: {
        ...caseload([
          {
            ...row(1, 100),
            plane,
            by: { high: cell(high), medium: cell(medium), low: cell(low), none: cell(0) },
          },
        ]),
        plane: 'register',
      },
    })

  test('is told for a commune of the own records from 30 assessed people on', () => {
    expect(kept('register', [10, 10, 10])?.share).toMatchObject({ count: 10, of: 30 })
    expect(kept('register', [10, 10, 9])).toMatchObject({ state: 'notApplicable', why: 'tooFewAssessed' })
    expect(kept('release', [10, 10, 10])).toMatchObject({ state: 'noData', why: 'outsideScope' })
  })
})

describe('filters of the register', () => {
  const outside = { ...row(1, null, 'noData', '–'), plane: 'release' as const }
  const answer = { ...caseload([outside]), plane: 'register' as const }

  test.each(['caseload', 'rate'] as const)('%s outside the own scope says why there is none', (theme) => {
    expect(only({ theme, caseload: answer, filtered: true })).toMatchObject({
      state: 'noData',
      why: 'outsideScope',
    })
    expect(only({ theme, caseload: answer })?.why).toBeUndefined()
  })

  test('a released count beside the records stays as it is', () => {
    const mixed = { ...caseload([row(1, 120)]), plane: 'register' as const }
    expect(only({ theme: 'caseload', caseload: mixed })).toMatchObject({ state: 'value', value: 120 })
  })
})

describe('coverage', () => {
  test('gives openings per 100 people in the caseload', () => {
    const answers = {
      caseload: caseload([row(1, 120)]),
      coverage: coverage([coverageRow(1, { openings: 30 })]),
    }
    expect(only({ theme: 'openings', ...answers })).toMatchObject({
      state: 'value',
      value: 25,
      display: '25',
    })
  })

  test('hides the ratio where the caseload is hidden, or the count could be computed back', () => {
    const answers = {
      caseload: caseload([row(1, null)]),
      coverage: coverage([coverageRow(1, { openings: 30 })]),
    }
    expect(only({ theme: 'openings', ...answers })).toMatchObject({ state: 'suppressed', value: null })
  })

  test('counts places; none is a zero', () => {
    const answers = { coverage: coverage([coverageRow(1)]) }
    expect(only({ theme: 'employers', ...answers })).toMatchObject({ state: 'value', value: 2 })
    expect(only({ theme: 'services', ...answers })).toMatchObject({ state: 'zero', value: 0, display: '0' })
  })

  test('is estimated on former districts', () => {
    const answers = { coverage: coverage([coverageRow(1, { estimated: true })]) }
    const states = (['employers', 'services', 'nearest'] as const).map(
      (theme) => only({ theme, ...answers })?.state,
    )
    expect(states).toEqual(['estimated', 'estimated', 'estimated'])
  })

  test('measures the way to the nearest employer in kilometres', () => {
    const answers = { coverage: coverage([coverageRow(1)]) }
    expect(only({ theme: 'nearest', ...answers })).toMatchObject({ value: 3.2, display: '3,2\u00a0km' })
    const none = { coverage: coverage([coverageRow(1, { nearestEmployerKm: null })]) }
    expect(only({ theme: 'nearest', ...none })).toMatchObject({ state: 'noData' })
  })
})
