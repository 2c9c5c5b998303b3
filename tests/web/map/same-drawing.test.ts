import { describe, expect, test } from 'vitest'
import { isRepaint, isSameDrawing } from '../../../web/src/map/same-drawing.ts'
import { scene } from './sample-style.ts'

describe('two drawings', () => {
  const one = scene()
  const copyOf = (set: Partial<typeof one.set>) => ({ ...one, set: { ...one.set, ...set } })

  test('are the same when they would paint the same, whoever computed them', () => {
    expect(isSameDrawing(one, copyOf({ figures: one.set.figures.map((figure) => ({ ...figure })) }))).toBe(
      true,
    )
  })

  test.each(['state', 'value', 'unitId'] as const)('differ when one figure has another %s', (field) => {
    const changed = { state: 'noData', value: 987, unitId: 986 }[field]
    const figures = one.set.figures.map((figure, index) =>
      index > 0 ? figure : { ...figure, [field]: changed },
    )
    expect(isSameDrawing(one, copyOf({ figures }))).toBe(false)
  })

  test('differ in classes, in day, and as circles', () => {
    expect(isSameDrawing(one, copyOf({ breaks: [...one.set.breaks, 5000] }))).toBe(false)
    expect(isSameDrawing(one, copyOf({ asOf: '2025-06-30' as never }))).toBe(false)
    expect(isSameDrawing(one, { ...one, draw: 'circles' })).toBe(false)
  })
})

describe('other figures of the same units', () => {
  const live = { ...scene(), live: true }
  const { set } = live
  const figures = set.figures.map((figure) => ({ ...figure, value: 7 }))
  const moved = {
    ...live,
    set: { ...set, figures, byUnit: new Map(figures.map((one) => [one.unitId, one])) },
  }

  test('repaint a live drawing, and replace any other', () => {
    expect(isRepaint(live, moved)).toBe(true)
    expect(isRepaint({ ...live, live: false }, { ...moved, live: false })).toBe(false)
  })

  test.each([
    ['of another day', { asOf: '2025-06-30' }],
    ['of another level', { level: 'district' as const }],
    ['as circles', { draw: 'circles' as const }],
    ['with other units', { units: [...live.units] }],
    ['of another measure', { set: { ...moved.set, measure: { ...set.measure } } }],
    ['of another place', { set: { ...moved.set, byUnit: new Map([...moved.set.byUnit].slice(1)) } }],
  ])('are another drawing %s', (_, change) => {
    expect(isRepaint(live, { ...moved, ...change })).toBe(false)
  })
})
