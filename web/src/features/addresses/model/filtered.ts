import type { AddressDecision } from '@hoanhap/server/contract.ts'
import { type AddressFilter, FILTERS } from './addresses-view.ts'

/** The addresses of a list that a filter leaves. */
export function filtered(items: readonly AddressDecision[], filter: AddressFilter): AddressDecision[] {
  return items.filter((item) => fits(item, filter))
}

/** How many each filter leaves. */
export function counts(items: readonly AddressDecision[]): Record<AddressFilter, number> {
  const entries = FILTERS.map((filter) => [filter, filtered(items, filter).length])
  return Object.fromEntries(entries) as Record<AddressFilter, number>
}

function fits({ grade, decided }: AddressDecision, filter: AddressFilter): boolean {
  if (filter === 'all') return true
  return filter === 'open' ? decided === null : grade === filter
}

/** The commune of an address: as it was decided, else as it reads; null where neither says one. */
export function communeOf({ decided, unitCode }: AddressDecision): string | null {
  return decided ? decided.unitCode : unitCode
}

/** The decision that taking a commune is: what the text reads as, one of the candidates, or a person's own knowledge. */
export function decisionFor({ unitCode, candidates }: AddressDecision, code: string) {
  if (code === unitCode) return { method: 'resolved', unitCode: code } as const
  const listed = candidates.some((candidate) => candidate.unitCode === code)
  return { method: listed ? 'candidate' : 'unit', unitCode: code } as const
}

/** What the map shows of an address: the communes that it may mean, else those of the city or district that it names. */
export function communesToShow({
  candidates,
  area,
}: Pick<AddressDecision, 'candidates' | 'area'>): readonly string[] {
  if (candidates.length === 0) return area?.communeCodes ?? []
  return [...new Set(candidates.map(({ unitCode }) => unitCode))]
}
