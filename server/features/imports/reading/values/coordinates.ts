import type { Cell, Coordinates, Reading } from '../types.ts'
import { BLANK, found, words } from './value-findings.ts'
import { written } from './written.ts'

/** The country with its islands, in degrees: longitudes and latitudes have no value in common. */
const VIETNAM = { lon: [102, 118], lat: [6, 24] } as const

const DEGREES = words('độ, ví dụ 16,0471', 'degrees, such as 16.0471')
const BOTH = words(
  'vĩ độ; kinh độ, ví dụ 16,0471; 108,2068',
  'latitude; longitude, such as 16.0471; 108.2068',
)

const DECIMAL = /^-?\d{1,3}([.,]\d+)?°?$/
const SEXAGESIMAL =
  /^(\d{1,3})[°ºd] ?(\d{1,2})['’′] ?(?:(\d{1,2}(?:[.,]\d+)?)(?:"|”|″|''|’’))? ?([NSEWBNDT])?$/iu
/** Metres of a projection: "1 781 234,56". */
const METRES = /^\d{6,7}([.,]\d+)?$/

/** One coordinate: degrees with a decimal comma or dot, or degrees, minutes and seconds. */
export function readDegrees(cell: Cell): Reading<number> {
  const text = written(cell)
  if (text === '') return BLANK
  if (METRES.test(text.replace(/ /g, ''))) return found('projected_coordinates', cell, DEGREES)
  const degrees = degreesIn(text)
  return degrees === null ? found('not_degrees', cell, DEGREES) : { value: degrees }
}

/** Both coordinates of one cell, in either order: in Vietnam no longitude can be a latitude. */
export function readCoordinates(cell: Cell): Reading<Coordinates> {
  const text = written(cell).replace(/^[([]|[)\]]$/g, '')
  if (text === '') return BLANK
  const parts = halves(text)
  const [first, second] = parts?.map(degreesIn) ?? []
  if (typeof first !== 'number' || typeof second !== 'number') return found('not_degrees', cell, BOTH)
  return within(cell, first > second ? { lon: first, lat: second } : { lon: second, lat: first })
}

/** Two coordinates from two columns. What changed places is a finding, with how it should stand. */
export function joinCoordinates(lonCell: Cell, latCell: Cell): Reading<Coordinates> {
  const lon = readDegrees(lonCell)
  if ('finding' in lon) return lon
  const lat = readDegrees(latCell)
  if ('finding' in lat) return lat
  if (lon.value === null && lat.value === null) return BLANK
  if (lon.value === null || lat.value === null) return found('half_a_point', lonCell ?? latCell, BOTH)
  const point = { lon: lon.value, lat: lat.value }
  if (isIn(point.lat, VIETNAM.lon) && isIn(point.lon, VIETNAM.lat)) {
    return found(
      'swapped_coordinates',
      `${lonCell}; ${latCell}`,
      words(`kinh độ ${point.lat}, vĩ độ ${point.lon}`, `longitude ${point.lat}, latitude ${point.lon}`),
    )
  }
  return within(`${lonCell}; ${latCell}`, point)
}

function within(cell: Cell, point: Coordinates): Reading<Coordinates> {
  const isInside = isIn(point.lon, VIETNAM.lon) && isIn(point.lat, VIETNAM.lat)
  const expected = words('kinh độ 102–118, vĩ độ 6–24', 'longitude 102–118, latitude 6–24')
  return isInside ? { value: point } : found('outside_vietnam', cell, expected)
}

/** "16,05; 108,2", "16.05, 108.2", "16.05 108.2": a comma between digits without a space is a decimal sign. */
function halves(text: string): [string, string] | null {
  const cuts = [/\s*[;|]\s*/, /\s*,\s+/, /\s+(?=-?\d+[.,]\d)/, /,/]
  for (const cut of cuts) {
    const parts = text.split(cut)
    if (parts.length === 2 && parts.every((part) => degreesIn(part) !== null))
      return parts as [string, string]
  }
  return null
}

function degreesIn(text: string): number | null {
  if (DECIMAL.test(text)) return Number(text.replace('°', '').replace(',', '.'))
  const match = SEXAGESIMAL.exec(text)
  if (!match) return null
  const [whole, minutes, seconds] = [match[1], match[2], match[3]?.replace(',', '.') ?? '0'].map(Number) as [
    number,
    number,
    number,
  ]
  if (minutes >= 60 || seconds >= 60) return null
  const sign = /[SWT]/i.test(match[4] ?? '') ? -1 : 1
  return sign * (whole + minutes / 60 + seconds / 3600)
}

function isIn(degrees: number, [least, most]: readonly [number, number]): boolean {
  return degrees >= least && degrees <= most
}
