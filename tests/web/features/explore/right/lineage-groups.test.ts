import { describe, expect, it } from 'vitest'
import { changeWords } from '../../../../../web/src/features/explore/right/change-words.ts'
import { lineageGroups, lowConfidence } from '../../../../../web/src/features/explore/right/lineage-groups.ts'
import { unitOf } from '../unit-of.ts'

const edge = (
  id: number,
  name: string,
  type: string,
  share: 'whole' | 'part',
  confidence: 'high' | 'low' = 'high',
) => ({
  unit: unitOf({ id, name, type }),
  share,
  confidence,
})

const edges = [
  edge(1, 'Xã Uy Nỗ', 'xã', 'part'),
  edge(2, 'Xã Mai Lâm', 'xã', 'whole'),
  edge(3, 'Thị trấn Đông Anh', 'thị trấn', 'part', 'low'),
  edge(4, 'Xã Cổ Loa', 'xã', 'whole'),
]

describe('lineageGroups', () => {
  it('puts whole units first and says a type once for a run of it', () => {
    const words = lineageGroups(edges).map(({ share, units }) => [
      share,
      units.map((one) => one.words).join(', '),
    ])
    expect(words).toEqual([
      ['whole', 'xã Cổ Loa, Mai Lâm'],
      ['part', 'thị trấn Đông Anh, xã Uy Nỗ'],
    ])
  })

  it('keeps the type of a unit whose name is a number', () => {
    const numbered = [edge(1, 'Phường 1', 'phường', 'whole'), edge(2, 'Phường 5', 'phường', 'whole')]
    expect(lineageGroups(numbered)[0]?.units.map((one) => one.words)).toEqual(['phường 1', 'phường 5'])
  })

  it('uses the English names where the pack has them', () => {
    const translated = [
      {
        ...edge(1, 'Xã Mai Lâm', 'xã', 'whole'),
        unit: unitOf({ id: 1, name: 'Xã Mai Lâm', type: 'xã', nameEn: 'Mai Lam Commune' }),
      },
      edge(2, 'Xã Cổ Loa', 'xã', 'whole'),
    ]
    const words = lineageGroups(translated, 'en')[0]?.units.map((one) => one.words)
    expect(words).toEqual(['xã Cổ Loa', 'Mai Lam Commune'])
  })

  it('has no groups without edges', () => {
    expect(lineageGroups([])).toEqual([])
  })

  it('counts the links of low confidence in both directions', () => {
    expect(
      lowConfidence({ unit: unitOf({ id: 9 }), predecessors: edges, successors: edges, events: [] }),
    ).toBe(2)
  })
})

describe('changeWords', () => {
  const cell = (count: number | null) => ({
    state: count === null ? ('suppressed' as const) : ('value' as const),
    count,
    display: '',
  })

  it('gives no number below 10 for a commune', () => {
    expect(changeWords(cell(120), cell(128), 'commune', 'vi')).toBe('same')
    expect(changeWords(cell(120), cell(131), 'commune', 'vi')).toEqual({ difference: '+11' })
  })

  it('gives every number for a province', () => {
    expect(changeWords(cell(128), cell(122), 'province', 'vi')).toEqual({ difference: '\u22126' })
  })

  it('does not compare with a hidden or missing quarter', () => {
    expect(changeWords(cell(null), cell(128), 'commune', 'vi')).toBe('unknown')
    expect(changeWords(null, cell(128), 'commune', 'vi')).toBe('unknown')
  })
})
