import type { AddressDecision } from '@hoanhap/server/contract.ts'
import { describe, expect, it } from 'vitest'
import { ADDRESSES_LINK } from '../../../../web/src/features/addresses/model/addresses-view.ts'
import {
  communeOf,
  communesToShow,
  counts,
  decisionFor,
  filtered,
} from '../../../../web/src/features/addresses/model/filtered.ts'
import { writtenAddresses } from '../../../../web/src/features/addresses/model/written-addresses.ts'

const candidate = (unitCode: string) => ({
  unitCode,
  unitName: unitCode,
  readAs: { unitCode, unitName: unitCode },
  why: [],
})
function address(part: Partial<AddressDecision>): AddressDecision {
  return {
    position: 0,
    input: 'x',
    grade: 'exact',
    unitCode: '00001',
    candidates: [],
    area: null,
    decided: null,
    ...part,
  }
}
const decided = { method: 'none', unitCode: null, by: 'A', on: '2026-11-22' } as const
const LIST = [
  address({ position: 0 }),
  address({ position: 1, grade: 'ambiguous', unitCode: null, candidates: [candidate('00002')] }),
  address({ position: 2, grade: 'none', unitCode: null, decided }),
]

describe('a list of addresses', () => {
  it('is filtered by grade and by what is still open, and counted the same way', () => {
    expect(filtered(LIST, 'ambiguous').map(({ position }) => position)).toEqual([1])
    expect(filtered(LIST, 'open').map(({ position }) => position)).toEqual([0, 1])
    expect(counts(LIST)).toEqual({ all: 3, open: 2, exact: 1, probable: 0, ambiguous: 1, none: 1 })
  })

  it('has the commune that was decided, else the one that was read', () => {
    expect(LIST.map(communeOf)).toEqual(['00001', null, null])
    expect(communeOf(address({ decided: { ...decided, method: 'unit', unitCode: '00009' } }))).toBe('00009')
    expect(communeOf(address({ decided }))).toBeNull()
  })

  it('remembers how a commune was found', () => {
    const several = address({ unitCode: '00001', candidates: [candidate('00001'), candidate('00002')] })
    expect(decisionFor(several, '00001').method).toBe('resolved')
    expect(decisionFor(several, '00002').method).toBe('candidate')
    expect(decisionFor(several, '00003')).toEqual({ method: 'unit', unitCode: '00003' })
  })

  it('stands in the link without any address', () => {
    expect(ADDRESSES_LINK.serialise({ batchId: 4, filter: 'open' })).toEqual({ batch: '4', filter: 'open' })
    expect(ADDRESSES_LINK.parse({ batch: 'x', filter: 'x' })).toEqual({ batchId: null, filter: 'all' })
  })
})

describe('addresses as they are pasted', () => {
  it('lose blanks round them, and blank lines are counted unless they are the end', () => {
    const { addresses, blank } = writtenAddresses(['  số 5,\tphố  A ', '', 'xã B', '', ''])
    expect(addresses).toEqual(['số 5, phố A', 'xã B'])
    expect(blank).toBe(1)
  })

  it('are composed, and too long lines are named by their number', () => {
    const { addresses, tooLong } = writtenAddresses(['Xã Hòa'.normalize('NFD'), 'x'.repeat(501)])
    expect(addresses[0]).toBe('Xã Hòa'.normalize('NFC'))
    expect(tooLong).toEqual([2])
  })
})

it('the map shows the communes that an address may mean, else those of the city that it names', () => {
  const area = { unitName: 'Thành phố Thử', communeCodes: ['00001', '00002'] }
  const twice = [candidate('00003'), candidate('00003')]
  expect(communesToShow(address({ candidates: twice, area }))).toEqual(['00003'])
  expect(communesToShow(address({ area }))).toEqual(['00001', '00002'])
  expect(communesToShow(address({}))).toEqual([])
})
