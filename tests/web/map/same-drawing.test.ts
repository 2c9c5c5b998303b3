import { describe, expect, test } from 'vitest'
import { isSameDrawing } from '../../../web/src/map/same-drawing.ts'
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
