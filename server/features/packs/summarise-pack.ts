import { contains } from './day-spans.ts'
import type { Finding } from './findings.ts'
import type { Pack, PackUnit } from './pack-types.ts'
import { LEVELS } from './read-units.ts'
import { timeSlices } from './time-slices.ts'

/** A finding as one line for a terminal, Vietnamese first: where, which rule, what. */
export function findingLine({ severity, file, row, field, code, message }: Finding): string {
  const place = [file, row, field].filter((part) => part !== null).join(':')
  return `${severity === 'error' ? 'LỖI' : 'tin'}  ${place}  [${code}]  ${message.vi} / ${message.en}`
}

/** What a pack holds, in lines: units by level for every time between two changes, and the rest in numbers. */
export function summaryLines(pack: Pack): string[] {
  const { manifest, units, boundaries, successions, employers, services, populationPoints, caseload } = pack
  return [
    `${manifest.name} ${manifest.version}${manifest.synthetic ? ' (dữ liệu giả lập / synthetic)' : ''}`,
    ...timeSlices(units).flatMap(({ from, to }) => {
      const day = from ?? to ?? '0001-01-01'
      const counted = LEVELS.map((level) => `${countOn(units, level, day)} ${level}`).join(', ')
      return units.some((unit) => contains(unit, day)) ? [`  ${from ?? '…'} – ${to ?? '…'}: ${counted}`] : []
    }),
    `  ${successions.length} successions, ${boundaries.length} boundaries, ${employers.length} employers, ` +
      `${services.length} services, ${populationPoints.length} population points, ${caseload.length} caseload cells`,
  ]
}

function countOn(units: readonly PackUnit[], level: string, day: string): number {
  return units.filter((unit) => unit.level === level && contains(unit, day)).length
}
