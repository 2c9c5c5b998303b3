import type { Day } from '@hoanhap/geo/day.ts'
import { ServiceKind } from '../services/schemas.ts'
import { Cells } from './cells.ts'
import type { Line } from './csv-table.ts'
import { contains } from './day-spans.ts'
import type { Findings } from './findings.ts'
import type { PackBoundary, PackEmployer, PackPlace, PackService, PackUnit } from './pack-types.ts'
import { PolygonLookup } from './point-in-polygon.ts'
import { groupBy } from './read-units.ts'

/** Employers with their vacancies. `trades` is the reference list. */
export function readEmployers(
  employerLines: Line[],
  vacancyLines: Line[],
  trades: ReadonlySet<string>,
  findings: Findings,
): PackEmployer[] {
  const employers = employerLines.flatMap((line) => {
    const cells = new Cells(line, findings)
    const flags = { accepting: cells.flag('accepting'), memorandum: cells.flag('memorandum') }
    const place = readPlace(cells)
    return cells.sound ? [{ ...place, ...flags, vacancies: [] }] : []
  })
  checkSourceIdsAreUnique(employers, findings)
  addVacancies(employers, vacancyLines, trades, findings)
  return employers
}

/** Places where help is given. */
export function readServices(lines: Line[], findings: Findings): PackService[] {
  const services = lines.flatMap((line) => {
    const cells = new Cells(line, findings)
    const kind = cells.oneOf('kind', ServiceKind.options, 'unknown_kind')
    const place = readPlace(cells)
    return cells.sound ? [{ ...place, kind }] : []
  })
  checkSourceIdsAreUnique(services, findings)
  return services
}

function readPlace(cells: Cells): PackPlace {
  const lon = cells.optionalDegrees('lon', 180)
  const lat = cells.optionalDegrees('lat', 90)
  const unitCode = cells.optionalCode('unit_code')
  if ((lon === null) !== (lat === null)) cells.reject('half_a_point', lon === null ? 'lon' : 'lat')
  else if (lon === null && unitCode === null) cells.reject('no_place', 'unit_code')
  return {
    file: cells.line.file,
    row: cells.line.row,
    sourceId: cells.text('source_id', 'an identifier'),
    name: cells.text('name', 'the name of the place'),
    address: cells.optionalText('address'),
    point: lon === null || lat === null ? null : [lon, lat],
    unitCode,
    verifiedOn: cells.optionalDay('verified_on'),
  }
}

function checkSourceIdsAreUnique(places: readonly PackPlace[], findings: Findings): void {
  for (const [sourceId, same] of groupBy(places, (place) => place.sourceId)) {
    for (const repeated of same.slice(1)) {
      const place = { file: repeated.file, row: repeated.row, field: 'source_id' }
      findings.add('repeated_source_id', place, { value: sourceId, expected: same[0]?.row ?? '' })
    }
  }
}

function addVacancies(
  employers: PackEmployer[],
  lines: Line[],
  trades: ReadonlySet<string>,
  findings: Findings,
): void {
  const bySourceId = new Map(employers.map((employer) => [employer.sourceId, employer]))
  const rowOf = new Map<string, number>()
  for (const line of lines) {
    const cells = new Cells(line, findings)
    const sourceId = cells.text('employer_source_id', 'the source_id of an employer')
    const trade = cells.text('trade', 'a trade')
    const openings = cells.count('openings', 10_000)
    const employer = bySourceId.get(sourceId)
    if (!employer && sourceId) cells.reject('unknown_employer', 'employer_source_id', { value: sourceId })
    if (!trades.has(trade) && trade) cells.reject('unknown_trade', 'trade', { value: trade })
    const key = `${sourceId} ${trade}`
    const before = rowOf.get(key)
    if (before !== undefined) cells.reject('duplicate_vacancy', 'trade', { value: key, expected: before })
    rowOf.set(key, line.row)
    if (cells.sound) employer?.vacancies.push({ trade, openings })
  }
}

/** Reports places that no commune of `today` can be named for, and counts those outside the commune they name. */
export function checkPlacesAreSomewhere(
  places: readonly Pick<PackPlace, 'file' | 'row' | 'point' | 'unitCode'>[],
  communes: CurrentCommunes,
  today: Day,
  findings: Findings,
): void {
  const strays = new Map<string, number>()
  for (const place of places) {
    const at = { file: place.file, row: place.row }
    const byPoint = place.point ? communes.lookup.at(place.point) : null
    if (place.unitCode !== null && !communes.byCode.has(place.unitCode)) {
      findings.add('unknown_unit', { ...at, field: 'unit_code' }, { value: place.unitCode, expected: today })
    } else if (place.unitCode === null && byPoint === null) {
      findings.add('outside_every_unit', { ...at, field: 'lon' }, { value: place.point?.join(', ') ?? '' })
    } else if (byPoint !== null && place.unitCode !== null && byPoint !== place.unitCode) {
      strays.set(place.file, (strays.get(place.file) ?? 0) + 1)
    }
  }
  for (const [file, count] of strays)
    findings.add('outside_own_unit', { file, field: 'lon' }, { value: count })
}

/** The communes of one day: their codes, and which of them holds a point. */
export interface CurrentCommunes {
  byCode: Map<string, PackUnit>
  lookup: PolygonLookup<string>
}

export function communesOn(
  day: Day,
  units: readonly PackUnit[],
  boundaries: readonly PackBoundary[],
): CurrentCommunes {
  const communes = units.filter((unit) => unit.level === 'commune' && contains(unit, day))
  const byCode = new Map(communes.map((unit) => [unit.code, unit]))
  const drawn = boundaries.filter(
    (boundary) => boundary.level === 'commune' && byCode.get(boundary.code)?.vintage === boundary.vintage,
  )
  return { byCode, lookup: new PolygonLookup(drawn.map(({ code, geometry }) => ({ value: code, geometry }))) }
}
