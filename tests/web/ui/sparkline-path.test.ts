import { describe, expect, it } from 'vitest'
import { sparklineParts } from '../../../web/src/ui/sparkline-path.ts'

const point = (count: number | null, estimated = false) => ({ count, estimated })

describe('sparklineParts', () => {
  it('leaves a gap where a quarter is hidden, never a line at zero', () => {
    const { parts } = sparklineParts([point(20), point(30), point(null), point(25)], 100, 40)
    expect(parts).toEqual([{ d: 'M4 36L34.7 4', estimated: false }])
  })

  it('marks a stroke as estimated when either end is', () => {
    const { parts } = sparklineParts([point(20, true), point(30), point(28)], 100, 40)
    expect(parts.map((part) => part.estimated)).toEqual([true, false])
  })

  it('puts a dot on the last quarter only when it is known', () => {
    expect(sparklineParts([point(20), point(30)], 100, 40).last).toEqual({ x: 96, y: 4 })
    expect(sparklineParts([point(20), point(null)], 100, 40).last).toBeNull()
  })

  it('draws equal quarters as a level line and nothing as nothing', () => {
    expect(sparklineParts([point(5), point(5)], 100, 40).parts[0]?.d).toBe('M4 36L96 36')
    expect(sparklineParts([], 100, 40)).toEqual({ parts: [], last: null })
  })
})
