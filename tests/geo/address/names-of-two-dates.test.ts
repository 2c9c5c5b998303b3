import { beforeAll, describe, expect, test } from 'vitest'
import { buildAddressIndex } from '../../../geo/address/address-index.ts'
import { type AddressAnswer, AddressMatcher } from '../../../geo/address/match-address.ts'
import { realAddressUnits } from '../../support/address-units.ts'

const OLD_DAY = '2025-06-30'
const NEW_DAY = '2026-11-22'

let matcher: AddressMatcher

beforeAll(async () => {
  const { units, successions } = await realAddressUnits()
  matcher = new AddressMatcher(buildAddressIndex(units, successions))
}, 120_000)

const read = (text: string, asOf = NEW_DAY): AddressAnswer => matcher.match(text, { asOf })
const namesOf = ({ candidates }: AddressAnswer) => candidates.map(({ unit }) => unit.name)

describe("a street that bears a former ward's name, in that ward's former district", () => {
  test.each([
    // text, today's ward of the district's name, one of those that the former ward went into
    ['12 Láng Hạ, Đống Đa, Hà Nội', 'Phường Đống Đa', 'Phường Giảng Võ'],
    ['250 Minh Khai, Hai Bà Trưng, Hà Nội', 'Phường Hai Bà Trưng', 'Phường Bạch Mai'],
    ['thôn Trung Yên Bài Ba Vì Hà Nội', 'Xã Ba Vì', 'Xã Yên Bài'],
    ['147/17 đường Lê Lợi, Thường Tín, TP Hà Nội', 'Xã Thường Tín', 'Xã Chương Dương'],
  ])("may mean the district as well as today's commune of its name: %s", (text, commune, former) => {
    const answer = read(text)
    expect([answer.grade, answer.unit]).toEqual(['ambiguous', null])
    expect(namesOf(answer)[0]).toBe(commune)
    expect(namesOf(answer)).toContain(former)
  })

  test.each([
    // the ward is called one
    ['12 Láng Hạ, phường Đống Đa, Hà Nội', 'Phường Đống Đa'],
    // Trần Phú was no ward of Hà Đông
    ['15 Trần Phú, Hà Đông, Hà Nội', 'Phường Hà Đông'],
    // Hồng Phong was a commune of Bình Gia, but only a part of this street's name
    ['đường Lê Hồng Phong, Bình Gia, tỉnh Lạng Sơn', 'Xã Bình Gia'],
  ])('decides nothing where something tells that the commune is meant: %s', (text, commune) => {
    expect(read(text).unit?.name).toBe(commune)
  })
})

describe('a name without error but of another type', () => {
  test('is as likely as an error in a name of the type beside it', () => {
    const answer = read('ấp 6, xã Vĩnh Viễn, Long Mỹ, Hậu Giang', OLD_DAY)
    expect(answer.grade).toBe('ambiguous')
    expect(namesOf(answer).toSorted()).toEqual(['Thị trấn Vĩnh Viễn', 'Xã Vĩnh Viễn A'])
  })

  test('is believed where there is no such name', () => {
    const { grade, unit } = read('Xã Thanh Hải, Phan Thiết', OLD_DAY)
    expect([grade, unit?.name]).toEqual(['probable', 'Phường Thanh Hải'])
  })
})
