import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { PALETTES } from '../../../web/src/map/palettes/palette.ts'
import type { DrawnUnit } from '../../../web/src/map/test-handle.ts'
import type { Expected, ExpectedFigure } from './expected.ts'
import { drawnUnits, legendCounts } from './steps.ts'

const PATTERNED = new Set(['suppressed', 'noData', 'notApplicable'])

/**
 * Waits until a map shows exactly these figures: every unit once, in its state, and in a colour of its own class.
 * Returns that drawing.
 */
export async function expectDrawn(
  page: Page,
  expected: Expected,
  id = 'main',
): Promise<Map<number, DrawnUnit>> {
  let drawn = new Map<number, DrawnUnit>()
  const faults = async () => {
    drawn = await drawnUnits(page, id)
    return [...differences(drawn, expected), ...mixedClasses(drawn, expected)]
  }
  await expect.poll(faults, { message: 'drawn and answered' }).toEqual([])
  return drawn
}

/** Waits until a map of circles shows these figures: a circle for a number, a hollow ring for a figure without one. */
export async function expectCircles(page: Page, expected: Expected, id = 'main'): Promise<void> {
  const ring = PALETTES.light.suppressed.ground
  const wrong = (unit: DrawnUnit, figure: ExpectedFigure) => (unit.color === ring) !== !figure.value
  await expect
    .poll(async () => mismatches(await drawnUnits(page, id), expected, wrong), {
      message: 'circles and answers',
    })
    .toEqual([])
}

/** What is wrong with the drawing, in words; empty when it is right. */
function differences(drawn: Map<number, DrawnUnit>, expected: Expected): string[] {
  return mismatches(drawn, expected, (unit, figure) => !looksLike(unit, figure))
}

function mismatches(
  drawn: Map<number, DrawnUnit>,
  expected: Expected,
  isWrong: (unit: DrawnUnit, figure: ExpectedFigure) => boolean,
): string[] {
  const missing = [...expected.keys()].filter((id) => !drawn.has(id)).map((id) => `unit ${id} is not drawn`)
  const wrong = [...drawn.values()].flatMap((unit) => {
    const figure = expected.get(unit.unitId)
    if (!figure) return [`unit ${unit.code} is drawn but not answered`]
    const look = unit.pattern ?? unit.color
    return isWrong(unit, figure)
      ? [`${unit.code}: ${unit.state} ${look}, not ${figure.state} ${figure.value}`]
      : []
  })
  return [...missing, ...wrong]
}

/** A figure that is hidden or missing is a pattern and never a colour; every other one has a colour. */
function looksLike(unit: DrawnUnit, figure: ExpectedFigure): boolean {
  if (unit.state !== figure.state) return false
  if (PATTERNED.has(figure.state)) return unit.pattern !== null && unit.color === null
  return unit.pattern === null && /^#[0-9A-F]{6}$/.test(unit.color ?? '')
}

/** Colours are ordered as the figures are: in words, where the ranges of two colours overlap. */
function mixedClasses(drawn: Map<number, DrawnUnit>, expected: Expected): string[] {
  const ranges = [...valuesByColour(drawn, expected)]
    .map(([color, values]) => ({ color, low: Math.min(...values), high: Math.max(...values) }))
    .sort((a, b) => a.low - b.low)
  return ranges.flatMap((range, index) => {
    const next = ranges[index + 1]
    return next && range.high >= next.low ? [`${range.color} does not end below ${next.color}`] : []
  })
}

/** Waits until the legend counts every unit, and each class by as many units as the map draws in its colour. */
export async function expectLegend(page: Page, expected: Expected): Promise<void> {
  const read = async () => {
    const counts = await legendCounts(page)
    const sizes = [...valuesByColour(await drawnUnits(page), expected).values()].map(({ length }) => length)
    return {
      counted: counts.reduce((sum, count) => sum + count, 0),
      drawnOnly: sizes.filter((size) => !counts.includes(size)),
    }
  }
  await expect.poll(read, { message: 'the legend' }).toEqual({ counted: expected.size, drawnOnly: [] })
}

/** The figures under each colour of a map. */
export function valuesByColour(drawn: Map<number, DrawnUnit>, expected: Expected): Map<string, number[]> {
  const groups = new Map<string, number[]>()
  for (const { unitId, color } of drawn.values()) {
    const value = expected.get(unitId)?.value
    if (color && value !== null && value !== undefined)
      groups.set(color, [...(groups.get(color) ?? []), value])
  }
  return groups
}
