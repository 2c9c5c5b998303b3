import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sideBySide } from '../../../../server/features/packs/side-by-side.ts'

test('parts that run side by side add up, whoever is first', () => {
  const lines: string[] = []
  const part = sideBySide((line) => lines.push(line), 10)
  const [drawing, people] = [part(30), part(60)]
  people('people', 1, 2)
  drawing('drawing', 1, 3)
  people('people', 2, 2)
  drawing('drawing', 3, 3)
  expect(lines).toEqual([
    '40 % people 1 of 2',
    '50 % drawing 1 of 3',
    '80 % people 2 of 2',
    '100 % drawing 3 of 3',
  ])
})

test('a part without anything to do is done', () => {
  const lines: string[] = []
  sideBySide((line) => lines.push(line), 90)(10)('employers and services', 0, 0)
  expect(lines).toEqual(['100 % employers and services 0 of 0'])
})

test('what is said never falls and ends at the sum', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ points: fc.nat({ max: 40 }), of: fc.integer({ min: 1, max: 9 }) }), {
        minLength: 1,
        maxLength: 4,
      }),
      (parts) => {
        const said: number[] = []
        const part = sideBySide((line) => said.push(Number.parseInt(line, 10)), 0)
        const all = parts.map(({ points, of }) => ({ say: part(points), of }))
        for (let done = 1; done <= 9; done += 1)
          for (const { say, of } of all) if (done <= of) say('part', done, of)
        expect(said).toEqual([...said].sort((a, b) => a - b))
        expect(said.at(-1)).toBe(parts.reduce((sum, { points }) => sum + points, 0))
      },
    ),
  )
})
