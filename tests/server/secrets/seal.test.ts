import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { digest, identityDigests, open, type SealedAt, seal } from '../../../server/secrets/seal.ts'
import { testKeys } from '../../support/keys.ts'

const keys = testKeys()
const CELL: SealedAt = { table: 'person_identity', field: 'name', row: 17 }

describe('seal', () => {
  test('gives back any text, and never the same bytes twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const [one, other] = [seal(keys, text, CELL), seal(keys, text, CELL)]
        expect(open(keys, one, CELL, 1)).toBe(text)
        expect(one.equals(other)).toBe(false)
        expect(one.length).toBe(28 + Buffer.byteLength(text))
      }),
    )
  })

  test('holds nothing that can be read', () => {
    const sealed = seal(keys, 'Nguyễn Văn An 001099123456', CELL)
    for (const part of ['Nguy', 'An', '0010']) expect(sealed.includes(part)).toBe(false)
  })

  test('numbers of any kind name the same row', () => {
    const sealed = seal(keys, 'x', { ...CELL, row: 17n })
    expect(open(keys, sealed, { ...CELL, row: '17' }, 1)).toBe('x')
  })

  test.each<[string, Partial<SealedAt>]>([
    ['another person', { row: 18 }],
    ['another field', { field: 'phone' }],
    ['another table', { table: 'service_event' }],
    [
      'a cell that is spelled the same with other borders',
      { table: 'person_identity|name', field: '17', row: '' },
    ],
  ])('does not open in %s', (_name, change) => {
    const sealed = seal(keys, 'x', CELL)
    expect(() => open(keys, sealed, { ...CELL, ...change }, 1)).toThrow('unable to authenticate')
  })

  test('does not open under another key, nor under another version of it', () => {
    const sealed = seal(keys, 'x', CELL)
    const exchanged = { ...keys, seal: Buffer.alloc(32, 9) }
    expect(() => open(exchanged, sealed, CELL, 1)).toThrow('unable to authenticate')
    expect(() => open({ ...keys, version: 2 }, sealed, CELL, 1)).toThrow('sealed under version 1 of the keys')
    expect(() => open({ ...keys, version: 2 }, sealed, CELL, 2)).toThrow('unable to authenticate')
  })

  test('does not open when any bit of it changed, or when it was cut short', () => {
    const sealed = seal(keys, 'Trần Thị Bình', CELL)
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const changed = Buffer.from(sealed)
      changed[bit >> 3] = (changed[bit >> 3] as number) ^ (1 << (bit & 7))
      expect(() => open(keys, changed, CELL, 1)).toThrow('unable to authenticate')
    }
    expect(() => open(keys, sealed.subarray(0, 27), CELL, 1)).toThrow('too short')
    expect(() => open(keys, sealed.subarray(0, 28), CELL, 1)).toThrow('unable to authenticate')
  })
})

describe('digest', () => {
  const sameDigest = (kind: 'idNumber' | 'fullName' | 'givenNameAndYear', one: string, other: string) =>
    digest(keys, kind, one).equals(digest(keys, kind, other))

  test('finds a number whatever its spacing, and no other number', () => {
    expect(sameDigest('idNumber', '001 099.123-456', '001099123456')).toBe(true)
    expect(sameDigest('idNumber', '001099123456', '001099123457')).toBe(false)
  })

  test('finds a name without its diacritics, and the whole name only', () => {
    expect(sameDigest('fullName', 'NGUYỄN  Văn Đạt', 'nguyen van dat')).toBe(true)
    expect(sameDigest('fullName', 'Nguyễn Văn Đạt'.normalize('NFD'), 'Nguyễn Văn Đạt')).toBe(true)
    expect(sameDigest('fullName', 'Nguyễn Văn Đạt', 'Văn Đạt')).toBe(false)
  })

  test('finds a given name only together with its year', () => {
    expect(sameDigest('givenNameAndYear', 'Trần Văn Đạt|1990', 'đạt | 1990')).toBe(true)
    expect(sameDigest('givenNameAndYear', 'Trần Văn Đạt|1990', 'đạt|1991')).toBe(false)
  })

  test('is another one for another kind and under another key, but not under another sealing key', () => {
    expect(digest(keys, 'fullName', '1').equals(digest(keys, 'idNumber', '1'))).toBe(false)
    const exchanged = { ...keys, index: Buffer.alloc(32, 9) }
    expect(digest(exchanged, 'idNumber', '1').equals(digest(keys, 'idNumber', '1'))).toBe(false)
    expect(digest({ ...keys, seal: exchanged.index }, 'idNumber', '1')).toEqual(digest(keys, 'idNumber', '1'))
  })

  test('of a person are three, and two without a number', () => {
    const person = { name: 'Lê Thị Hoa', birthYear: 1988, idNumber: '001188000111' }
    expect(identityDigests(keys, person)).toEqual([
      { kind: 'idNumber', digest: digest(keys, 'idNumber', '001188000111') },
      { kind: 'fullName', digest: digest(keys, 'fullName', 'lê thị hoa') },
      { kind: 'givenNameAndYear', digest: digest(keys, 'givenNameAndYear', 'hoa|1988') },
    ])
    const kinds = identityDigests(keys, { ...person, idNumber: null }).map(({ kind }) => kind)
    expect(kinds).toEqual(['fullName', 'givenNameAndYear'])
  })
})
