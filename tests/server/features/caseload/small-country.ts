import { integerBetween, pick, poisson, type Random, seededRandom, shuffle } from '@hoanhap/geo/random.ts'
import type { Trx } from '../../../../server/db/transactions.ts'
import type { CaseloadRow } from '../../../../server/features/releases/caseload-rows.ts'

/**
 * A made-up country with two tiers of units and four quarters of true counts, for tests that have to know the truth. Its
 * old communes were merged whole or in parts on 2025-07-01; some communes were renamed on 2026-04-30.
 */
export interface SmallCountry {
  units: SmallUnit[]
  successions: { oldKey: string; newKey: string; share: 'whole' | 'part'; date: string }[]
  /** Former districts with the current communes that stand for them. */
  zones: { districtKey: string; memberKeys: string[]; from: string; to: string | null }[]
  rows: CaseloadRow[]
}

export interface SmallUnit {
  key: string
  level: 'province' | 'district' | 'commune'
  code: string
  name: string
  parentKey: string | null
  from: string | null
  /** The first day on which it no longer existed. */
  until: string | null
  population: number | null
}

export const PERIODS = ['2025-Q4', '2026-Q1', '2026-Q2', '2026-Q3']
export const DATES = ['2025-06-30', '2025-12-31', '2026-11-22']
const REFORM = '2025-07-01'
const RENAMING = '2026-04-30'
const TABLES: Record<string, string[]> = {
  status: ['use_management', 'voluntary_home', 'ost', 'post_rehab', 'absconded'],
  supportNeed: ['high', 'medium', 'low', 'none'],
  programme: ['rehab', 'post_rehab'],
  sex: ['female', 'male'],
  ageBand: ['12-17', '18-24', '25-34', '35-49', '50+'],
  work: ['unknown', 'seeking', 'placed'],
  trade: ['welding', 'sewing', 'none'],
}

interface CountrySize {
  provinces: number
  /** Fewest and most communes of a province. */
  communes: readonly [number, number]
  /** Mean counts of communes. */
  means: readonly number[]
}

/** Where so few people live that nearly everything has to be hidden. */
export const FEW_PEOPLE: CountrySize = { provinces: 4, communes: [4, 8], means: [1, 4, 9, 14, 30] }
/** Where most provinces and many communes can be shown. */
export const MANY_PEOPLE: CountrySize = { provinces: 4, communes: [10, 14], means: [3, 8, 25, 60, 90] }

/** The same seed gives the same country. */
export function smallCountry(seed: string, size: CountrySize = MANY_PEOPLE): SmallCountry {
  const random = seededRandom(seed)
  const country: SmallCountry = { units: [], successions: [], zones: [], rows: [] }
  for (let province = 1; province <= size.provinces; province++) addProvince(country, province, size, random)
  return country
}

function addProvince(country: SmallCountry, number: number, size: CountrySize, random: Random): void {
  const code = String(number).padStart(2, '0')
  const province = unit('province', code, `Tỉnh Mới ${code}`, null, REFORM, null, random)
  const oldProvince = unit('province', code, `Tỉnh Cũ ${code}`, null, null, REFORM, random)
  const districts = [1, 2].map((n) =>
    unit('district', `${number}0${n}`, `Huyện ${number}-${n}`, oldProvince.key, null, REFORM, random),
  )
  country.units.push(province, oldProvince, ...districts)
  const communes: SmallUnit[] = []
  const count = integerBetween(random, ...size.communes)
  for (let n = 1; n <= count; n++)
    communes.push(...addCommune(country, number, n, province, districts, random))
  addCounts(country, code, communes, size, random)
}

function addCommune(
  country: SmallCountry,
  provinceNumber: number,
  n: number,
  province: SmallUnit,
  districts: readonly SmallUnit[],
  random: Random,
): SmallUnit[] {
  const code = `${provinceNumber}${String(n).padStart(4, '0')}`
  const renamed = random() < 0.15
  const first = unit('commune', code, `Xã ${code}`, province.key, REFORM, renamed ? RENAMING : null, random)
  const versions = renamed
    ? [first, { ...first, key: `${first.key}*`, name: `Phường ${code}`, from: RENAMING, until: null }]
    : [first]
  country.units.push(...versions)
  if (versions[1])
    country.successions.push({
      oldKey: first.key,
      newKey: versions[1].key,
      share: 'whole',
      date: RENAMING,
    })
  const district = pick(random, districts)
  addPredecessors(country, first, n, district, random)
  addToZone(country, district, versions)
  return versions
}

/** Between one and three old communes that went into a new one; the last may share its people with the commune before. */
function addPredecessors(
  country: SmallCountry,
  commune: SmallUnit,
  n: number,
  district: SmallUnit,
  random: Random,
): void {
  const count = integerBetween(random, 1, 3)
  for (let p = 1; p <= count; p++) {
    const code = `${commune.code[0]}${String(n * 10 + p).padStart(4, '0')}`
    const old = unit('commune', code, `Xã cũ ${code}`, district.key, null, REFORM, random)
    country.units.push(old)
    const earlier = country.successions.findLast(
      (s) => s.date === REFORM && s.newKey !== commune.key && s.newKey.startsWith(`n${commune.code[0]}`),
    )
    const splits = earlier !== undefined && p === count && random() < 0.3
    const share = splits ? 'part' : 'whole'
    country.successions.push({ oldKey: old.key, newKey: commune.key, share, date: REFORM })
    if (splits) country.successions.push({ oldKey: old.key, newKey: earlier.newKey, share, date: REFORM })
  }
}

function addToZone(country: SmallCountry, district: SmallUnit, versions: readonly SmallUnit[]): void {
  for (const [from, to, member] of [
    [REFORM, RENAMING, versions[0]],
    [RENAMING, null, versions.at(-1)],
  ] as const) {
    const known = country.zones.find((zone) => zone.districtKey === district.key && zone.from === from)
    const zone = known ?? { districtKey: district.key, memberKeys: [], from, to }
    if (!known) country.zones.push(zone)
    if (member) zone.memberKeys.push(member.key)
  }
}

function unit(
  level: SmallUnit['level'],
  code: string,
  name: string,
  parentKey: string | null,
  from: string | null,
  until: string | null,
  random: Random,
): SmallUnit {
  const tier = from === null ? 'o' : 'n'
  const key = level === 'commune' ? `${tier}${code}` : `${tier}${level}${code}`
  return { key, level, code, name, parentKey, from, until, population: integerBetween(random, 2000, 20_000) }
}

function addCounts(
  country: SmallCountry,
  province: string,
  communes: readonly SmallUnit[],
  { means: someMeans }: CountrySize,
  random: Random,
): void {
  const codes = [...new Set(communes.map(({ code }) => code))]
  const means = new Map(codes.map((code) => [code, pick(random, someMeans)]))
  for (const period of PERIODS) {
    const counts = codes.map((code) => [code, poisson(random, means.get(code) ?? 5)] as const)
    const noUnit = poisson(random, pick(random, [4, 14]))
    const total = counts.reduce((sum, [, count]) => sum + count, noUnit)
    const add = (
      level: 'province' | 'commune',
      code: string,
      indicator: string,
      value: string,
      count: number,
    ) => country.rows.push({ row: country.rows.length + 2, period, level, code, indicator, value, count })
    for (const [code, count] of counts) add('commune', code, 'total', '', count)
    add('province', province, 'total', '', total)
    add('province', province, 'notMapped', 'noUnit', noUnit)
    add('province', province, 'notMapped', 'noPoint', Math.min(total, noUnit + poisson(random, 6)))
    for (const [table, values] of Object.entries(TABLES)) {
      for (const [value, count] of split(total, values, random))
        add('province', province, table, value, count)
    }
  }
}

/** A total dealt out to values, unevenly, so that small values occur. */
function split(total: number, values: readonly string[], random: Random): [string, number][] {
  const order = shuffle(random, values)
  let left = total
  return order.map((value, index) => {
    const last = index === order.length - 1
    const count = last
      ? left
      : integerBetween(random, 0, Math.min(left, Math.ceil((left * 2) / (order.length - index))))
    left -= count
    return [value, count]
  })
}

/** Stores units, lineage and zones; returns the id of every unit by key. */
export async function insertCountry(trx: Trx, country: SmallCountry): Promise<Map<string, number>> {
  const ids = new Map<string, number>()
  for (const { key, level, code, name, from, until, population } of country.units) {
    const created = await trx.raw(
      `insert into unit (level, code, name, type, valid, vintage, population, search_key)
       values (?, ?, ?, 'Xã', daterange(?::date, ?::date), ?, ?, lower(?)) returning id`,
      [level, code, name, from, until, from === null ? '2024' : '2025', population, name],
    )
    ids.set(key, created.rows[0].id)
  }
  await insertParents(trx, country, ids)
  await insertSuccessions(trx, country, ids)
  for (const { districtKey, memberKeys, from, to } of country.zones) {
    const created = await trx.raw(
      `insert into zone (kind, unit_id, valid) values ('former_district', ?, daterange(?::date, ?::date)) returning id`,
      [ids.get(districtKey) ?? 0, from, to],
    )
    for (const key of memberKeys) {
      await trx.raw('insert into zone_member (zone_id, unit_id) values (?, ?)', [
        created.rows[0].id,
        ids.get(key) ?? 0,
      ])
    }
  }
  return ids
}

async function insertParents(
  trx: Trx,
  country: SmallCountry,
  ids: ReadonlyMap<string, number>,
): Promise<void> {
  for (const { key, parentKey, from, until } of country.units) {
    if (parentKey === null) continue
    await trx.raw(
      'insert into unit_parent (unit_id, parent_id, valid) values (?, ?, daterange(?::date, ?::date))',
      [ids.get(key) ?? 0, ids.get(parentKey) ?? 0, from, until],
    )
  }
}

async function insertSuccessions(
  trx: Trx,
  country: SmallCountry,
  ids: ReadonlyMap<string, number>,
): Promise<void> {
  for (const [date, kind] of [
    [REFORM, 'merge'],
    [RENAMING, 'retype'],
  ] as const) {
    const event = await trx.raw(
      `insert into unit_event (date, level, kind) values (?::date, 'commune', ?) returning id`,
      [date, kind],
    )
    for (const { oldKey, newKey, share } of country.successions.filter((s) => s.date === date)) {
      await trx.raw(
        `insert into unit_succession (event_id, old_id, new_id, share, confidence, source)
         values (?, ?, ?, ?, 'high', 'test')`,
        [event.rows[0].id, ids.get(oldKey) ?? 0, ids.get(newKey) ?? 0, share],
      )
    }
  }
}
