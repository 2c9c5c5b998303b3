import { filesInMemory, type PackFiles } from '../../../../server/features/packs/pack-files.ts'

/** A pack of one province in three tiers, small enough to be read at a glance; every broken pack is a mutation of it. */
export function tinyPack(): Map<string, string> {
  return new Map([
    ['units-2024.csv', UNITS_2024],
    ['units-2025.csv', UNITS_2025],
    ['crosswalk-2025.csv', CROSSWALK],
    ['boundaries-2025.geojson', JSON.stringify(boundaries())],
    ['noroad-2025.csv', 'code,remark\n00102,Qua phà\n'],
    ['events.csv', 'date,level,document\n2025-07-01,commune,Nghị quyết 1\n'],
    ['employers.csv', EMPLOYERS],
    ['vacancies.csv', 'employer_source_id,trade,openings\ne1,welding,3\ne1,cooking,2\n'],
    [
      'services.csv',
      'source_id,kind,name,address,lon,lat,unit_code,verified_on\ns1,ost_clinic,Phòng khám,,108.15,16.05,00102,2026-01-05\n',
    ],
    ['population-points.csv', POINTS],
    ['caseload.csv', CASELOAD],
  ])
}

export const TINY_TRADES: ReadonlySet<string> = new Set(['welding', 'cooking'])

/** The pack as the reader takes it. */
export function asFiles(pack: ReadonlyMap<string, string | Buffer>): PackFiles {
  return filesInMemory('tiny', new Map([...pack].map(([name, content]) => [name, Buffer.from(content)])))
}

const UNITS_2024 = `code,level,name_vi,type,parent_code,valid_from,valid_to,population
01,province,Tỉnh Thử,Tỉnh,,,2025-06-30,6000
001,district,Huyện Bắc,Huyện,01,,2025-06-30,4000
002,district,Huyện Nam,Huyện,01,,2025-06-30,2000
00001,commune,Xã Đông,Xã,001,,2025-06-30,1000
00002,commune,Xã Tây,Xã,001,,2025-06-30,3000
00003,commune,Xã Giữa,Xã,002,,2025-06-30,2000
`
const UNITS_2025 = `code,level,name_vi,type,parent_code,valid_from,valid_to,population
01,province,Tỉnh Thử,Tỉnh,,2025-07-01,,6000
00101,commune,Xã Đông Tây,Xã,01,2025-07-01,,5000
00102,commune,Xã Giữa,Xã,01,2025-07-01,,1000
`
const CROSSWALK = `old_code,old_level,new_code,share
00001,commune,00101,whole
00002,commune,00101,whole
00003,commune,00101,part
00003,commune,00102,part
`
const EMPLOYERS = `source_id,name,address,lon,lat,unit_code,accepting,memorandum,verified_on
e1,Xưởng Hàn,Thôn 1,108.05,16.05,00101,1,0,2026-01-05
e2,Quán Cơm,,,,00102,0,0,
`
const POINTS = `unit_code,lon,lat,population
00101,108.02,16.02,3000
00101,108.08,16.08,1000
00102,108.15,16.05,900
`
const CASELOAD = `period,level,code,indicator,value,count
2026-Q3,commune,00101,total,,40
2026-Q3,commune,00102,total,,25
2026-Q3,province,01,total,,70
2026-Q3,province,01,notMapped,noUnit,5
2026-Q3,province,01,notMapped,noPoint,9
2026-Q3,province,01,sex,female,20
2026-Q3,province,01,sex,male,50
`

function boundaries() {
  return {
    type: 'FeatureCollection',
    features: [square('00101', 108, 16), square('00102', 108.1, 16)],
  }
}

/** A square of a tenth of a degree. */
export function square(code: string | null, west: number, south: number) {
  const [east, north] = [west + 0.1, south + 0.1]
  return {
    type: 'Feature',
    properties: { code, level: 'commune', name_vi: 'Xã' },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [west, south],
          [east, south],
          [east, north],
          [west, north],
          [west, south],
        ],
      ],
    },
  }
}
