import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { type AddressUnit, buildAddressIndex } from '../../../geo/address/address-index.ts'
import { type AddressAnswer, AddressMatcher } from '../../../geo/address/match-address.ts'
import { bareNameOf, type UnitsOfDay, unitsOfDay } from '../../../geo/bench/messy-addresses.ts'
import { moveTones } from '../../../geo/bench/messy-letters.ts'
import { demoAddressUnits } from '../../support/address-units.ts'

const DAY = '2025-06-30'
const RUNS = { numRuns: 300 }

let matcher: AddressMatcher
let day: UnitsOfDay

beforeAll(async () => {
  const { units, successions } = await demoAddressUnits()
  matcher = new AddressMatcher(buildAddressIndex(units, successions))
  day = unitsOfDay(units, DAY)
}, 120_000)

const read = (text: string): AddressAnswer => matcher.match(text, { asOf: DAY })

const outcomeOf = ({ grade, unit, candidates }: AddressAnswer) => [
  grade,
  unit?.id ?? null,
  ...candidates.map((candidate) => candidate.unit.id).sort(),
]

/** Any commune of the demo units. */
const anyCommune = () => fc.nat().map((place) => day.communes[place % day.communes.length] as AddressUnit)

/** The parts of its address: commune, district, province. */
function partsOf(commune: AddressUnit): string[] {
  const district = day.parentOf.get(commune) as AddressUnit
  const province = day.parentOf.get(district) as AddressUnit
  return [commune.name, district.name, province.name]
}

const anyStreet = fc.constantFrom(
  'số 12 ngõ 45 Trần Phú',
  '12/5A đường Hòa Bình',
  'phố Thái Nguyên',
  'Tổ 7, KP3',
  '103 Nguyễn Thị Minh Khai',
  'thôn Đông',
  'ấp 4',
  'KCN Biên Hòa 2',
)

describe('what does not matter', () => {
  test('upper and lower case', () => {
    const check = (commune: AddressUnit, street: string, raised: boolean[]) => {
      const text = [street, ...partsOf(commune)].join(', ')
      const mixed = [...text].map((letter, place) =>
        raised[place % raised.length] ? letter.toUpperCase() : letter.toLowerCase(),
      )
      expect(outcomeOf(read(mixed.join('')))).toEqual(outcomeOf(read(text)))
    }
    const anyCase = fc.array(fc.boolean(), { minLength: 1, maxLength: 40 })
    fc.assert(fc.property(anyCommune(), anyStreet, anyCase, check), RUNS)
  })

  test('composed or combining marks, and on which vowel the tone stands', () => {
    const check = (commune: AddressUnit, street: string) => {
      const text = [street, ...partsOf(commune)].join(', ')
      const expected = outcomeOf(read(text.normalize('NFC')))
      expect(outcomeOf(read(text.normalize('NFD')))).toEqual(expected)
      expect(outcomeOf(read(moveTones(text)))).toEqual(expected)
      expect(outcomeOf(read(moveTones(text).normalize('NFD')))).toEqual(expected)
    }
    fc.assert(fc.property(anyCommune(), anyStreet, check), RUNS)
  })

  test('the order of the parts and what stands between them', () => {
    const anySeparator = fc.constantFrom(', ', ',', '; ', ' - ', '\n', ' | ', ' ')
    const anyOrder = fc.shuffledSubarray([0, 1, 2], { minLength: 3 })
    const check = (commune: AddressUnit, order: number[], separator: string) => {
      const parts = partsOf(commune)
      const text = order.map((place) => parts[place]).join(separator)
      expect(outcomeOf(read(text))).toEqual(outcomeOf(read(parts.join(', '))))
    }
    fc.assert(fc.property(anyCommune(), anyOrder, anySeparator, check), RUNS)
  })

  test('a street, a house or a hamlet never turns the right commune into another', () => {
    const check = (commune: AddressUnit, street: string, isTyped: boolean, separator: string) => {
      const [name, ...above] = partsOf(commune)
      const parts = [isTyped ? name : bareNameOf(commune), ...above]
      const without = read(parts.join(separator))
      fc.pre(without.grade === 'exact')
      const answer = read([street, ...parts].join(separator))
      expect([null, without.unit?.id]).toContain(answer.unit?.id ?? null)
    }
    const anySeparator = fc.constantFrom(', ', ' ', ' - ')
    fc.assert(fc.property(anyCommune(), anyStreet, fc.boolean(), anySeparator, check), RUNS)
  })

  test('any text at all is answered', () => {
    const check = (text: string) => {
      expect(['exact', 'probable', 'ambiguous', 'none']).toContain(read(text).grade)
    }
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 500 }), check), RUNS)
  })
})
