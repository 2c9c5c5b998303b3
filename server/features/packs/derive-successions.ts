import { addDays, type Day } from '@hoanhap/geo/day.ts'
import { contains } from './day-spans.ts'
import type { Confidence, PackSuccession, PackUnit, Share } from './pack-types.ts'
import { groupBy, parentFinder } from './read-units.ts'

export type EventKind = 'merge' | 'split' | 'rename' | 'retype' | 'abolish' | 'create' | 'recode'

/** One unit going into another on a day. */
export interface Succession {
  date: Day
  old: PackUnit
  new: PackUnit
  share: Share
  confidence: Confidence
  kind: EventKind
  /** The file it stands in, or how it was derived. */
  source: string
}

type Pair = Omit<Succession, 'kind'>

/** Every succession of a pack: its crosswalks, changes of a unit that keeps its code, and what follows for provinces. */
export function deriveSuccessions(
  units: readonly PackUnit[],
  crosswalk: readonly PackSuccession[],
): Succession[] {
  const given = crosswalk.map((pair): Pair => ({ ...pair, source: pair.file }))
  const pairs = [...given, ...renewedUnits(units), ...provincesOf(units, given)]
  const targets = groupBy(pairs, (pair) => keyOf(pair.old))
  const sources = groupBy(pairs, (pair) => keyOf(pair.new))
  return pairs.map((pair) => ({
    ...pair,
    kind: kindOf(pair, targets.get(keyOf(pair.old))?.length ?? 1, sources.get(keyOf(pair.new))?.length ?? 1),
  }))
}

function keyOf(unit: PackUnit): string {
  return `${unit.level} ${unit.code} ${unit.from ?? ''}`
}

function kindOf(pair: Pair, targetCount: number, sourceCount: number): EventKind {
  if (pair.share === 'part' || targetCount > 1) return 'split'
  if (sourceCount > 1) return 'merge'
  if (bareName(pair.old) !== bareName(pair.new)) return 'rename'
  // Nothing but the tier above changed: the unit was entered anew in the list of codes.
  return pair.old.type === pair.new.type ? 'recode' : 'retype'
}

/** The name without its type: "Đồng Nai" of "Tỉnh Đồng Nai". */
function bareName({ name, type }: PackUnit): string {
  return name.toLowerCase().startsWith(`${type.toLowerCase()} `) ? name.slice(type.length + 1) : name
}

/** Rows of one level, code and vintage that follow each other without a gap: the same unit under a new name or type. */
function renewedUnits(units: readonly PackUnit[]): Pair[] {
  const pairs: Pair[] = []
  for (const same of groupBy(units, (unit) => `${unit.vintage} ${unit.level} ${unit.code}`).values()) {
    for (const old of same) {
      const next = same.find((unit) => old.to !== null && unit.from === addDays(old.to, 1))
      if (next?.from) {
        pairs.push({ date: next.from, old, new: next, share: 'whole', confidence: 'high', source: next.file })
      }
    }
  }
  return pairs
}

/**
 * Where the crosswalk names communes only, provinces follow from them: a province goes into those that its communes
 * went to, counting trusted pairs only.
 */
function provincesOf(units: readonly PackUnit[], given: readonly Pair[]): Pair[] {
  if (given.some((pair) => pair.old.level === 'province')) return []
  const provinceOn = provinceFinder(units)
  const links = given.flatMap((pair) => {
    const old = provinceOn(pair.old, addDays(pair.date, -1))
    const into = provinceOn(pair.new, pair.date)
    const trusted = pair.confidence === 'high' && old && into && old !== into
    return trusted ? [{ date: pair.date, old, new: into }] : []
  })
  return [...groupBy(links, ({ old }) => keyOf(old)).values()].flatMap((same) => {
    const targets = [...new Map(same.map((link) => [link.new, link])).values()]
    const share: Share = targets.length === 1 ? 'whole' : 'part'
    return targets.map(
      (link): Pair => ({ ...link, share, confidence: 'medium', source: 'derived from communes' }),
    )
  })
}

/** Finds the province that a unit lies in on a day. */
export function provinceFinder(units: readonly PackUnit[]): (unit: PackUnit, day: Day) => PackUnit | null {
  const parentsOf = parentFinder(units)
  const find = (unit: PackUnit, day: Day): PackUnit | null => {
    if (unit.level === 'province') return unit
    const parent = parentsOf(unit).find((candidate) => contains(candidate, day))
    return parent ? find(parent, day) : null
  }
  return find
}
