import { type AddressSuccession, type AddressUnit, buildAddressIndex } from '../address/address-index.ts'
import { AddressMatcher } from '../address/match-address.ts'
import { pick, type Random, shuffle } from '../random.ts'
import { searchKey } from '../text.ts'
import type { Race } from './measure.ts'
import { bareNameOf, messyAddresses, unitsOfDay } from './messy-addresses.ts'

const LAST_OLD_DAY = '2025-06-30'
const FIRST_NEW_DAY = '2025-07-01'
const PROVINCES = { before: 63, after: 34 }
const DISTRICTS = 696
const COMMUNES = { before: 10_047, after: 3321 }
const ADDRESSES = 2000

const FIRST_SYLLABLES =
  'An Bình Cao Châu Đại Đông Hà Hải Hòa Hồng Hưng Khánh Kim Lạc Long Lộc Minh Mỹ Nam Nga Nghĩa Ninh Phú Phước Quang Sơn ' +
  'Tam Tân Thạch Thanh Thạnh Thiệu Thượng Tiên Trung Trường Vạn Văn Vĩnh Xuân Yên'
const LAST_SYLLABLES =
  'An Bắc Bình Cường Dân Đông Đức Giang Hà Hải Hòa Hội Hưng Khê Lâm Lập Lộc Long Lợi Minh Mỹ Nam Ngọc Nguyên Phong Phú ' +
  'Quang Sơn Tân Tây Thành Thắng Thịnh Thọ Thủy Tiến Trung Trường Vân Vinh Xá Xuân'

const PROVINCE_TYPES = ['Tỉnh', 'Thành phố']
const DISTRICT_TYPES = ['Huyện', 'Huyện', 'Huyện', 'Quận', 'Thị xã', 'Thành phố']
const COMMUNE_TYPES = ['Xã', 'Xã', 'Xã', 'Phường', 'Thị trấn']

/** Addresses of a country of the size of Việt Nam, in both tiers; the anchor looks for every unit's name in the text. */
export function addressRace(random: Random): Race {
  const { units, successions } = generatedUnits(random)
  const days = [unitsOfDay(units, LAST_OLD_DAY), unitsOfDay(units, FIRST_NEW_DAY)]
  const addresses = messyAddresses(random, days, ADDRESSES)
  const matcher = new AddressMatcher(buildAddressIndex(units, successions))
  const keys = days.map(({ day, communes }) => ({
    day,
    names: communes.map((unit) => searchKey(bareNameOf(unit))),
  }))
  return {
    name: 'addresses',
    work: `${ADDRESSES} addresses in both tiers`,
    anchor: 'every name looked for in the text, exact letters only',
    ours: () => addresses.map(({ text, day }) => matcher.match(text, { asOf: day }).grade),
    theirs: () =>
      addresses.map(({ text, day }) =>
        namesIn(
          searchKey(text),
          keys.find((each) => each.day === day),
        ),
      ),
    repetitions: 3,
  }
}

function namesIn(text: string, keys: { names: readonly string[] } | undefined): string[] {
  return keys?.names.filter((name) => text.includes(name)) ?? []
}

/** Units of both tiers, every old commune in one new one. */
function generatedUnits(random: Random): { units: AddressUnit[]; successions: AddressSuccession[] } {
  const units: AddressUnit[] = []
  const add = (
    level: AddressUnit['level'],
    types: readonly string[],
    count: number,
    parents: readonly AddressUnit[],
    life: Pick<AddressUnit, 'from' | 'to'>,
  ) => {
    const names = namesFor(random, count)
    const added = names.map((name, place): AddressUnit => {
      const type = pick(random, types)
      const parent = parents[place % Math.max(1, parents.length)]
      const code = String(units.length + place)
      const parentIds = parent ? [parent.id] : []
      const unit = {
        id: units.length + place,
        code,
        level,
        name: `${type} ${name}`,
        type,
        parentIds,
        ...life,
      }
      return { ...unit, otherName: null, otherCode: null }
    })
    units.push(...added)
    return added
  }
  const old = { from: null, to: LAST_OLD_DAY }
  const young = { from: FIRST_NEW_DAY, to: null }
  const districts = add(
    'district',
    DISTRICT_TYPES,
    DISTRICTS,
    add('province', PROVINCE_TYPES, PROVINCES.before, [], old),
    old,
  )
  const before = add('commune', COMMUNE_TYPES, COMMUNES.before, districts, old)
  const provinces = add('province', PROVINCE_TYPES, PROVINCES.after, [], young)
  const after = add('commune', COMMUNE_TYPES.slice(0, -1), COMMUNES.after, provinces, young)
  const successions = before.map((unit, place): AddressSuccession => {
    const into = after[place % after.length] as AddressUnit
    return { oldId: unit.id, newId: into.id, confidence: 'high' }
  })
  return { units, successions }
}

/** Names in random order; the list begins again where the country has more units than there are names. */
function namesFor(random: Random, count: number): string[] {
  const names = FIRST_SYLLABLES.split(' ').flatMap((first) =>
    LAST_SYLLABLES.split(' ').map((last) => `${first} ${last}`),
  )
  const shuffled = shuffle(random, names)
  return Array.from({ length: count }, (_, place) => shuffled[place % shuffled.length] as string)
}
