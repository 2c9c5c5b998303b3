import { beforeAll, describe, expect, test } from 'vitest'
import { buildAddressIndex } from '../../../geo/address/address-index.ts'
import { type AddressAnswer, AddressMatcher } from '../../../geo/address/match-address.ts'
import { realAddressUnits } from '../../support/address-units.ts'

const OLD_DAY = '2025-06-30'
const NEW_DAY = '2026-11-22'
const SPLIT = null

let matcher: AddressMatcher

beforeAll(async () => {
  const { units, successions } = await realAddressUnits()
  matcher = new AddressMatcher(buildAddressIndex(units, successions))
}, 120_000)

const read = (text: string, asOf = OLD_DAY): AddressAnswer =>
  matcher.match(text, { asOf, days: [OLD_DAY, NEW_DAY] })

const codesOf = ({ onDays }: AddressAnswer) => onDays.map((unit) => unit?.code ?? null)
const kindsOf = ({ candidates }: AddressAnswer) => candidates.map(({ why }) => why.map(({ kind }) => kind))

// composed for this test: text, code until 2025-06-30, code since (SPLIT where the old commune went into several)
const OF_THREE_TIERS: [string, string, string | null][] = [
  ['số 12 ngõ 45 Trần Phú, P.Văn Quán, Hà Đông, HN', '09542', SPLIT],
  ['ấp 3 xã Tân Thạnh Đông huyện Củ Chi TPHCM', '27547', '27541'],
  ['Tổ 5, KP2, P. Tân Phong, Biên Hòa, Đồng Nai', '25996', '26188'],
  ['xa Hong Phong, huyen Bac Binh, tinh Binh Thuan', '23056', '23053'],
  ['P.12 Q.3 TPHCM', '27130', '27142'],
  ['phường 05, q. gò vấp, tp hồ chí minh', '26887', '26876'],
  ['F5 Q.Gò Vấp Sài Gòn', '26887', '26876'],
  ['ward 5, district 3, HCMC', '27151', '27154'],
  ['TP. Vũng Tàu, P. Thắng Tam, BR-VT', '26508', '26506'],
  ['P Trúc Bạch, Q Ba Đình, Hà Nội', '00004', '00004'],
  ['xã Tân Thạnh Đôngg, Củ Chi, Sài Gòn', '27547', '27541'],
  ["Xã Ea H'leo, huyện Ea H'leo, Đắk Lắk", '24184', '24184'],
  ['xa Ea Hleo, H. Ea Hleo, Daklak', '24184', '24184'],
  ['phường Hòa Khánh Bắc, Liên Chiểu, Đà Nẵng', '20197', '20197'],
  ['HÀ NỘI, THANH XUÂN, NHÂN CHÍNH, 15 LÊ VĂN THIÊM', '00343', SPLIT],
  ['Phường Bình Hưng Hòa A, Bình Tân, TP.HCM', '27439', SPLIT],
  ['khu 4, P. Bãi Cháy, TP Hạ Long, Quảng Ninh', '06673', '06673'],
  ['Xóm 5, xã Nghi Kim, TP Vinh, Nghệ An', '17920', '17920'],
  ['Số nhà 8, ngách 12/34, ngõ 12, phường Láng Hạ, quận Đống Đa, thành phố Hà Nội', '00199', SPLIT],
  ['12/5 KP Thắng Lợi 1, P Dĩ An, TP Dĩ An, Bình Dương', '25942', '25942'],
  ['Thôn 3, xã Hòa Thắng, TP. Buôn Ma Thuột, Đắk Lắk', '24166', '24121'],
  ['buôn Ea Mtá, xã Ea Bhốk, Cư Kuin, Đắk Lắk', '24550', SPLIT],
  ['Ấp Mỹ Hòa, x. Mỹ Hạnh Nam, h. Đức Hòa, t. Long An', '27976', '27976'],
  ['Số 5 đường Hòa Bình, phường Hiệp Tân, quận Tân Phú, TP.HCM', '27037', '27028'],
  ['Phố Thái Nguyên, P. Phương Sài, Nha Trang, Khánh Hòa', '22351', '22390'],
  ['KCN Biên Hòa 2, P. An Bình, TP Biên Hòa, Đồng Nai', '26050', '26041'],
  ['TDP số 7, P. Mễ Trì, Q. Nam Từ Liêm, Hà Nội', '00631', SPLIT],
  ['đội 4 thôn Phú Đa, xã Công Lý, Lý Nhân, Hà Nam', '13582', '13591'],
  ['Khóm 3, Phường 5, TP Cà Mau, tỉnh Cà Mau', '32008', '32025'],
  ['QL 1A, ấp Tân Bình, xã Tân Hương, huyện Châu Thành, Tiền Giang', '28525', '28525'],
  ['xã Vĩnh Lộc A, huyện Bình Chánh', '27601', '27601'],
  ['54 Nguyễn Chí Thanh, Láng Thượng, Đống Đa, Hà Nội', '00187', '00199'],
  ['Tổ 9 phường Đồng Quang TP Thái Nguyên tỉnh Thái Nguyên', '05458', '05443'],
  ['TT. Gia Ray, H. Xuân Lộc, T. Đồng Nai', '26425', '26425'],
  ['P. Ngô Quyền, TP Bắc Giang', '07207', '07210'],
  ['Phương Liên, Đống Đa, HN', '00226', SPLIT],
  ['phuong lien dong da ha noi', '00226', SPLIT],
  ['xa ky hai ky anh ha tinh', '18802', '18781'],
  ['Phường Hương Sơ, thành phố Huế, tỉnh Thừa Thiên Huế', '19804', '19804'],
  ['thị trấn Phong Hải, huyện Bảo Thắng, tỉnh Lào Cai', '02902', '02902'],
  ['công an phường Bến Nghé quận 1', '26740', '26740'],
  ['TPBiên Hòa, phườngTân Phong, Đồng Nai', '25996', '26188'],
]

const OF_TWO_TIERS: [string, string][] = [
  ['Phường Trấn Biên, tỉnh Đồng Nai', '26041'],
  ['xã Trảng Bom, Đồng Nai', '26248'],
  ['P. Phú Lợi, TP.HCM', '25750'],
  ['Phường Vũng Tàu, Thành phố Hồ Chí Minh', '26506'],
  ['P. Vũng Tàu, Bà Rịa - Vũng Tàu', '26506'],
  ['Đặc khu Phú Quốc, An Giang', '31078'],
  ['đặc khu Côn Đảo, TPHCM', '26732'],
  ['Phường Bắc Giang, Bắc Ninh', '07210'],
  ['xã Kỳ Anh, Hà Tĩnh', '18775'],
  ['Phường Xuân Hương, TP Đà Lạt, Lâm Đồng', '24781'],
  ['Thôn 2, X. A Lưới 2, TP Huế', '20044'],
  ['Phường Mường Lay, Điện Biên', '03151'],
  ['phường Ba Đình, quận Ba Đình, Hà Nội', '00004'],
  ['Phường Trúc Bạch (nay là phường Ba Đình), Hà Nội', '00004'],
]

describe('an address of the three tiers', () => {
  test.each(OF_THREE_TIERS)('%s', (text, old, young) => {
    const answer = read(text)
    expect(['exact', 'probable']).toContain(answer.grade)
    expect(answer.unit?.code).toBe(old)
    expect(codesOf(answer)).toEqual([old, young])
  })

  test.each(OF_THREE_TIERS)('read today: %s', (text, old, young) => {
    const answer = read(text, NEW_DAY)
    expect(answer.unit?.code ?? SPLIT).toBe(young)
    expect(answer.grade === 'ambiguous').toBe(young === SPLIT)
    expect(codesOf(answer)).toEqual([old, young])
    if (young === SPLIT) expect(answer.candidates.length).toBeGreaterThan(1)
  })
})

describe('an address of the two tiers', () => {
  test.each(OF_TWO_TIERS)('%s', (text, young) => {
    const answer = read(text, NEW_DAY)
    expect(['exact', 'probable']).toContain(answer.grade)
    expect(answer.unit?.code).toBe(young)
  })

  test('on the old units it is each of the communes that the new one was made from', () => {
    const answer = read('Phường Trấn Biên, tỉnh Đồng Nai')
    expect(answer.grade).toBe('ambiguous')
    expect(codesOf(answer)).toEqual([null, '26041'])
    expect(answer.candidates.length).toBeGreaterThan(1)
    expect(kindsOf(answer)[0]).toEqual(['name', 'province', 'readOnOtherDate', 'split'])
  })
})

describe('a code', () => {
  test('means the unit of the day', () => {
    expect(read('26068').unit?.name).toBe('Phường Hóa An')
    expect(read('26068', NEW_DAY).unit?.name).toBe('Phường Biên Hoà')
    expect(read('26068').grade).toBe('exact')
  })

  test('confirms a name, and as a postal code denies none', () => {
    const text = 'Phường An Lạc, Quận Bình Tân, Thành phố Hồ Chí Minh'
    expect(kindsOf(read(`${text} (27460)`))).toEqual([['name', 'code', 'district', 'province']])
    expect(read(`${text} 71900`).unit?.code).toBe('27460')
  })
})

describe('an address that does not decide its commune', () => {
  test.each([
    '24 Nguyễn Trãi, Thanh Xuân, Hà Nội',
    '12 Nguyễn Thị Minh Khai, Hai Bà Trưng, Hà Nội',
    '12 Phan Đình Phùng, Ba Đình, Hà Nội',
    'Phường 13, Quận 3, TP.HCM',
    'Đường Nguyễn Trãi, P. Nguyễn Trãi, Hà Đông, Hà Nội',
    'Quận 1, TP.HCM',
    'Xã Tân Thành',
    'xã Song Phuong, Hà Nội',
  ])('%s', (text) => {
    const answer = read(text)
    expect(answer.grade).toBe('ambiguous')
    expect(answer.unit).toBeNull()
    expect(answer.candidates.length).toBeGreaterThan(0)
  })

  test.each([
    '',
    '   ',
    'Không có địa chỉ',
    'Số 1 Đại Cồ Việt',
    'Việt Nam',
    '🙂🙂',
    '12',
    'a'.repeat(10_000),
  ])('nothing is known of "%s"', (text) => {
    expect(read(text)).toEqual({
      grade: 'none',
      unit: null,
      onDays: [null, null],
      candidates: [],
      area: null,
    })
  })

  test('a street of the name of a commune beside is not that commune', () => {
    const answer = read('12 Nguyễn Thị Minh Khai, Hai Bà Trưng, Hà Nội')
    expect(kindsOf(answer)).toEqual([['name', 'district', 'province', 'maybeNotUnit']])
  })
})

test('a district that lies whole in one commune is enough', () => {
  const answer = read('Huyện đảo Lý Sơn, Quảng Ngãi', NEW_DAY)
  expect([answer.grade, answer.unit?.code]).toEqual(['probable', '21548'])
})

describe('an address of a district or province only', () => {
  // text, what it names, communes of today to choose from
  const OF_AREAS: [string, string, number][] = [
    ['3 Lê Lợi, TP Huế', 'Thành phố Huế', 0],
    ['Mê Linh, Vĩnh Phúc', 'Tỉnh Vĩnh Phúc', 0],
    ['12 Nguyễn Huệ Đà Lạt', 'Thành phố Đà Lạt', 5],
    ['quận Thủ Đức cũ', 'Thành phố Thủ Đức', 12],
    // the ended province tells that the old city is meant, not the ward that bears its name
    ['Hội An, Quảng Nam', 'Thành phố Hội An', 4],
    ['12 Trần Hưng Đạo, Dĩ An, Bình Dương', 'Thành phố Dĩ An', 3],
    ['Bến xe Mỹ Đình, Nam Từ Liêm, Hà Nội', 'Quận Nam Từ Liêm', 9],
  ]
  test.each(OF_AREAS)('%s', (text, area, count) => {
    const answer = read(text, NEW_DAY)
    expect(answer.unit).toBeNull()
    expect(answer.area?.unit.name).toBe(area)
    expect(answer.candidates.length).toBe(count)
    expect(answer.onDays[1]).toBeNull()
  })

  test('holds the communes among which one may look for it', () => {
    const { area } = read('3 Lê Lợi, TP Huế', NEW_DAY)
    expect(area?.communes.length).toBe(40)
    expect(area?.communes.map(({ name }) => name)).toContain('Phường Thuận Hoá')
  })

  test('the commune that bears the name of the district comes first', () => {
    expect(read('Gò Vấp', NEW_DAY).candidates[0]?.unit.name).toBe('Phường Gò Vấp')
    expect(read('Gò Vấp', NEW_DAY).candidates.length).toBeGreaterThan(1)
  })
})

describe('the longer name of a province or district', () => {
  test.each([
    ['Côn Đảo, Bà Rịa - Vũng Tàu', 'Đặc khu Côn Đảo'],
    ['Trung tâm y tế huyện Côn Đảo, tỉnh Bà Rịa - Vũng Tàu', 'Đặc khu Côn Đảo'],
    ['thị trấn Thuận An, Phú Vang, TT Huế', 'Phường Thuận An'],
  ])('is not that of a commune within it: %s', (text, commune) => {
    const answer = read(text, NEW_DAY)
    expect([answer.grade, answer.unit?.name]).toEqual(['probable', commune])
  })

  test('"TT Huế" is a province, so that Phong Điền is not that of Cần Thơ', () => {
    const { unit, candidates } = read('xã Phong Hiền huyện Phong Điền TT Huế', NEW_DAY)
    expect(unit).toBeNull()
    expect(candidates.map((one) => one.unit.name)).toContain('Phường Phong Thái')
  })
})

test('hamlet, commune and district without a comma between are candidates, not nothing', () => {
  const { grade, candidates } = read('Thôn 3 Quảng La Hoành Bồ', NEW_DAY)
  expect(grade).toBe('ambiguous')
  expect(candidates.map(({ unit }) => unit.name).sort()).toEqual(['Phường Hoành Bồ', 'Xã Quảng La'])
})

test('what does not decide the commune of today says none for today', () => {
  const { grade, onDays } = read('UBND P. Thuận Hòa, Huế', NEW_DAY)
  expect([grade, onDays[0]?.name, onDays[1]]).toEqual(['ambiguous', 'Phường Thuận Hòa', null])
})

test('the same name with another tone is another commune', () => {
  const inDistrict = (name: string) => read(`xã ${name}, huyện Phú Ninh, tỉnh Quảng Nam`).unit?.name
  expect(inDistrict('Tam Đàn')).toBe('Xã Tam Đàn')
  expect(inDistrict('Tam Dân')).toBe('Xã Tam Dân')
  expect(inDistrict('Tam Dan')).toBeUndefined()
})
