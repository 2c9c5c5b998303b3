import { scoreCommunes } from '@hoanhap/geo/access/score-communes.ts'
import { knowPlaces, scoresWith } from '@hoanhap/geo/access/what-if.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { communes, places, settings } from './scored-samples.ts'

test('tried places beside known ones score as all of them together', () => {
  fc.assert(
    fc.property(communes, places, places, settings, (origins, staying, tried, asked) => {
      const whole = scoreCommunes(origins, [...staying, ...tried], asked)
      const parts = scoresWith(knowPlaces(origins, staying, asked), tried)
      expect(parts).toHaveLength(whole.length)
      for (const [index, { demand: _, point: __, populationPoints: ___, ...expected }] of whole.entries()) {
        for (const [name, value] of Object.entries(expected)) {
          const found = parts[index]?.[name as keyof typeof expected] ?? Number.NaN
          const same = found === value || Math.abs(found - value) <= 1e-12 * Math.max(1, Math.abs(value))
          expect(same, `${name} of commune ${index}: ${found} for ${value}`).toBe(true)
        }
      }
    }),
  )
})

test('what is known is not changed by a trial', () => {
  fc.assert(
    fc.property(communes, places, places, settings, (origins, staying, tried, asked) => {
      const known = knowPlaces(origins, staying, asked)
      const before = structuredClone(known.scores)
      scoresWith(known, tried)
      expect(known.scores).toEqual(before)
      expect(scoresWith(known, [])).toEqual(known.scores)
    }),
  )
})
