import { beforeAll, describe, expect, test } from 'vitest'
import { type AddressIndex, buildAddressIndex } from '../../../geo/address/address-index.ts'
import { type AddressAnswer, AddressMatcher } from '../../../geo/address/match-address.ts'
import {
  type MessyAddress,
  messyAddresses,
  type UnitsOfDay,
  unitsOfDay,
} from '../../../geo/bench/messy-addresses.ts'
import { seededRandom } from '../../../geo/random.ts'
import { AddressJudge } from '../../support/address-truth.ts'
import { type AddressUnits, demoAddressUnits, realAddressUnits } from '../../support/address-units.ts'

const OLD_DAY = '2025-06-30'
const NEW_DAY = '2026-11-22'

const DAYS = [{ day: OLD_DAY }, { day: NEW_DAY }]

const PACKS = [
  { pack: 'the real units', read: realAddressUnits, count: 10_000 },
  { pack: 'the demo units', read: demoAddressUnits, count: 4000 },
]

describe.each(PACKS)('messy addresses of $pack', ({ read, count }) => {
  let given: AddressUnits
  let days: UnitsOfDay[]
  let judge: AddressJudge
  let addresses: MessyAddress[]
  let answers: AddressAnswer[]

  beforeAll(async () => {
    given = await read()
    days = [OLD_DAY, NEW_DAY].map((day) => unitsOfDay(given.units, day))
    judge = new AddressJudge(days)
    addresses = messyAddresses(seededRandom('messy addresses'), days, count)
    const matcher = new AddressMatcher(buildAddressIndex(given.units, given.successions))
    answers = addresses.map(({ text, day }) => matcher.match(text, { asOf: day, days: [OLD_DAY, NEW_DAY] }))
  }, 120_000)

  const outcomes = (day: string) =>
    addresses.flatMap((address, place) => {
      const answer = answers[place] as AddressAnswer
      const isSure = answer.grade === 'exact' || answer.grade === 'probable'
      return address.day === day
        ? [{ address, answer, isSure, isRight: answer.unit === address.commune }]
        : []
    })

  test.each(DAYS)(
    'of the decidable ones of $day at least 97 in 100 are placed in their commune',
    ({ day }) => {
      const decidable = outcomes(day).filter(({ address }) => judge.isDecidable(address))
      const placed = decidable.filter(({ isSure, isRight }) => isSure && isRight)
      expect(decidable.length).toBeGreaterThan(count * 0.4)
      expect(placed.length / decidable.length).toBeGreaterThanOrEqual(0.97)
    },
  )

  test.each(DAYS)('of all of $day at most 3 in 1,000 are placed in a wrong commune', ({ day }) => {
    const all = outcomes(day)
    const wrong = all.filter(({ isSure, isRight }) => isSure && !isRight)
    expect(wrong.length / all.length).toBeLessThanOrEqual(0.003)
  })

  test('what fits several communes is reported as ambiguous, the true one among the candidates', () => {
    const several = [...outcomes(OLD_DAY), ...outcomes(NEW_DAY)].filter(
      ({ address }) => address.commune !== null && judge.communesNamed(address).length > 1,
    )
    const honest = several.filter(
      ({ address, answer, isSure, isRight }) =>
        (isSure && isRight) || answer.candidates.some(({ unit }) => unit === address.commune),
    )
    expect(several.length).toBeGreaterThan(0)
    expect(honest.length / several.length).toBeGreaterThanOrEqual(0.9)
  })

  test('an address without a commune is never called exact', () => {
    const without = [...outcomes(OLD_DAY), ...outcomes(NEW_DAY)].filter(({ address }) => !address.commune)
    expect(without.length).toBeGreaterThan(0)
    expect(without.filter(({ answer }) => answer.grade === 'exact')).toEqual([])
  })

  test('a commune that went whole into one is placed there on the later day, a split one nowhere', () => {
    const successors = successorsByUnit(given, NEW_DAY)
    for (const { address, answer, isSure, isRight } of outcomes(OLD_DAY)) {
      if (!isSure || !isRight || !address.commune) continue
      const later = successors(address.commune.id)
      expect(answer.onDays[1]?.id ?? null).toBe(later.length === 1 ? later[0] : null)
    }
  })
})

/** Units of a day that a unit went into, by walking the given pairs: those of low confidence count where nothing better is. */
function successorsByUnit({ units, successions }: AddressUnits, day: string): (id: number) => number[] {
  const unitOf = new Map(units.map((unit) => [unit.id, unit]))
  const sure = successions.filter(({ confidence }) => confidence !== 'low')
  const step = (id: number): number[] => {
    const better = sure.filter(({ oldId }) => oldId === id)
    return (better.length > 0 ? better : successions.filter(({ oldId }) => oldId === id)).map(
      ({ newId }) => newId,
    )
  }
  const walk = (id: number): number[] => {
    const unit = unitOf.get(id)
    return unit && (unit.to === null || unit.to >= day) ? [id] : step(id).flatMap(walk)
  }
  return (id) => [...new Set(walk(id))]
}

describe('the index', () => {
  test('answers the same however the units are ordered', async () => {
    const { units, successions } = await demoAddressUnits()
    const days = [unitsOfDay(units, OLD_DAY), unitsOfDay(units, NEW_DAY)]
    const sample = messyAddresses(seededRandom('order'), days, 300)
    const codes = (index: AddressIndex) => {
      const matcher = new AddressMatcher(index)
      return sample.map(({ text, day }) => {
        const { grade, unit, candidates } = matcher.match(text, { asOf: day })
        return [grade, unit?.id, ...candidates.map((candidate) => candidate.unit.id)]
      })
    }
    const backwards = buildAddressIndex(units.toReversed(), successions.toReversed())
    expect(codes(backwards)).toEqual(codes(buildAddressIndex(units, successions)))
  })
})
