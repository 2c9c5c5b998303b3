import { describe, expect, test } from 'vitest'
import type { UploadRefused } from '../../../../../server/features/imports/reading/refusals.ts'
import { repairText } from '../../../../../server/features/imports/reading/text/repair-text.ts'
import { isSyllable } from '../../../../../server/features/imports/reading/text/syllables.ts'
import { fromTcvn3 } from '../../../../../server/features/imports/reading/text/tcvn3.ts'
import { fromVni } from '../../../../../server/features/imports/reading/text/vni.ts'
import { readBytes } from './support/read-bytes.ts'

const latin1 = (text: string) => Buffer.from(text, 'latin1')
/** Letters with their shape as one byte and the tone as another, as Windows-1258 has them. */
const WINDOWS_1258: Readonly<Record<string, number>> = {
  '\u0300': 0xcc,
  '\u0309': 0xd2,
  '\u0303': 0xde,
  '\u0301': 0xec,
  '\u0323': 0xf2,
  ă: 0xe3,
  Ă: 0xc3,
  đ: 0xf0,
  Đ: 0xd0,
  ơ: 0xf5,
  Ơ: 0xd5,
  ư: 0xfd,
  Ư: 0xdd,
  â: 0xe2,
  Â: 0xc2,
  ê: 0xea,
  Ê: 0xca,
  ô: 0xf4,
  Ô: 0xd4,
}
function windows1258(text: string): Buffer {
  const bytes = [...text.normalize('NFC')].flatMap((letter) => {
    const tone = /[\u0300\u0301\u0303\u0309\u0323]/.exec(letter.normalize('NFD'))?.[0] ?? ''
    const base = letter.normalize('NFD').replace(tone, '').normalize('NFC')
    return [...base, ...tone].map((sign) => WINDOWS_1258[sign] ?? sign.charCodeAt(0))
  })
  return Buffer.from(bytes)
}

const TABLE =
  'Họ và tên,Địa chỉ\nNguyễn Văn Hùng,"Phường Hòa Bình, Quận Đống Đa"\nTrần Thị Ửng,"Xã Mỹ Đức, Huyện Thường Tín"\n'
const IN_TCVN3 =
  'Hä vµ tªn,§Þa chØ\nNguyÔn V¨n Hïng,"Ph\u00ADêng Hßa B×nh, QuËn §èng §a"\nTrÇn ThÞ öng,"X· Mü §øc, HuyÖn Th\u00ADêng TÝn"\n'
const IN_VNI =
  'Hoï vaø teân,Ñòa chæ\nNguyeãn Vaên Huøng,"Phöôøng Hoøa Bình, Quaän Ñoáng Ña"\nTraàn Thò Öûng,"Xaõ Myõ Ñöùc, Huyeän Thöôøng Tín"\n'

describe('the encoding of a file is known by its bytes', () => {
  const utf16be = () => Buffer.from(`\uFEFF${TABLE}`, 'utf16le').swap16()
  test.each([
    ['utf-8', Buffer.from(TABLE)],
    ['utf-8', Buffer.from(`\uFEFF${TABLE}`)],
    ['utf-16le', Buffer.from(`\uFEFF${TABLE}`, 'utf16le')],
    ['utf-16le', Buffer.from(TABLE, 'utf16le')],
    ['utf-16be', utf16be()],
    ['utf-16be', utf16be().subarray(2)],
    ['windows-1258', windows1258(TABLE)],
    ['vni', latin1(IN_VNI)],
  ] as const)('%s', async (encoding, bytes) => {
    const { head, rows } = await readBytes(bytes)
    expect(head.encoding).toBe(encoding)
    expect(head.header).toEqual(['Họ và tên', 'Địa chỉ'])
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['Nguyễn Văn Hùng', 'Phường Hòa Bình, Quận Đống Đa'],
      ['Trần Thị Ửng', 'Xã Mỹ Đức, Huyện Thường Tín'],
    ])
  })

  test('tcvn3, which has no capitals with a tone', async () => {
    const { head, rows, found } = await readBytes(latin1(IN_TCVN3))
    expect(head).toMatchObject({ encoding: 'tcvn3', header: ['Họ và tên', 'Địa chỉ'] })
    expect(rows.map(({ cells }) => cells[0])).toEqual(['Nguyễn Văn Hùng', 'Trần Thị ửng'])
    expect(found).toHaveProperty('legacy_encoding')
  })

  test('whatever its cells are cut by', async () => {
    const { head } = await readBytes(latin1(IN_VNI.replaceAll(',', ';')))
    expect(head).toMatchObject({ encoding: 'vni', delimiter: ';' })
  })

  test('plain letters need none', async () => {
    expect((await readBytes('Name,Sex\nAn,Nam\n')).head.encoding).toBe('utf-8')
  })

  test.each([
    ['French', latin1('Nom,Ville\nRené Lefèvre,Orléans\nZoé Garçon,Besançon\n')],
    ['chance', Buffer.from(Array.from({ length: 4000 }, (_, index) => 0x80 + ((index * 7919) % 120)))],
    [
      'UTF-8 that ends in the middle of a letter',
      Buffer.concat([Buffer.from(`\uFEFF${TABLE}`), Buffer.from([0xe1, 0xbb])]),
    ],
  ])('%s is refused', async (_, bytes) => {
    await expect(readBytes(bytes)).rejects.toMatchObject({
      code: 'wrong_encoding',
    } satisfies Partial<UploadRefused>)
  })
})

describe('TCVN3', () => {
  test('has a byte for every small letter', () => {
    const small = [
      0xb5, 0xb8, 0xb6, 0xb7, 0xb9, 0xa8, 0xbb, 0xbe, 0xbc, 0xbd, 0xc6, 0xa9, 0xc7, 0xca, 0xc8, 0xc9, 0xcb,
      0xae,
    ]
    expect(fromTcvn3(Buffer.from(small).toString('latin1'))).toBe('àáảãạăằắẳẵặâầấẩẫậđ')
  })

  test('shows capitals where the font does', () => {
    expect(fromTcvn3('NGUYÔN THÞ HOµNG')).toBe('NGUYỄN THỊ HOÀNG')
    expect(fromTcvn3('ThÞ §Æng')).toBe('Thị Đặng')
  })

  test('has nothing for the letters of others', () => {
    expect(fromTcvn3('Nguyễn')).toBeNull()
    expect(fromTcvn3('à')).toBeNull()
  })
})

describe('VNI', () => {
  test.each([
    ['Ñaø Naüng', 'Đà Nẵng'],
    ['Thöøa Thieân Hueá', 'Thừa Thiên Huế'],
    ['Huyønh Myõ Lyù', 'Huỳnh Mỹ Lý'],
    ['tænh Quaûng Ngaõi', 'tỉnh Quảng Ngãi'],
    ['NGUYEÃN THÒ ÖÙNG', 'NGUYỄN THỊ ỨNG'],
    ['Baéc Lieâu, Ñaëng Vaên', 'Bắc Liêu, Đặng Văn'],
  ])('%s is %s', (written, meant) => {
    expect(fromVni(written)).toBe(meant)
  })

  test('has marks only behind letters that carry them', () => {
    expect(fromVni('Hà')).toBeNull()
    expect(fromVni('Nguyễn')).toBeNull()
  })
})

describe('a damaged text', () => {
  test.each([
    ['NguyÃªn', { from: 'utf-8', text: 'Nguyên' }],
    ['PhÆ°á»\u009Dng HÃ²a BÃ¬nh', { from: 'utf-8', text: 'Phường Hòa Bình' }],
    ['NguyÔn V¨n Hïng', { from: 'tcvn3', text: 'Nguyễn Văn Hùng' }],
    ['Nguyeãn Vaên Huøng', { from: 'vni', text: 'Nguyễn Văn Hùng' }],
  ])('%s', (text, repair) => {
    expect(repairText(text)).toEqual(repair)
  })

  test.each([
    'Hà Nội',
    'xã Bình Hòa',
    'Bình',
    'Đắk Lắk',
    'René Lefèvre',
    'José',
    'Köln',
    'São Paulo',
    '25 m²',
    '12 °C',
    'Hà – Bình',
    '½',
    'Ý',
  ])('%s is none', (text) => {
    expect(repairText(text)).toBeNull()
  })
})

test('a syllable has one tone, a known form, and two tones only before a stop', () => {
  for (const word of ['nguyễn', 'giếng', 'quốc', 'nghiêng', 'khuya', 'huơ', 'Ý', 'HOÀNG', 'Đắk'])
    expect([word, isSyllable(word)]).toEqual([word, true])
  for (const word of ['quôc̀', 'hàá', 'hoàN', 'phöông', 'bcd', 'tỏc'])
    expect([word, isSyllable(word)]).toEqual([word, false])
})
