import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../../../server/db/connect.ts'
import { asLoader } from '../../../../server/db/transactions.ts'
import type { FindingCode } from '../../../../server/features/packs/findings.ts'
import { loadPack, PackRefused } from '../../../../server/features/packs/load-pack.ts'
import { readPack } from '../../../../server/features/packs/read-pack.ts'
import { asAdministrator, testDatabase } from '../../../support/database.ts'
import { testKeys } from '../../../support/keys.ts'
import { asFiles, square, TINY_TRADES, tinyPack } from './tiny-pack.ts'

const TODAY = '2026-11-22'
type Contents = Map<string, string | Buffer>

async function findingsOf(pack: Contents) {
  return (await readPack(asFiles(pack), { trades: TINY_TRADES, today: TODAY })).findings
}

/** The tiny pack with one text of one file replaced. */
function replaced(file: string, from: string, to: string): Contents {
  const pack = tinyPack()
  const content = pack.get(file) ?? ''
  if (!content.includes(from)) throw new Error(`${file} does not hold ${from}`)
  return pack.set(file, content.replace(from, to))
}
function appended(file: string, line: string): Contents {
  return tinyPack().set(file, `${tinyPack().get(file)}${line}\n`)
}
function without(file: string): Contents {
  const pack = tinyPack()
  pack.delete(file)
  return pack
}
type Feature = ReturnType<typeof square>
function withFeatures(change: (features: Feature[]) => unknown): Contents {
  const collection = JSON.parse(tinyPack().get('boundaries-2025.geojson') ?? '')
  change(collection.features)
  return tinyPack().set('boundaries-2025.geojson', JSON.stringify(collection))
}
function ringOf(features: Feature[]): number[][] {
  return features[0]?.geometry.coordinates[0] as number[][]
}
function withGeometry(geometry: unknown): Contents {
  return withFeatures((features) => Object.assign(features[0] as Feature, { geometry }))
}
/** UTF-8 read as Latin-1 and saved again. */
function encodedTwice(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1')
}

type Case = [what: string, pack: () => Contents, code: FindingCode, file: string, row: number | null]
const U24 = 'units-2024.csv'
const U25 = 'units-2025.csv'
const CROSS = 'crosswalk-2025.csv'
const MAP = 'boundaries-2025.geojson'
const EMP = 'employers.csv'
const POINTS = 'population-points.csv'
const COUNTS = 'caseload.csv'

const CASES: Case[] = [
  ['no units', () => new Map([['events.csv', 'date,level,document\n']]), 'missing_file', 'tiny', null],
  ['an unknown column', () => replaced(U25, 'population', 'inhabitants'), 'unknown_column', U25, 1],
  ['a missing column', () => replaced(U25, ',valid_to', ''), 'missing_column', U25, 1],
  ['a repeated column', () => replaced(U25, ',population', ',type'), 'repeated_column', U25, 1],
  [
    'a line with a cell too many',
    () => replaced(U25, '00101,commune,Xã', '00101,commune,x,Xã'),
    'wrong_cell_count',
    U25,
    3,
  ],
  ['an unclosed quotation mark', () => replaced(U25, 'Xã Giữa', '"Xã Giữa'), 'broken_csv', U25, 4],
  [
    'bytes that are not UTF-8',
    () =>
      new Map<string, string | Buffer>(tinyPack()).set(
        U25,
        Buffer.concat([Buffer.from(tinyPack().get(U25) ?? ''), Buffer.from([0xff])]),
      ),
    'not_utf8',
    U25,
    5,
  ],
  ['text encoded twice', () => replaced(U25, 'Xã Giữa', encodedTwice('Phường Giữa')), 'mojibake', U25, 4],
  ['a replacement character', () => replaced(U24, 'Xã Tây', 'Xã T\uFFFDy'), 'mojibake', U24, 6],
  ['TCVN3', () => replaced(U24, 'Xã Tây', 'Ph­êng T©y'), 'mojibake', U24, 6],
  ['VNI', () => replaced(U24, 'Xã Tây', 'Phöôøng Taây'), 'mojibake', U24, 6],
  ['a control character', () => replaced(U24, 'Xã Tây', 'Xã\u0007Tây'), 'control_character', U24, 6],
  ['a code without its zero', () => replaced(U25, '01,province', '1,province'), 'malformed_code', U25, 2],
  ['a code with a letter', () => replaced(U25, '00102,', 'O0102,'), 'malformed_code', U25, 4],
  ['an unknown level', () => replaced(U25, '00102,commune', '00102,village'), 'unknown_level', U25, 4],
  ['a blank name', () => replaced(U25, 'Xã Giữa', ''), 'blank', U25, 4],
  [
    'a day that does not exist',
    () => replaced(U24, '2025-06-30,2000', '2025-06-31,2000'),
    'malformed_date',
    U24,
    4,
  ],
  ['a population in words', () => replaced(U24, ',3000', ',many'), 'malformed_number', U24, 6],
  [
    'an end before the start',
    () =>
      replaced(
        U25,
        '00102,commune,Xã Giữa,Xã,01,2025-07-01,',
        '00102,commune,Xã Giữa,Xã,01,2025-07-01,2025-06-01',
      ),
    'valid_to_before_valid_from',
    U25,
    4,
  ],
  [
    'the same unit twice',
    () => appended(U25, '00102,commune,Xã Khác,Xã,01,2026-01-01,,10'),
    'duplicate_unit',
    U25,
    5,
  ],
  [
    'a unit that overlaps another file',
    () => appended(U25, '00003,commune,Xã Giữa,Xã,01,2025-06-30,,10'),
    'duplicate_unit',
    U25,
    5,
  ],
  [
    'a parent that does not exist',
    () => replaced(U25, 'Xã,01,2025-07-01,,1000', 'Xã,09,2025-07-01,,1000'),
    'orphan_parent',
    U25,
    4,
  ],
  [
    'a parent that ends too early',
    () => replaced(U25, 'Tỉnh,,2025-07-01,,6000', 'Tỉnh,,2025-07-01,2026-01-01,6000'),
    'orphan_parent',
    U25,
    3,
  ],
  [
    'a province under a parent',
    () => replaced(U25, 'Tỉnh,,2025-07-01', 'Tỉnh,01,2025-07-01'),
    'parent_not_expected',
    U25,
    2,
  ],
  [
    'a units file without its year',
    () => without(U25).set('units.csv', tinyPack().get(U25) ?? ''),
    'no_vintage',
    'units.csv',
    null,
  ],
  ['a crosswalk without its units', () => without(U25), 'crosswalk_without_units', CROSS, null],
  [
    'an old unit that does not exist',
    () => replaced(CROSS, '00001,commune', '00009,commune'),
    'unknown_old_unit',
    CROSS,
    2,
  ],
  [
    'a new unit that does not exist',
    () => replaced(CROSS, '00002,commune,00101', '00002,commune,00109'),
    'unknown_new_unit',
    CROSS,
    3,
  ],
  [
    'a pair that stands twice',
    () => appended(CROSS, '00001,commune,00101,whole'),
    'duplicate_succession',
    CROSS,
    6,
  ],
  [
    'a whole with two targets',
    () => replaced(CROSS, '00102,part', '00102,whole'),
    'share_contradiction',
    CROSS,
    5,
  ],
  ['an unknown share', () => replaced(CROSS, '00102,part', '00102,half'), 'unknown_value', CROSS, 5],
  [
    'a commune without a road that does not exist',
    () => tinyPack().set('noroad-2025.csv', 'code\n00109\n'),
    'unknown_commune',
    'noroad-2025.csv',
    2,
  ],
  [
    'a commune without a road that stands twice',
    () => tinyPack().set('noroad-2025.csv', 'code,remark\n00102,đảo\n00102,\n'),
    'duplicate_commune',
    'noroad-2025.csv',
    3,
  ],
  [
    'a list without roads and without its year',
    () => tinyPack().set('noroad.csv', 'code\n00102\n'),
    'no_vintage',
    'noroad.csv',
    null,
  ],
  ['an unclosed ring', () => withFeatures((features) => ringOf(features).pop()), 'unclosed_ring', MAP, 1],
  [
    'a ring without land',
    () =>
      withGeometry({
        type: 'Polygon',
        coordinates: [
          [
            [108, 16],
            [108.1, 16],
            [108, 16],
          ],
        ],
      }),
    'too_few_points',
    MAP,
    1,
  ],
  [
    'metres instead of degrees',
    () => withFeatures((features) => ringOf(features).splice(1, 1, [560_000, 1_780_000])),
    'bad_position',
    MAP,
    1,
  ],
  [
    'a line instead of a polygon',
    () =>
      withGeometry({
        type: 'LineString',
        coordinates: [
          [108, 16],
          [108.1, 16],
        ],
      }),
    'not_a_polygon',
    MAP,
    1,
  ],
  [
    'a boundary of no unit',
    () => withFeatures((features) => features.push(square('00999', 109, 16))),
    'boundary_of_unknown_unit',
    MAP,
    3,
  ],
  [
    'two boundaries of one unit',
    () => withFeatures((features) => features.push(square('00102', 109, 16))),
    'duplicate_boundary',
    MAP,
    3,
  ],
  [
    'a boundary file that is cut short',
    () => tinyPack().set(MAP, (tinyPack().get(MAP) ?? '').slice(0, -20)),
    'broken_json',
    MAP,
    null,
  ],
  [
    'a boundary file that is something else',
    () => tinyPack().set(MAP, '[]'),
    'not_a_feature_collection',
    MAP,
    null,
  ],
  [
    'a compressed file that is not',
    () => tinyPack().set('boundaries-2024.geojson.gz', '{}'),
    'broken_gzip',
    'boundaries-2024.geojson.gz',
    null,
  ],
  [
    'an employer in the sea',
    () => replaced(EMP, '108.05,16.05,00101', '110.5,12.5,'),
    'outside_every_unit',
    EMP,
    2,
  ],
  ['an employer nowhere', () => replaced(EMP, 'e2,Quán Cơm,,,,00102', 'e2,Quán Cơm,,,,'), 'no_place', EMP, 3],
  ['half a point', () => replaced(EMP, '108.05,16.05', '108.05,'), 'half_a_point', EMP, 2],
  [
    'an employer in no commune of today',
    () => replaced(EMP, ',,,,00102', ',,,,00003'),
    'unknown_unit',
    EMP,
    3,
  ],
  ['a source_id that stands twice', () => replaced(EMP, 'e2,', 'e1,'), 'repeated_source_id', EMP, 3],
  [
    'an unknown trade',
    () => replaced('vacancies.csv', 'cooking', 'cookery'),
    'unknown_trade',
    'vacancies.csv',
    3,
  ],
  [
    'a vacancy of no employer',
    () => replaced('vacancies.csv', 'e1,cooking', 'e7,cooking'),
    'unknown_employer',
    'vacancies.csv',
    3,
  ],
  [
    'a vacancy that stands twice',
    () => replaced('vacancies.csv', 'cooking', 'welding'),
    'duplicate_vacancy',
    'vacancies.csv',
    3,
  ],
  [
    'an unknown kind of service',
    () => replaced('services.csv', 'ost_clinic', 'clinic'),
    'unknown_kind',
    'services.csv',
    2,
  ],
  ['a point of no commune of today', () => replaced(POINTS, '00102,', '00003,'), 'unknown_unit', POINTS, 4],
  ['a point of no commune', () => replaced(POINTS, '00102,', ','), 'blank', POINTS, 4],
  ['a point beside the earth', () => replaced(POINTS, '108.08', '208.08'), 'malformed_number', POINTS, 3],
  ['a point without its latitude', () => replaced(POINTS, '108.08,16.08', '108.08,'), 'blank', POINTS, 3],
  ['a point with half a person', () => replaced(POINTS, ',1000', ',0.5'), 'malformed_number', POINTS, 3],
  ['a point where nobody lives', () => replaced(POINTS, ',1000', ',0'), 'nobody_at_point', POINTS, 3],
  ['a point that stands twice', () => appended(POINTS, '00101,108.02,16.02,5'), 'duplicate_point', POINTS, 5],
  [
    'points with a column that may be a misspelt one',
    () => replaced(POINTS, 'population', 'people'),
    'missing_column',
    POINTS,
    1,
  ],
  ['counts of no unit', () => replaced(COUNTS, '00102,total', '00003,total'), 'caseload_unit', COUNTS, 3],
  [
    'an unknown indicator',
    () => replaced(COUNTS, 'sex,female', 'gender,female'),
    'caseload_indicator',
    COUNTS,
    7,
  ],
  ['an unknown value', () => replaced(COUNTS, 'sex,female', 'sex,woman'), 'caseload_value', COUNTS, 7],
  [
    'a quarter that does not exist',
    () => replaced(COUNTS, '2026-Q3,commune,00102', '2026-Q5,commune,00102'),
    'caseload_period',
    COUNTS,
    3,
  ],
  ['a negative count', () => replaced(COUNTS, ',,25', ',,-25'), 'malformed_number', COUNTS, 3],
  ['half a person', () => replaced(COUNTS, ',,25', ',,25.5'), 'malformed_number', COUNTS, 3],
  [
    'a cell that stands twice',
    () => appended(COUNTS, '2026-Q3,commune,00102,total,,25'),
    'caseload_duplicate',
    COUNTS,
    9,
  ],
  [
    'a province that is not the sum of its communes',
    () => replaced(COUNTS, '01,total,,70', '01,total,,71'),
    'caseload_sum',
    COUNTS,
    4,
  ],
  [
    'a table that does not sum to its province',
    () => replaced(COUNTS, 'female,20', 'female,19'),
    'caseload_sum',
    COUNTS,
    7,
  ],
]

describe('the tiny pack', () => {
  test('has no error, so that every error below is the one that was put in', async () => {
    const errors = (await findingsOf(tinyPack())).filter((finding) => finding.severity === 'error')
    expect(errors).toEqual([])
  })
})

describe('a broken pack is named with file and row', () => {
  test.each(CASES)('%s', async (_what, pack, code, file, row) => {
    const errors = (await findingsOf(pack())).filter((finding) => finding.severity === 'error')
    expect(errors.map((error) => [error.code, error.file, error.row])).toContainEqual([code, file, row])
    for (const { message } of errors) expect(`${message.vi}${message.en}`).not.toMatch(/[{}]|undefined/)
  })
})

describe('loading a broken pack', () => {
  let db: Database
  const folder = mkdtempSync(join(tmpdir(), 'hoanhap-broken-'))
  beforeAll(async () => {
    db = await testDatabase()
  }, 120_000)
  afterAll(async () => {
    await db?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** Rows of every table of ours. */
  async function rowCounts(): Promise<Record<string, number>> {
    const { rows } = await asAdministrator(
      db,
      `select c.relname as name, (xpath('/row/n/text()', query_to_xml('select count(*) as n from public.' || c.relname,
        false, true, '')))[1]::text as n
       from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1`,
    )
    return Object.fromEntries(rows.map(({ name, n }) => [name, Number(n)]))
  }

  test('leaves every table as it was, whatever is wrong', async () => {
    const before = await rowCounts()
    expect(Object.keys(before)).toContain('release_cell')
    for (const [what, pack] of CASES) {
      const reading = await readPack(asFiles(pack()), { trades: TINY_TRADES, today: TODAY })
      const begun = Promise.resolve({ folder: 'tiny', ...reading })
      const load = loadPack(db, { dir: folder, today: TODAY, keys: testKeys() }, () => {}, begun)
      await expect(load, what).rejects.toThrow(PackRefused)
    }
    expect(await rowCounts()).toEqual(before)
  })

  test('is refused with its first error, and leaves the database as it was', async () => {
    for (const [name, content] of replaced(U25, 'Xã,01,2025-07-01,,1000', 'Xã,09,2025-07-01,,1000')) {
      writeFileSync(join(folder, name), content)
    }
    const load = loadPack(db, { dir: folder, today: TODAY, keys: testKeys() })
    await expect(load).rejects.toThrow(PackRefused)
    await expect(load).rejects.toThrow(/units-2025\.csv:4/)
    const { rows } = await asLoader(db, (trx) =>
      trx.raw(
        'select (select count(*)::int from unit) as units, (select count(*)::int from pack_load) as loads',
      ),
    )
    expect(rows[0]).toEqual({ units: 0, loads: 0 })
  })
})

describe('what is reported and not refused', () => {
  test('unknown files, boundaries without a code, dropped rings, names that are not composed', async () => {
    const pack = withFeatures((features) => {
      features.push(square(null, 109, 16))
      features[0]?.geometry.coordinates.push([
        [108.01, 16.01],
        [108.02, 16.01],
        [108.01, 16.01],
      ])
    })
    pack.set('notes.txt', 'x')
    pack.set(U24, (tinyPack().get(U24) ?? '').replace('Xã Tây', 'Xã Tây'.normalize('NFD')))
    const findings = await findingsOf(pack)
    expect(findings.filter((finding) => finding.severity === 'error')).toEqual([])
    expect(findings.map(({ code, file }) => [code, file])).toEqual(
      expect.arrayContaining([
        ['unknown_file', 'notes.txt'],
        ['boundary_without_code', MAP],
        ['dropped_ring', MAP],
        ['not_composed', U24],
      ]),
    )
  })

  test('a polygon that crosses itself', async () => {
    const bowTie = [
      [108, 16],
      [108.1, 16.1],
      [108.1, 16],
      [108, 16.1],
      [108, 16],
    ]
    const findings = await findingsOf(withGeometry({ type: 'Polygon', coordinates: [bowTie] }))
    expect(findings.find((finding) => finding.code === 'self_intersection')?.message.en).toContain(
      '108.05000, 16.05000',
    )
    expect(findings.some((finding) => finding.severity === 'error')).toBe(false)
  })

  test('names that are spelt right are not taken for damaged ones', async () => {
    const names = [
      'Phường Ngã Bảy',
      'Xã Đạ Tẻh',
      "Xã Ea H'Mlay",
      'Đặc khu Trường Sa',
      'Công ty ABC®',
      'Xã Ô Lâm – Tri Tôn',
      'Café Huế',
      'QUÁN “CÂY ĐA”',
    ]
    for (const name of names) {
      const findings = await findingsOf(replaced(EMP, 'Xưởng Hàn', `"${name}"`))
      expect(
        findings.filter((finding) => finding.severity === 'error'),
        name,
      ).toEqual([])
    }
  })
})
