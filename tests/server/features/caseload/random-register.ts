import { addDays } from '@hoanhap/geo/day.ts'
import { integerBetween, pick, type Random, seededRandom } from '@hoanhap/geo/random.ts'
import { TRADES } from '../../../../seeds/trades/trades.ts'
import type { Database } from '../../../../server/db/connect.ts'
import type { Trx } from '../../../../server/db/transactions.ts'
import {
  AgeBand,
  LEGAL_STATUSES,
  NeedBand,
  Programme,
  Sex,
  Work,
} from '../../../../server/features/cases/values.ts'
import { asAdministrator } from '../../../support/database.ts'
import type { SmallCountry, SmallUnit } from './small-country.ts'

/**
 * People on a made-up country whose communes are rectangles, with everything that they are counted by: what the server
 * counts is compared with what this list says. One in ten has no point, one in twenty no commune, one in eight a closed case.
 */
export interface RandomPerson {
  id: number
  /** The commune in charge today, or the province whose queue the person is in. */
  unitKey: string
  point: [lon: number, lat: number] | null
  /** The commune of 2025-06-30 in which the point lies. */
  formerKey: string | null
  sex: string
  birthYear: number
  status: string
  programme: string
  openedOn: string
  closedOn: string | null
  work: string
  trade: string | null
  needBand: string | null
  needExpiresOn: string | null
}

interface Rectangle {
  west: number
  south: number
  width: number
  height: number
}

const REFORM = '2025-07-01'
const MARGIN = 0.05

/** Rectangles of the communes of today and of the strips in them that were communes before. */
export function drawCountry({ units, successions }: SmallCountry): Map<string, Rectangle[]> {
  const drawn = new Map<string, Rectangle[]>()
  for (const unit of units.filter(({ level, from }) => level === 'commune' && from !== null)) {
    const n = Number(unit.code.slice(1))
    const whole = {
      west: 107.1 + 0.13 * (n % 5),
      south: 13 + 0.6 * Number(unit.code[0]) + 0.13 * Math.floor(n / 5),
      width: 0.11,
      height: 0.11,
    }
    drawn.set(unit.key, [whole])
    const into = successions.filter(({ newKey, date }) => newKey === unit.key && date === REFORM)
    into.forEach(({ oldKey }, index) => {
      const strip = {
        ...whole,
        west: whole.west + (whole.width * index) / into.length,
        width: whole.width / into.length,
      }
      drawn.set(oldKey, [...(drawn.get(oldKey) ?? []), strip])
    })
  }
  return drawn
}

/** The same seed gives the same people. */
export function randomRegister(
  country: SmallCountry,
  { seed, count, today }: { seed: string; count: number; today: string },
): RandomPerson[] {
  const random = seededRandom(seed)
  const drawn = drawCountry(country)
  const current = country.units.filter(({ from, until }) => from !== null && until === null)
  const communes = current.filter(({ level }) => level === 'commune')
  const towns = communes.filter(() => random() < 0.3)
  const provinces = current.filter(({ level }) => level === 'province')
  return Array.from({ length: count }, (_, index) => {
    const commune = random() < 0.05 ? null : pick(random, random() < 0.6 ? towns : communes)
    const place = commune && random() < 0.9 ? placeIn(country, drawn, commune, random) : null
    return {
      id: index + 1,
      unitKey: (commune ?? pick(random, provinces)).key,
      point: place?.point ?? null,
      formerKey: place?.formerKey ?? null,
      ...attributes(random, today),
    }
  })
}

function placeIn(
  country: SmallCountry,
  drawn: ReadonlyMap<string, Rectangle[]>,
  commune: SmallUnit,
  random: Random,
): Pick<RandomPerson, 'point' | 'formerKey'> {
  const first = country.units.find(({ code, level, from }) => {
    return level === 'commune' && code === commune.code && from === REFORM
  })
  const into = country.successions.filter(({ newKey, date }) => newKey === first?.key && date === REFORM)
  const [whole] = drawn.get(commune.key) ?? []
  if (!whole) throw new Error(`${commune.key} is not drawn`)
  const strip = integerBetween(random, 0, into.length - 1)
  const within = MARGIN + (1 - 2 * MARGIN) * (random() < 0.3 ? 0.5 : random())
  const along = MARGIN + (1 - 2 * MARGIN) * (random() < 0.3 ? 0.5 : random())
  return {
    point: [whole.west + (whole.width * (strip + within)) / into.length, whole.south + whole.height * along],
    formerKey: into[strip]?.oldKey ?? null,
  }
}

function attributes(random: Random, today: string) {
  const openedOn = addDays(today, -integerBetween(random, 0, 900))
  const needBand = random() < 0.7 ? pick(random, NeedBand.options) : null
  return {
    sex: random() < 0.3 ? 'female' : pick(random, Sex.options),
    birthYear: Number(openedOn.slice(0, 4)) - integerBetween(random, 12, 70),
    status: pick(random, LEGAL_STATUSES.slice(0, 12)),
    programme: pick(random, [...Programme.options, 'rehab', 'rehab']),
    openedOn,
    closedOn: random() < 0.125 ? today : null,
    work: pick(random, Work.options),
    trade: random() < 0.3 ? null : pick(random, TRADES.slice(0, 5)).code,
    needBand,
    needExpiresOn: needBand === null ? null : addDays(today, integerBetween(random, -30, 60)),
  }
}

/** The age band of a birth year on a day, told apart from how the server does it. */
export function ageBandOn(birthYear: number, day: string): string {
  const age = Number(day.slice(0, 4)) - birthYear
  const found = AgeBand.options.find((band) => {
    const [low, high] = band.split(/[-+]/).map(Number)
    return age >= (low ?? 0) && age <= (high || 200)
  })
  if (!found) throw new Error(`no band for the age of ${age}`)
  return found
}

/** Stores the borders of a country; `ids` are those of its units. */
export async function insertBorders(
  trx: Trx,
  country: SmallCountry,
  ids: ReadonlyMap<string, number>,
): Promise<void> {
  for (const [key, rectangles] of drawCountry(country)) {
    await trx.raw(
      `insert into unit_boundary (unit_id, geom, inner_point, bbox, area_km2, source)
       select ?, g, st_pointonsurface(g), array[st_xmin(g), st_ymin(g), st_xmax(g), st_ymax(g)], 100, 'test'
       from (select st_multi(st_union(st_setsrid(st_geomfromgeojson(?), 4326))) as g) drawn`,
      [ids.get(key) ?? 0, JSON.stringify({ type: 'MultiPolygon', coordinates: rectangles.map(ringOf) })],
    )
  }
}

function ringOf({ west, south, width, height }: Rectangle): number[][][] {
  const [east, north] = [west + width, south + height]
  return [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ] // prettier-ignore
}

/** Stores people past every right, because no role may write a legal status without its history. */
export async function insertPeople(
  db: Database,
  people: readonly RandomPerson[],
  ids: ReadonlyMap<string, number>,
): Promise<void> {
  const rows = people.map(({ point, unitKey, formerKey: _known, ...person }) => ({
    ...person,
    unitId: ids.get(unitKey),
    lon: point?.[0] ?? null,
    lat: point?.[1] ?? null,
  }))
  for (const statement of [...REFERENCES, ...INSERTS]) {
    await asAdministrator(
      db,
      `with row as (select * from jsonb_to_recordset($json$${JSON.stringify(rows)}$json$) as r(${COLUMNS})) ${statement}`,
    )
  }
}

const COLUMNS = `id bigint, "unitId" int, lon float8, lat float8, sex text, "birthYear" int, status text, programme text,
  "openedOn" date, "closedOn" date, work text, trade text, "needBand" text, "needExpiresOn" date`

const REFERENCES = [
  `insert into legal_status (code, name, name_en, position, terminal)
   select distinct status, status, status, 1000 + dense_rank() over (order by status), false from row on conflict do nothing`,
  `insert into trade (code, name, name_en)
   select distinct trade, trade, trade from row where trade is not null on conflict do nothing`,
]

const INSERTS = [
  `insert into person (id, unit_id, sex, birth_year, synthetic) overriding system value
   select id, "unitId", sex, "birthYear", true from row`,
  `insert into case_file (id, person_id, unit_id, programme, opened_on, closed_on, status, status_since)
   overriding system value
   select id, id, "unitId", programme, "openedOn", "closedOn", status, "openedOn" from row`,
  `insert into residence (case_id, unit_id, at_unit_id, stay, location, precision)
   select id, "unitId", "unitId", daterange("openedOn", null), st_setsrid(st_makepoint(lon, lat), 4326),
          case when lon is not null then 'exact' end from row where "closedOn" is null`,
  `insert into support_file (case_id, unit_id, need_band, need_expires_on)
   select id, "unitId", "needBand", "needExpiresOn" from row where "closedOn" is null`,
  `insert into work_file (case_id, unit_id, work, trade_wanted)
   select id, "unitId", work, trade from row where "closedOn" is null`,
]
