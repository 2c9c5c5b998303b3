import { attackBySubtraction, type PublishedSystem } from '@hoanhap/geo/disclosure/attacker.ts'
import { publishedSystem, type ReleaseStructure } from '@hoanhap/geo/disclosure/published-system.ts'
import { cellKey, DEFAULT_HIDING_RULE, type ProtectedCell } from '@hoanhap/geo/disclosure/release-cells.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asLoader, asStats, type Trx } from '../../../../server/db/transactions.ts'
import { type ExpressInput, expressTotals } from '../../../../server/features/caseload/express-release.ts'
import { expressTable } from '../../../../server/features/caseload/express-table.ts'
import { loadLineage, type ReleasedCell } from '../../../../server/features/caseload/queries.ts'
import { loadHierarchy, unitOfLeaf, unitRows } from '../../../../server/features/coverage/hierarchy.ts'
import type { CaseloadRow } from '../../../../server/features/releases/caseload-rows.ts'
import { loadReleases } from '../../../../server/features/releases/load-releases.ts'
import { type TestServer, testServer } from '../../../support/server.ts'
import { type Crawl, crawl, publishedCells } from './crawl.ts'
import {
  FEW_PEOPLE,
  insertCountry,
  MANY_PEOPLE,
  PERIODS,
  type SmallCountry,
  smallCountry,
} from './small-country.ts'

/**
 * The attacker reads everything that a release caller can fetch (four quarters, three dates, three levels, all tables) and
 * subtracts. The control is the same attacker against an office that only replaces counts under ten.
 */
describe.each([
  ['few people', FEW_PEOPLE, 'attack-few'],
  ['many people', MANY_PEOPLE, 'attack-many'],
])('with %s', (_name, size, seed) => {
  let server: TestServer
  let country: SmallCountry
  let ids: Map<string, number>
  let crawled: Crawl

  beforeAll(async () => {
    country = smallCountry(seed, size)
    server = await testServer({
      prepare: (db) =>
        asLoader(db, async (trx) => {
          ids = await insertCountry(trx, country)
          await loadReleases(trx, country.rows)
        }),
    })
    crawled = await crawl(await server.as('city_official'))
  })
  afterAll(() => server.close())

  /** Which commune lies in which province, and the values of each table: public knowledge. */
  function structure(period: string): ReleaseStructure {
    const tables = crawled.releases.get(period)?.tables ?? []
    const rows = tables.flatMap(({ table, rows: cells }) => cells.map((cell) => ({ table, ...cell })))
    const provinces = rows.filter((cell) => cell.table === 'total' && cell.level === 'province')
    return {
      provinces: provinces.map(({ unitId, code }) => ({
        id: unitId,
        communeIds: rows
          .filter((cell) => cell.level === 'commune' && `0${cell.code[0]}` === code)
          .map((cell) => cell.unitId),
        tables: Object.fromEntries(
          tables
            .filter(({ table }) => table !== 'total' && table !== 'notMapped')
            .map(({ table }) => [
              table,
              rows.filter((cell) => cell.table === table && cell.unitId === unitId).map((cell) => cell.value),
            ]),
        ),
      })),
    }
  }

  function systemOf(period: string, cells: readonly ProtectedCell[], countryTotal: number): PublishedSystem {
    return publishedSystem(cells, structure(period), countryTotal, DEFAULT_HIDING_RULE)
  }

  const nationalTotal = (period: string) =>
    crawled.maps.find((map) => map.period === period)?.answer.total.count ?? 0

  test('the attacker recovers no hidden cell of any quarter', () => {
    let hidden = 0
    for (const period of PERIODS) {
      const cells = publishedCells(crawled.releases.get(period)?.tables ?? [])
      const bounds = attackBySubtraction(systemOf(period, cells, nationalTotal(period)))
      for (const cell of cells.filter((c) => c.state === 'suppressed')) {
        hidden += 1
        const range = bounds.get(cellKey(cell))
        expect(range?.high, `${period} ${cellKey(cell)}`).toBeGreaterThan(range?.low ?? Number.NaN)
      }
    }
    expect(hidden).toBeGreaterThan(50)
  })

  test('the same attacker recovers cells where counts under ten are merely replaced', () => {
    let recovered = 0
    for (const period of PERIODS) {
      const cells = plainCells(period)
      const bounds = attackBySubtraction(systemOf(period, cells, plainTotal(period)))
      for (const cell of cells.filter((c) => c.state === 'suppressed')) {
        const range = bounds.get(cellKey(cell))
        if (range && range.low === range.high) {
          recovered += 1
          expect(range.low).toBe(truthOf(period).get(cellKey(cell)))
        }
      }
    }
    expect(recovered).toBeGreaterThan(0)
  })

  test('every map is arithmetic on the published tables and public lineage: it tells nothing more', async () => {
    await asStats(server.db, async (trx) => {
      const lineage = await loadLineage(trx)
      const populationOf = await populations(trx)
      const hierarchyOn = memoized((asOf: string) => loadHierarchy(trx, asOf))
      const cellsOf = memoized((period: string) =>
        releasedAsPublished(crawled.releases.get(period)?.tables ?? [], structure(period), populationOf),
      )
      for (const { period, asOf, level, by, answer } of crawled.maps) {
        const release = crawled.releases.get(period)?.release
        const cells = cellsOf(period)
        const hierarchy = await hierarchyOn(asOf)
        const input: ExpressInput = {
          cells,
          rule: DEFAULT_HIDING_RULE,
          unitsOn: release?.unitsOn ?? '',
          asOf,
          level: answer.level,
          units: unitRows(hierarchy, answer.level),
          unitOf: unitOfLeaf(hierarchy, answer.level),
          lineage,
        }
        const totals = expressTotals(input)
        const derived = by && level === 'province' ? expressTable(input, by, totals) : new Map()
        for (const { unitId, state, count, display, by: table = {} } of answer.rows) {
          expect({ state, count, display }, `${period} ${asOf} ${level}`).toEqual(totals.get(unitId))
          for (const [value, cell] of Object.entries(table)) {
            const own = cells.find((c) => c.unitId === unitId && c.indicator === by && c.value === value)
            if (own) expect(cell.count, `${period} ${asOf} ${by} ${value}`).toBe(own.count)
            else if (cell.state !== 'noData') expect(cell).toEqual(derived.get(unitId)?.[value])
          }
        }
      }
    })
  })

  test('another truth behind the same labels is the same release', async () => {
    const moved = movedPersons(country, crawled)
    expect(moved.length).toBeGreaterThan(3)
    for (const { period, rows } of moved.slice(0, 12)) {
      const outcomes = await asLoader(server.db, (trx) => loadReleases(trx, rows))
      expect(outcomes.find((release) => release.period === period)?.outcome).toBe('unchanged')
    }
  })

  test('no hidden cell has a number anywhere in the database', async () => {
    const cells = await asStats(server.db, async (trx) => {
      const found = await trx.raw('select state, count, to_jsonb(c)::text as stored from release_cell c')
      return found.rows as { state: string; count: number | null; stored: string }[]
    })
    const hidden = cells.filter((cell) => cell.state === 'suppressed')
    expect(hidden.length).toBeGreaterThan(50)
    for (const { count } of hidden) expect(count).toBeNull()
  })

  /** True counts of a quarter by cell key. */
  function truthOf(period: string): Map<string, number> {
    const idOf = (row: CaseloadRow) => {
      const day = { '2025-Q4': '2025-12-31', '2026-Q1': '2026-03-31' }[period] ?? '2026-06-30'
      const unit = country.units.find(
        (u) =>
          u.level === row.level && u.code === row.code && (u.from ?? '') <= day && (u.until ?? '9999') > day,
      )
      return ids.get(unit?.key ?? '') ?? 0
    }
    return new Map(
      country.rows
        .filter((row) => row.period === period)
        .map((row) => [cellKey({ ...row, unitId: idOf(row) }), row.count]),
    )
  }

  function plainCells(period: string): ProtectedCell[] {
    const truth = truthOf(period)
    return publishedCells(crawled.releases.get(period)?.tables ?? []).map((cell) => {
      const count = truth.get(cellKey(cell)) ?? 0
      const inTable = cell.indicator !== 'total' && cell.indicator !== 'notMapped'
      if (count === 0 && inTable) return { ...cell, state: 'zero', count, hidden: null }
      if (count < 10) return { ...cell, state: 'suppressed', count: null, hidden: 'small' }
      return { ...cell, state: 'value', count, hidden: null }
    })
  }

  function plainTotal(period: string): number {
    const provinces = country.rows.filter(
      (row) => row.period === period && row.level === 'province' && row.indicator === 'total',
    )
    return provinces.reduce((sum, row) => sum + row.count, 0)
  }
})

/** A function that is asked often and reckons each answer once. */
function memoized<Key, Value>(reckon: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>()
  return (key) => {
    if (!known.has(key)) known.set(key, reckon(key))
    return known.get(key) as Value
  }
}

async function populations(trx: Trx): Promise<Map<number, number | null>> {
  const found = await trx.raw('select u.id, u.population from unit u')
  return new Map(
    found.rows.map(({ id, population }: { id: number; population: number | null }) => [id, population]),
  )
}

/** The published tables in the shape that the maps are computed from. */
function releasedAsPublished(
  tables: Parameters<typeof publishedCells>[0],
  { provinces }: ReleaseStructure,
  populationOf: ReadonlyMap<number, number | null>,
): ReleasedCell[] {
  const provinceOf = new Map(
    provinces.flatMap(({ id, communeIds }) => communeIds.map((commune) => [commune, id])),
  )
  return publishedCells(tables).map((cell) => ({
    ...cell,
    level: provinceOf.has(cell.unitId) ? ('commune' as const) : ('province' as const),
    provinceId: provinceOf.get(cell.unitId) ?? null,
    population: populationOf.get(cell.unitId) ?? null,
  }))
}

/** The rows with one person moved between two communes of a province that both read "<10", in every way that stays so. */
function movedPersons(country: SmallCountry, crawled: Crawl): { period: string; rows: CaseloadRow[] }[] {
  return PERIODS.flatMap((period) => {
    const total = crawled.releases.get(period)?.tables.find(({ table }) => table === 'total')
    const small = (total?.rows ?? []).filter((cell) => cell.level === 'commune' && cell.display === '<10')
    const rowOf = (code: string) =>
      country.rows.find(
        (row) => row.period === period && row.level === 'commune' && row.code === code,
      ) as CaseloadRow
    return small.flatMap((from, index) => {
      const to = small.slice(index + 1).find((other) => other.code[0] === from.code[0])
      if (!to || rowOf(from.code).count < 1 || rowOf(to.code).count > 8) return []
      const rows = country.rows.map((row) => {
        if (row === rowOf(from.code)) return { ...row, count: row.count - 1 }
        return row === rowOf(to.code) ? { ...row, count: row.count + 1 } : row
      })
      return [{ period, rows }]
    })
  })
}

test('a hidden count leaves no trace in what is stored or answered', async () => {
  const CANARY = 7919
  const country = smallCountry('canary', FEW_PEOPLE)
  const first = country.rows.find((row) => row.level === 'commune')?.code
  const inProvince = (row: CaseloadRow) =>
    row.level === 'province' ? row.code === '01' : row.code.startsWith('1')
  const rows = country.rows
    .filter((row) => !inProvince(row) || row.indicator === 'total')
    .map((row) => {
      if (!inProvince(row)) return row
      return { ...row, count: row.level === 'province' || row.code === first ? CANARY : 0 }
    })
  const server = await testServer({
    prepare: (db) =>
      asLoader(db, async (trx) => {
        await insertCountry(trx, country)
        await loadReleases(trx, rows)
      }),
  })
  try {
    const { text } = await crawl(await server.as('planner'))
    for (const form of [String(CANARY), '7.919']) expect(text.includes(form), form).toBe(false)
    await asLoader(server.db, async (trx) => {
      for (const table of ['release', 'release_cell', 'pack_load', 'unit_event']) {
        const found = await trx.raw(
          `select count(*)::int as hits from ${table} t where to_jsonb(t)::text like '%${CANARY}%'`,
        )
        expect(found.rows[0].hits, table).toBe(0)
      }
    })
  } finally {
    await server.close()
  }
})
