import type { Lineage, LineageEdge, Unit } from '@hoanhap/server/contract.ts'
import { type Language, uncapitalised } from '../../../i18n/formats.ts'

/** A unit as it stands in a sentence: its type is said once for a run of units of the same type. */
export interface NamedUnit {
  unit: Unit
  words: string
}

export interface LineageGroup {
  share: 'whole' | 'part'
  units: NamedUnit[]
}

/**
 * The edges of one direction, whole ones first, each group by type and name; empty groups are left out. In English
 * a unit has its English name where the pack has one.
 */
export function lineageGroups(edges: readonly LineageEdge[], language: Language = 'vi'): LineageGroup[] {
  return (['whole', 'part'] as const).flatMap((share) => {
    const units = edges.filter((edge) => edge.share === share).map((edge) => edge.unit)
    return units.length > 0 ? [{ share, units: named(units, language) }] : []
  })
}

/** How many links of a lineage are of low confidence. */
export function lowConfidence({ predecessors, successors }: Lineage): number {
  return [...predecessors, ...successors].filter((edge) => edge.confidence === 'low').length
}

function named(units: readonly Unit[], language: Language): NamedUnit[] {
  const sorted = [...units].sort(
    (a, b) => a.type.localeCompare(b.type, 'vi') || a.name.localeCompare(b.name, 'vi'),
  )
  return sorted.map((unit, index) => {
    if (language === 'en' && unit.nameEn) return { unit, words: unit.nameEn }
    const sameType = index > 0 && sorted[index - 1]?.type === unit.type
    return { unit, words: sameType ? withoutType(unit) : uncapitalised(unit.name) }
  })
}

/** A name that would be a bare number keeps its type ("phường 5"). */
function withoutType({ name, type }: Unit): string {
  const bare = name.slice(type.length + 1)
  const carriesType = name.toLocaleLowerCase('vi').startsWith(`${type.toLocaleLowerCase('vi')} `)
  return carriesType && !/^\d+$/.test(bare) ? bare : uncapitalised(name)
}
