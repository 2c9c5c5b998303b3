import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { type AddressUnit, buildAddressIndex } from '../../../geo/address/address-index.ts'
import { AddressMatcher } from '../../../geo/address/match-address.ts'
import { bareNameOf, type UnitsOfDay, unitsOfDay } from '../../../geo/bench/messy-addresses.ts'
import { demoAddressUnits, realAddressUnits } from '../../support/address-units.ts'

const OLD_DAY = '2025-06-30'
const NEW_DAY = '2026-11-22'

const ENGLISH: Readonly<Record<string, string>> = {
  phường: 'Ward',
  xã: 'Commune',
  'thị trấn': 'Township',
  quận: 'District',
  huyện: 'District',
  'thị xã': 'Town',
  'thành phố': 'City',
  tỉnh: 'Province',
}

describe('an address in the order of English', () => {
  let day: UnitsOfDay
  let matcher: AddressMatcher

  beforeAll(async () => {
    const { units, successions } = await demoAddressUnits()
    matcher = new AddressMatcher(buildAddressIndex(units, successions))
    day = unitsOfDay(units, OLD_DAY)
  }, 120_000)

  const inEnglish = (unit: AddressUnit) => {
    const name = bareNameOf(unit)
    const type = ENGLISH[unit.type.toLowerCase()] as string
    return /^\d+$/.test(name) ? `${type} ${name}` : `${name} ${type}`
  }

  test('is the commune that the same words name in the order of Vietnamese', () => {
    const check = (place: number, street: string, separator: string) => {
      const commune = day.communes[place % day.communes.length] as AddressUnit
      const district = day.parentOf.get(commune) as AddressUnit
      const province = day.parentOf.get(district) as AddressUnit
      const units = [commune, district, province]
      const read = (names: string[]) => matcher.match([street, ...names].join(', '), { asOf: OLD_DAY })
      const expected = read(units.map(({ name }) => name))
      fc.pre(expected.grade === 'exact')
      const english = matcher.match([street, units.map(inEnglish).join(separator)].join(', '), {
        asOf: OLD_DAY,
      })
      expect(english.unit?.id).toBe(expected.unit?.id)
    }
    const anyStreet = fc.constantFrom('12 Le Loi Street', '5 Tran Phu St.', 'Alley 12', 'Lot A5, Road 3')
    const anySeparator = fc.constantFrom(', ', ' ', ' - ')
    fc.assert(fc.property(fc.nat(), anyStreet, anySeparator, check), { numRuns: 300 })
  })
})

describe('English words among real units', () => {
  let matcher: AddressMatcher

  beforeAll(async () => {
    const { units, successions } = await realAddressUnits()
    matcher = new AddressMatcher(buildAddressIndex(units, successions))
  }, 120_000)

  test.each([
    // the Ward of Phan Chu Trinh is no ward "Hoan Kiem"
    [
      '26 Ly Thuong Kiet St., Phan Chu Trinh Ward, Hoan Kiem Dist., Hanoi, Vietnam',
      'Phường Phan Chu Trinh',
      'Phường Cửa Nam',
    ],
    ['12 Le Loi St., Ben Nghe Ward, District 1, HCMC', 'Phường Bến Nghé', 'Phường Sài Gòn'],
    ['Ben Thanh Ward, Ho Chi Minh City', 'Phường Bến Thành', 'Phường Bến Thành'],
    ['Ward 12, Go Vap District, Ho Chi Minh City 70000', 'Phường 12', 'Phường An Hội Tây'],
    // the City of an estate leads no house number
    ['Times City, 458 Minh Khai, Vĩnh Tuy, Hai Bà Trưng, Hà Nội', 'Phường Vĩnh Tuy', undefined],
  ])('%s', (text, old, young) => {
    expect(matcher.match(text, { asOf: OLD_DAY }).unit?.name).toBe(old)
    expect(matcher.match(text, { asOf: NEW_DAY }).unit?.name).toBe(young)
  })

  test('initials of a province at the end are no street', () => {
    const { grade, unit } = matcher.match('TT An Lạc Thôn Kế Sách ST', { asOf: OLD_DAY })
    expect([grade, unit?.name]).toEqual(['exact', 'Thị trấn An Lạc Thôn'])
  })
})
