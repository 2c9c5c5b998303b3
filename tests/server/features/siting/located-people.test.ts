import { expect, test } from 'vitest'
import { locatedPeople } from '../../../../server/features/siting/located-people.ts'

const exactly = (people: number) => ({ people, low: people, high: people, state: 'value' as const })
const known = {
  byCommune: new Map([1, 2, 3, 4].map((unitId) => [unitId, exactly(unitId === 3 ? 0 : 10 * unitId)])),
}
const settlements = new Map([
  [1, { point: [105, 16] as const }],
  [
    2,
    {
      point: [105.5, 16] as const,
      populationPoints: [
        { point: [105.4, 16] as const, share: 0.75 },
        { point: [105.6, 16] as const, share: 0.25 },
      ],
    },
  ],
  [3, { point: [106, 16] as const }],
])

test('people stand at the points of their commune by their shares; nobody stands where nobody is known to be', () => {
  expect(locatedPeople(known, settlements, 'cover', 100)).toEqual({
    located: {
      origins: [
        [105, 16],
        [105.4, 16],
        [105.6, 16],
      ],
      demand: [10, 15, 5],
    },
    livingAt: 'populationPoints',
  })
})

test('for shortest ways to more candidates than can be weighed they stand at one point, and are said to', () => {
  const most = 5_333_333
  expect(locatedPeople(known, settlements, 'distance', most).livingAt).toBe('populationPoints')
  expect(locatedPeople(known, settlements, 'distance', most + 1)).toEqual({
    located: {
      origins: [
        [105, 16],
        [105.5, 16],
      ],
      demand: [10, 20],
    },
    livingAt: 'innerPoint',
  })
})
