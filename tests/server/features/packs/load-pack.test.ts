import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../../../server/db/connect.ts'
import { asLoader } from '../../../../server/db/transactions.ts'
import { type LoadedPack, loadPack } from '../../../../server/features/packs/load-pack.ts'
import { testDatabase } from '../../../support/database.ts'
import { testKeys } from '../../../support/keys.ts'
import { square, tinyPack } from './tiny-pack.ts'

const TODAY = '2026-11-22'
let db: Database
let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hoanhap-pack-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))
afterAll(() => db?.close())

/** An empty database, and the tiny pack in the folder. */
async function beginAnew(): Promise<void> {
  await db?.close()
  db = await testDatabase()
  write(tinyPack())
}

function write(pack: ReadonlyMap<string, string>): void {
  for (const [name, content] of pack) writeFileSync(join(folder, name), content)
}

/** A rectangle a tenth of a degree high. */
function strip(code: string, west: number, width: number) {
  const feature = square(code, 0, 16)
  const ring = (feature.geometry.coordinates[0] ?? []).map(([x = 0, y = 0]) => [west + x * 10 * width, y])
  return { ...feature, geometry: { ...feature.geometry, coordinates: [ring] } }
}

async function rowsOf<T>(sql: string): Promise<T[]> {
  const { rows } = await asLoader(db, (trx) => trx.raw(sql))
  return rows
}

describe('a load', () => {
  const lines: string[] = []
  let loaded: LoadedPack
  beforeAll(async () => {
    await beginAnew()
    loaded = await loadPack(db, { dir: folder, today: TODAY, keys: testKeys() }, (line) => lines.push(line))
  })

  test('writes units, lineage, zones, places and releases, and says how far it is', async () => {
    expect(loaded).toMatchObject({ synthetic: false, loadedNow: true })
    const percents = lines.map((line) => Number.parseInt(line, 10))
    expect(percents).toEqual(percents.toSorted((a, b) => a - b))
    expect(percents.at(-1)).toBe(100)
    const [counts] = await rowsOf(`select (select count(*)::int from unit) as units,
      (select count(*)::int from unit_parent) as parents, (select count(*)::int from unit_succession) as successions,
      (select count(*)::int from unit_boundary) as boundaries, (select count(*)::int from zone) as zones,
      (select count(*)::int from employer) as employers, (select count(*)::int from release) as releases`)
    expect(counts).toEqual({
      units: 9,
      parents: 7,
      successions: 5,
      boundaries: 3,
      zones: 2,
      employers: 2,
      releases: 1,
    })
    expect(
      await rowsOf('select u.code, u.vintage from unit_without_road n join unit u on u.id = n.unit_id'),
    ).toEqual([{ code: '00102', vintage: '2025' }])
  })

  test('writes points where people live for the commune of every date that they lie in, none by lineage', async () => {
    const points = await rowsOf(`select u.code, u.vintage, p.population, st_x(p.location) as lon
      from population_point p join unit u on u.id = p.unit_id order by u.vintage, u.code, p.population`)
    expect(points).toEqual([
      { code: '00101', vintage: '2025', population: 1000, lon: 108.08 },
      { code: '00101', vintage: '2025', population: 3000, lon: 108.02 },
      { code: '00102', vintage: '2025', population: 900, lon: 108.15 },
    ])
  })

  test('derives the kind of every event and keeps its document', async () => {
    const events =
      await rowsOf(`select e.level, e.kind, e.document, count(s.old_id)::int as pairs from unit_event e
      left join unit_succession s on s.event_id = e.id group by 1, 2, 3 order by 1, 2`)
    expect(events).toEqual([
      { level: 'commune', kind: 'merge', document: 'Nghị quyết 1', pairs: 2 },
      { level: 'commune', kind: 'split', document: 'Nghị quyết 1', pairs: 2 },
      { level: 'district', kind: 'abolish', document: null, pairs: 0 },
      { level: 'province', kind: 'recode', document: null, pairs: 1 },
    ])
  })

  test('gives every commune to the former district that most of its people come from', async () => {
    const zones = await rowsOf(`select d.code as district, c.code as commune, b.bbox is not null as drawn
      from zone z join unit d on d.id = z.unit_id join zone_member m on m.zone_id = z.id join unit c on c.id = m.unit_id
      left join zone_boundary b on b.zone_id = z.id order by 1`)
    expect(zones).toEqual([
      { district: '001', commune: '00101', drawn: true },
      { district: '002', commune: '00102', drawn: true },
    ])
  })

  test('names the commune of a place on every date on which it is certain', async () => {
    const placings = await rowsOf(`select s.source_id, u.code, p.method from service_point_unit p
      join service_point s on s.id = p.service_point_id join unit u on u.id = p.unit_id order by u.code`)
    // Xã Giữa of 2025 has one predecessor only, so the place lay in it.
    expect(placings).toEqual([
      { source_id: 's1', code: '00003', method: 'lineage' },
      { source_id: 's1', code: '00102', method: 'boundary' },
    ])
  })

  test('is reused by the next start', async () => {
    const second = await loadPack(db, { dir: folder, today: '2027-03-01', keys: testKeys() })
    expect(second).toMatchObject({ version: loaded.version, loadedNow: false })
  })

  test('refuses another pack beside it, by one changed byte', async () => {
    writeFileSync(join(folder, 'events.csv'), 'date,level,document\n2025-07-01,commune,Nghị quyết 2\n')
    await expect(loadPack(db, { dir: folder, today: TODAY, keys: testKeys() })).rejects.toThrow(
      /holds the pack/,
    )
  })
})

describe('boundaries', () => {
  test('measures the land that old and new units have in common', async () => {
    await beginAnew()
    const strips = [strip('00001', 108, 0.05), strip('00002', 108.05, 0.025), strip('00003', 108.075, 0.125)]
    const file = join(folder, 'boundaries-2024.geojson')
    writeFileSync(file, JSON.stringify({ type: 'FeatureCollection', features: strips }))
    await loadPack(db, { dir: folder, today: TODAY, keys: testKeys() })
    rmSync(file)
    const pairs = await rowsOf<{ old: string; new: string; km2: number | null }>(`
      select o.code as old, n.code as new, s.overlap_km2 as km2 from unit_succession s
      join unit o on o.id = s.old_id join unit n on n.id = s.new_id where o.level = 'commune' order by 1, 2`)
    // a tenth of a degree square is 118.3 square kilometres here
    expect(pairs.map((pair) => [pair.old, pair.new, Math.round(pair.km2 ?? 0)])).toEqual([
      ['00001', '00101', 59],
      ['00002', '00101', 30],
      ['00003', '00101', 30],
      ['00003', '00102', 118],
    ])
  })

  test('mends a polygon that crosses itself, draws it and says so', async () => {
    await beginAnew()
    const collection = JSON.parse(tinyPack().get('boundaries-2025.geojson') ?? '')
    collection.features[0].geometry.coordinates = [
      [
        [108, 16],
        [108.1, 16.1],
        [108.1, 16],
        [108, 16.1],
        [108, 16],
      ],
    ]
    writeFileSync(join(folder, 'boundaries-2025.geojson'), JSON.stringify(collection))
    const { findings } = await loadPack(db, { dir: folder, today: TODAY, keys: testKeys() })
    expect(findings.filter(({ code }) => code === 'repaired_geometry').map(({ row }) => row)).toEqual([1])
    const [boundary] = await rowsOf<{
      repaired: string
      valid: boolean
    }>(`select b.repaired, st_isvalid(b.geom) as valid
      from unit_boundary b join unit u on u.id = b.unit_id where u.code = '00101'`)
    expect(boundary).toMatchObject({ valid: true, repaired: expect.stringContaining('Self-intersection') })
  })
})

describe('a load into an empty database', () => {
  beforeAll(beginAnew)

  test('never puts synthetic people beside real counts', async () => {
    await expect(
      loadPack(db, { dir: folder, withSyntheticPeople: 100, today: TODAY, keys: testKeys() }),
    ).rejects.toThrow(/caseload\.csv/)
  })

  test('begins from nothing after one that was cut short', async () => {
    const stop = new Error('killed')
    const killAt = (wanted: string) => (line: string) => {
      if (line.includes(wanted)) throw stop
    }
    for (const moment of ['units', 'boundaries', 'employers', 'releases']) {
      await expect(
        loadPack(db, { dir: folder, today: TODAY, keys: testKeys() }, killAt(moment)),
      ).rejects.toThrow('killed')
    }
    expect(await rowsOf('select sealed_at from pack_load')).toEqual([{ sealed_at: null }])
    expect(await rowsOf('select id from release')).toEqual([])
    await loadPack(db, { dir: folder, today: TODAY, keys: testKeys() })
    const [state] = await rowsOf(`select (select count(*)::int from pack_load) as loads,
      (select count(*)::int from unit) as units, (select count(*)::int from employer) as employers`)
    expect(state).toEqual({ loads: 1, units: 9, employers: 2 })
  })
})
