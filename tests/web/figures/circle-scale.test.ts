import { expect, test } from 'vitest'
import { circleScale } from '../../../web/src/figures/circle-scale.ts'
import { figureSetOf } from '../../../web/src/figures/figure-set.ts'
import { caseload, row, source, unit } from './sample.ts'

const setOf = (counts: (number | null)[]) =>
  figureSetOf(
    source({
      units: counts.map((_, index) => unit(index + 1)),
      caseload: caseload(counts.map((count, index) => row(index + 1, count))),
    }),
    { method: 'quantile', classCount: 5, breaks: [] },
  )

test('the area of a circle grows with the figure', () => {
  const { radius } = circleScale(setOf([400, 100, 25, null]))
  expect(radius(400)).toBe(26)
  expect(radius(100)).toBe(13)
  expect(radius(-100)).toBe(13)
  expect(radius(0)).toBe(0)
})

test('the legend shows round values within the range', () => {
  expect(circleScale(setOf([438, 60])).legendValues).toEqual([200, 100, 20])
  expect(circleScale(setOf([null])).legendValues).toEqual([])
})
