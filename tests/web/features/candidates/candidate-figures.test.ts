import type { Unit } from '@hoanhap/server/contract.ts'
import { describe, expect, it } from 'vitest'
import { candidateFigures } from '../../../../web/src/features/candidates/candidate-figures.ts'
import { withSurroundings } from '../../../../web/src/features/candidates/surroundings.ts'

function unit(id: number, code: string): Unit {
  return {
    ...{ id, code, level: 'commune', name: code, nameEn: null, type: 'xa', parentId: null, parentCode: '07' },
    ...{
      validFrom: '2025-07-01',
      validTo: null,
      bbox: null,
      centroid: null,
      population: null,
      estimated: false,
    },
  } as Unit
}

describe('the view of an address', () => {
  it('shows its communes with as much around them again', () => {
    expect(withSurroundings([108, 16, 109, 18])).toEqual([107.5, 15, 109.5, 19])
    expect(withSurroundings(null)).toBeNull()
  })
})

describe('the map of what an address may mean', () => {
  it('tells whole communes apart from all others and counts nobody', () => {
    const all = { level: 'commune' as const, asOf: '2026-11-22', units: [unit(1, '00001'), unit(2, '00002')] }
    const set = candidateFigures(all, new Set(['00002']))
    expect([...set.classByUnit]).toEqual([
      [1, 0],
      [2, 1],
    ])
    expect(set.breaks).toEqual([0, 1, 2])
    expect(set.figures.map(({ display }) => display)).toEqual(['', ''])
  })
})
