import { groupBy } from '@hoanhap/geo/group-by.ts'
import { seededRandom } from '@hoanhap/geo/random.ts'
import { describe, expect, it } from 'vitest'
import { containsPoint, innerPoint, pointNear } from '../../../seeds/synthetic-people/land-of-commune.ts'
import { areaOf, readDemoPack, sum } from './demo.ts'

const pack = readDemoPack()
const oldUnits = pack.table('units-2024.csv')
const newUnits = pack.table('units-2025.csv')
const current = newUnits.filter((unit) => unit.valid_to === '')
const crosswalk = pack.table('crosswalk-2025.csv')
const count = (units: typeof oldUnits, level: string) => units.filter((unit) => unit.level === level).length
const on = (day: string) =>
  newUnits.filter(
    (unit) => (unit.valid_from ?? '') <= day && (unit.valid_to === '' || (unit.valid_to ?? '') >= day),
  )

/** The provinces of any time since 1975, by their bare names: none may appear in the demo. */
const REAL_PROVINCES =
  `Hà Nội, Hà Giang, Cao Bằng, Bắc Kạn, Tuyên Quang, Lào Cai, Điện Biên, Lai Châu, Sơn La, Yên Bái,
Hòa Bình, Thái Nguyên, Lạng Sơn, Quảng Ninh, Bắc Giang, Phú Thọ, Vĩnh Phúc, Bắc Ninh, Hải Dương, Hải Phòng, Hưng Yên,
Thái Bình, Hà Nam, Nam Định, Ninh Bình, Thanh Hóa, Nghệ An, Hà Tĩnh, Quảng Bình, Quảng Trị, Huế, Thừa Thiên Huế,
Đà Nẵng, Quảng Nam, Quảng Ngãi, Bình Định, Phú Yên, Khánh Hòa, Ninh Thuận, Bình Thuận, Kon Tum, Gia Lai, Đắk Lắk,
Đắk Nông, Lâm Đồng, Bình Phước, Tây Ninh, Bình Dương, Đồng Nai, Bà Rịa - Vũng Tàu, Hồ Chí Minh, Long An, Tiền Giang,
Bến Tre, Trà Vinh, Vĩnh Long, Đồng Tháp, An Giang, Kiên Giang, Cần Thơ, Hậu Giang, Sóc Trăng, Bạc Liêu, Cà Mau,
Hà Tây, Hà Bắc, Nam Hà, Hà Nam Ninh, Hải Hưng, Vĩnh Phú, Bắc Thái, Cao Lạng, Hà Tuyên, Hoàng Liên Sơn, Nghệ Tĩnh,
Bình Trị Thiên, Nghĩa Bình, Phú Khánh, Thuận Hải, Sông Bé, Cửu Long, Minh Hải, Hà Sơn Bình`.split(/,\s+/)
const REAL_PROVINCE_CODES =
  /^(01|02|04|06|08|1[0124579]|2[02456789]|3[0-8]|4[0245689]|5[1-468]|6[024678]|7[024579]|8[0234679]|9[1-6])$/

describe('the demo pack', () => {
  it('is the same for the same seed and day, to the byte', () => {
    const again = readDemoPack()
    expect([...again.files.keys()]).toEqual([...pack.files.keys()])
    for (const [name, content] of pack.files) {
      expect(Buffer.from(again.files.get(name) ?? '').equals(Buffer.from(content)), name).toBe(true)
    }
  })

  it('says that it is synthetic', () => {
    expect(JSON.parse(String(pack.files.get('pack.json')))).toMatchObject({ name: 'demo', synthetic: true })
    for (const { document } of pack.table('events.csv')) expect(document).toContain('giả lập')
  })

  it('has about twenty districts and three hundred communes, and about a hundred since', () => {
    expect(count(oldUnits, 'province')).toBe(2)
    expect(count(oldUnits, 'district')).toBe(21)
    expect(Math.abs(count(oldUnits, 'commune') - 300)).toBeLessThan(15)
    expect(count(current, 'province')).toBe(2)
    expect(count(current, 'district')).toBe(0)
    expect(Math.abs(count(current, 'commune') - 100)).toBeLessThan(8)
  })

  it('draws every unit exactly once in its vintage', () => {
    const names = (rows: { level?: string; code?: string }[]) =>
      [...new Set(rows.map((r) => `${r.level} ${r.code}`))].sort()
    const drawn = (vintage: 2024 | 2025) => pack.boundaries(vintage).map(({ properties }) => properties)
    expect(drawn(2024).length).toBe(oldUnits.length)
    expect(names(drawn(2024))).toEqual(names(oldUnits))
    expect(drawn(2025).length).toBe(current.length)
    expect(names(drawn(2025))).toEqual(names(newUnits))
  })

  it('retypes three communes on 2026-04-30 and keeps their codes', () => {
    const types = (day: string) => new Map(on(day).map((unit) => [`${unit.level} ${unit.code}`, unit.type]))
    const [april, may] = [types('2026-04-29'), types('2026-04-30')]
    expect([...may.keys()].sort()).toEqual([...april.keys()].sort())
    const changed = [...may].filter(([unit, type]) => april.get(unit) !== type)
    expect(changed.map(([, type]) => type)).toEqual(['Phường', 'Phường', 'Phường'])
  })

  it('uses codes of two, three and five digits that are unique per level and date, and reuses old ones', () => {
    const lengths = { province: 2, district: 3, commune: 5 }
    for (const unit of [...oldUnits, ...newUnits]) {
      expect(unit.code).toMatch(new RegExp(`^\\d{${lengths[unit.level as keyof typeof lengths]}}$`))
    }
    for (const units of [oldUnits, on('2025-07-01'), on('2026-11-22')]) {
      expect(new Set(units.map((unit) => `${unit.level} ${unit.code}`)).size).toBe(units.length)
    }
    const oldNames = new Map(oldUnits.map((unit) => [unit.code, unit.name_vi]))
    const reused = current.filter((unit) => unit.level === 'commune' && oldNames.has(unit.code ?? ''))
    expect(reused.length).toBeGreaterThan(80)
    expect(reused.filter((unit) => oldNames.get(unit.code ?? '') !== unit.name_vi).length).toBeGreaterThan(30)
    expect(oldUnits.some((unit) => unit.level === 'commune' && unit.code?.startsWith('0'))).toBe(true)
  })

  it('has parents that exist', () => {
    for (const units of [oldUnits, on('2025-07-01'), on('2026-11-22')]) {
      const codes = new Set(units.map((unit) => unit.code))
      for (const unit of units.filter(({ level }) => level !== 'province'))
        expect(codes).toContain(unit.parent_code)
    }
  })
})

describe('names', () => {
  const units = [...oldUnits, ...newUnits]
  it('are those of no real province, nor are the province codes', () => {
    const real = new Set(REAL_PROVINCES)
    for (const unit of units) expect(real).not.toContain(bareName(unit))
    for (const unit of units.filter(({ level }) => level === 'province')) {
      expect(unit.code).not.toMatch(REAL_PROVINCE_CODES)
    }
  })

  it('are composed, start with their type and have an English form without marks', () => {
    for (const unit of units) {
      expect(unit.name_vi).toBe(unit.name_vi?.normalize('NFC'))
      expect(unit.name_vi?.startsWith(`${unit.type} `)).toBe(true)
      expect(unit.name_en).toMatch(/^[A-Za-z0-9 ]+$/)
    }
  })

  it('do not repeat inside a parent on one date', () => {
    for (const tier of [oldUnits, on('2025-07-01'), on('2026-11-22')]) {
      const names = tier.map((unit) => `${unit.parent_code} ${unit.level} ${bareName(unit)}`)
      expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
    }
  })

  it('include numbered wards in the old tier only', () => {
    const numbered = (tier: typeof units) => tier.filter((unit) => /^\d+$/.test(bareName(unit))).length
    expect(numbered(oldUnits)).toBeGreaterThan(8)
    expect(numbered(newUnits)).toBe(0)
  })
})

describe('populations', () => {
  const of = (units: typeof oldUnits, level: string, parent?: string) =>
    sum(
      units
        .filter((u) => u.level === level && (!parent || u.parent_code === parent))
        .map((u) => Number(u.population)),
    )

  it('agree between communes, districts and provinces on both dates', () => {
    for (const province of ['07', '98']) {
      const total = Number(oldUnits.find((unit) => unit.code === province)?.population)
      expect(of(oldUnits, 'district', province)).toBe(total)
      expect(of(current, 'commune', province)).toBe(total)
      expect(Number(current.find((unit) => unit.code === province)?.population)).toBe(total)
    }
    for (const district of oldUnits.filter(({ level }) => level === 'district')) {
      expect(of(oldUnits, 'commune', district.code)).toBe(Number(district.population))
    }
  })

  it('leave no commune empty', () => {
    for (const unit of [...oldUnits, ...newUnits])
      expect(Number(unit.population), unit.name_vi).toBeGreaterThan(100)
  })
})

describe('the lineage', () => {
  const oldShapes = new Map(
    pack.boundaries(2024).map((f) => [`${f.properties.level} ${f.properties.code}`, f]),
  )
  const newShapes = pack.boundaries(2025).filter(({ properties }) => properties.level === 'commune')
  const targets = new Map<string, Set<string>>()
  for (const row of crosswalk) {
    targets.set(row.old_code ?? '', (targets.get(row.old_code ?? '') ?? new Set()).add(row.new_code ?? ''))
  }

  it('names every old and every new commune; whole means one target, part means several', () => {
    const communes = (units: typeof oldUnits) =>
      units.filter(({ level }) => level === 'commune').map(({ code }) => code)
    expect([...targets.keys()].sort()).toEqual(communes(oldUnits).sort())
    expect([...new Set(crosswalk.map(({ new_code }) => new_code))].sort()).toEqual(communes(current).sort())
    for (const row of crosswalk) {
      expect(row.share).toBe(targets.get(row.old_code ?? '')?.size === 1 ? 'whole' : 'part')
    }
  })

  it('splits eight to ten per cent of the old communes, a few of them between three', () => {
    const split = [...targets.values()].filter((codes) => codes.size > 1)
    expect(split.length / targets.size).toBeGreaterThan(0.08)
    expect(split.length / targets.size).toBeLessThan(0.1)
    expect(split.some((codes) => codes.size === 3)).toBe(true)
  })

  it('agrees with the shapes: points of an old commune fall into its successors and into each of them', () => {
    const random = seededRandom('lineage')
    for (const [code, expected] of targets) {
      const geometry = oldShapes.get(`commune ${code}`)?.geometry
      if (!geometry) throw new Error(`no boundary for ${code}`)
      const centre = innerPoint(geometry, random)
      const samples = expected.size === 1 ? 20 : 400
      const found = new Set<string>()
      for (let i = 0; i < samples; i++) {
        const point = pointNear(geometry, centre, 0.5, random)
        found.add(
          newShapes.find((shape) => containsPoint(shape.geometry, point))?.properties.code ?? 'nowhere',
        )
      }
      expect([...found].sort(), code).toEqual([...expected].sort())
    }
  })

  it('keeps the area: a new commune is as large as what it received', () => {
    const wholeOnly = newShapes.filter(({ properties }) =>
      crosswalk.every((row) => row.new_code !== properties.code || row.share === 'whole'),
    )
    expect(wholeOnly.length).toBeGreaterThan(20)
    for (const { properties, geometry } of wholeOnly) {
      const received = crosswalk.filter((row) => row.new_code === properties.code)
      const areas = received.map((row) => {
        const shape = oldShapes.get(`commune ${row.old_code}`)?.geometry
        return shape ? areaOf(shape) : Number.NaN
      })
      expect(Math.abs(sum(areas) / areaOf(geometry) - 1)).toBeLessThan(1e-6)
    }
  })
})

describe('places of the demo', () => {
  it('are 400 employers and 150 services of all eight kinds, each inside its commune', () => {
    const employers = pack.table('employers.csv')
    const services = pack.table('services.csv')
    expect(employers.length).toBe(400)
    expect(services.length).toBe(150)
    expect(new Set(services.map(({ kind }) => kind)).size).toBe(8)
    const shapes = new Map(
      pack
        .boundaries(2025)
        .flatMap((f) => (f.properties.level === 'commune' ? [[f.properties.code, f.geometry]] : [])),
    )
    for (const place of [...employers, ...services]) {
      const geometry = shapes.get(place.unit_code ?? '')
      expect(geometry && containsPoint(geometry, [Number(place.lon), Number(place.lat)]), place.name).toBe(
        true,
      )
      expect((place.verified_on ?? '') < '2026-11-22').toBe(true)
    }
    expect(new Set(employers.map(({ unit_code }) => unit_code)).size).toBeLessThan(shapes.size)
  })
})

describe('population points of the demo', () => {
  const points = pack.table('population-points.csv')
  const byCommune = groupBy(points, ({ unit_code }) => unit_code ?? '')
  const communes = current.filter(({ level }) => level === 'commune')

  it('are three to eight for every commune and hold its people, nobody twice', () => {
    expect([...byCommune.keys()].sort()).toEqual(communes.map(({ code }) => code).sort())
    for (const { code, population } of communes) {
      const own = byCommune.get(code ?? '') ?? []
      expect(own.length, code).toBeGreaterThanOrEqual(3)
      expect(own.length, code).toBeLessThanOrEqual(8)
      expect(sum(own.map((point) => Number(point.population)))).toBe(Number(population))
      expect(new Set(own.map(({ lon, lat }) => `${lon} ${lat}`)).size).toBe(own.length)
    }
  })

  it('lie inside their commune', () => {
    const shapes = new Map(
      pack.boundaries(2025).map(({ properties, geometry }) => [properties.code, geometry]),
    )
    for (const { unit_code, lon, lat } of points) {
      const geometry = shapes.get(unit_code ?? '')
      expect(geometry && containsPoint(geometry, [Number(lon), Number(lat)]), unit_code).toBe(true)
    }
  })
})

describe('counts of the demo', () => {
  const caseload = pack.table('caseload.csv')
  it('cover the four quarters before the day', () => {
    expect([...new Set(caseload.map(({ period }) => period))]).toEqual([
      '2025-Q4',
      '2026-Q1',
      '2026-Q2',
      '2026-Q3',
    ])
    expect(
      new Set(
        readDemoPack('x', '2026-02-01')
          .table('caseload.csv')
          .map(({ period }) => period),
      ),
    ).toContain('2025-Q1')
  })

  it('show, hide and protect: some communes have ten or more people, some fewer', () => {
    const counts = caseload
      .filter((row) => row.level === 'commune' && row.period === '2026-Q3')
      .map((row) => Number(row.count))
    expect(counts.filter((value) => value >= 10).length).toBeGreaterThan(60)
    expect(counts.filter((value) => value > 0 && value < 10).length).toBeGreaterThan(0)
    expect(counts).toContain(0)
  })
})

function bareName(unit: Record<string, string>): string {
  return unit.name_vi?.slice((unit.type?.length ?? 0) + 1) ?? ''
}
