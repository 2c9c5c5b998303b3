import { expect, test } from 'vitest'
import { drawCommunes } from '../../../../web/src/features/sign-in/draw-communes.ts'

const DRAWING = { width: 720, height: 860, columns: 17, seed: 'hoa-nhap' }

/** The middle of a path's box. */
function middleOf(path: string): readonly [number, number] {
  const numbers = [...path.matchAll(/[\d.-]+/g)].map(Number)
  const [xs, ys] = [0, 1].map((odd) => numbers.filter((_, index) => index % 2 === odd))
  const centre = (values: number[] = []) => (Math.min(...values) + Math.max(...values)) / 2
  return [centre(xs), centre(ys)]
}

test('communes at the shore are those around which others are missing, and no others', () => {
  const { communes } = drawCommunes(DRAWING)
  const side = DRAWING.width / DRAWING.columns
  const cells = communes.map(({ path, atShore }) => {
    const [x, y] = middleOf(path)
    return { column: Math.floor(x / side), row: Math.floor(y / side), atShore }
  })
  const there = new Set(cells.map(({ column, row }) => `${column} ${row}`))
  expect(there.size).toBe(communes.length)
  for (const { column, row, atShore } of cells) {
    const around = [-1, 0, 1].flatMap((right) => [-1, 0, 1].map((down) => `${column + right} ${row + down}`))
    expect(atShore).toBe(!around.every((cell) => there.has(cell)))
  }
})

test('the same seed gives the same drawing', () => {
  expect(drawCommunes(DRAWING)).toEqual(drawCommunes(DRAWING))
})
