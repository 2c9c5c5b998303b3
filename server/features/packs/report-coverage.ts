import type { Findings } from './findings.ts'
import type { Pack, PackUnit } from './pack-types.ts'
import { groupBy } from './read-units.ts'

/** Reports, per units file, what the pack leaves open: units without a boundary, without a past, without a future. */
export function reportCoverage(
  pack: Pick<Pack, 'units' | 'successions' | 'boundaries'>,
  findings: Findings,
): void {
  const drawn = new Set(pack.boundaries.map((b) => `${b.vintage} ${b.level} ${b.code}`))
  for (const [key, units] of groupBy(pack.units, (unit) => `${unit.file} ${unit.level}`)) {
    const without = units.filter((unit) => !drawn.has(`${unit.vintage} ${unit.level} ${unit.code}`))
    const [file] = key.split(' ') as [string]
    const level = units[0]?.level ?? ''
    if (without.length > 0) {
      findings.add(
        'units_without_boundary',
        { file },
        { value: `${without.length} of ${units.length} (${level})` },
      )
    }
  }
  reportLooseEnds(pack, findings)
}

/** Only where the pack has a crosswalk: without one, no unit is expected to have a successor. */
function reportLooseEnds(
  { units, successions }: Pick<Pack, 'units' | 'successions'>,
  findings: Findings,
): void {
  if (successions.length === 0) return
  const connected = new Set<PackUnit>(successions.flatMap((succession) => [succession.old, succession.new]))
  const dates = new Set(successions.map((succession) => succession.date))
  const files = (loose: PackUnit[]) => groupBy(loose, (unit) => unit.file)
  const lastDays = new Set(successions.map((succession) => succession.old.to))
  const communes = units.filter((unit) => unit.level === 'commune' && !connected.has(unit))
  for (const [file, loose] of files(communes.filter((unit) => unit.to !== null && lastDays.has(unit.to)))) {
    findings.add('no_successor', { file }, { value: loose.length })
  }
  for (const [file, loose] of files(communes.filter((unit) => unit.from !== null && dates.has(unit.from)))) {
    findings.add('no_predecessor', { file }, { value: loose.length })
  }
}
