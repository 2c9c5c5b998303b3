import { describe, expect, test } from 'vitest'
import { exportRows } from '../../../../../web/src/features/gap-planner/export/export-rows.ts'
import { logText } from '../../../../../web/src/features/gap-planner/export/export-source.ts'
import { gapCollection } from '../../../../../web/src/features/gap-planner/export/geo-json.ts'
import { scaleBar } from '../../../../../web/src/features/gap-planner/export/report/scale-bar.ts'
import {
  type WorkbookWords,
  workbookFile,
  workbookSheets,
} from '../../../../../web/src/features/gap-planner/export/workbook.ts'
import { readWorkbook } from '../../../../support/read-workbook.ts'
import { FACTS, SOURCE } from './export-source-sample.ts'

describe('the rows of an export', () => {
  const rows = exportRows({ base: FACTS, trial: null, rows: [], perPeople: 100 })

  test('say of people in need what the screen says: a number, "<10", "ẩn", or nothing', () => {
    expect(rows.map(({ need }) => need)).toEqual([40, 21, '<10', 'ẩn', null])
    expect(rows.map(({ needState }) => needState)).toEqual([
      'value',
      'estimated',
      'suppressed',
      'suppressed',
      'noData',
    ])
    expect(rows.map(({ needLow, needHigh }) => [needLow, needHigh])).toEqual([
      [40, 40],
      [18, 26],
      [0, 9],
      [10, 30],
      [null, null],
    ])
  })

  test('round figures as the screen does, and hide the ratio to a hidden count', () => {
    expect(rows.map(({ gap }) => gap)).toEqual([12.3, 12.3, 12.3, 12.3, null])
    expect(rows.map(({ ratio }) => ratio)).toEqual([7.5, 14, 'ẩn', 'ẩn', null])
    expect(rows[0]).toMatchObject({ nearest: 7.4, gapTrial: null, capacityWithin: 12, covered: 100 })
  })
})

const words = {
  sheets: { communes: 'Phường, xã', parameters: 'Tham số', proposals: 'Đề xuất' },
  columns: {
    code: 'Mã',
    name: 'Phường, xã',
    parentCode: 'Mã tỉnh',
    need: 'Người',
    needLow: 'Ít nhất',
    needHigh: 'Nhiều nhất',
    needState: 'Là',
    gap: 'Khoảng trống',
    gapTrial: 'Nếu thử',
    nearest: 'Gần nhất',
    nearestTrial: 'Nếu thử, km',
    ratio: 'Tỷ số',
    capacityWithin: 'Trong tầm',
    capacityInside: 'Trong xã',
    covered: 'Có nơi',
  },
  states: { value: 'số đếm', estimated: 'ước tính', suppressed: 'ẩn', noData: 'chưa có' },
  parameter: 'Tham số',
  value: 'Giá trị',
  summary: 'Kết quả',
  proposals: { rank: 'Thứ tự', place: 'Nơi', gain: 'Giúp thêm', lon: 'Kinh độ', lat: 'Vĩ độ' },
  edits: { title: 'Thử', kind: 'Thay đổi', placeId: 'Mã nơi', capacity: 'Vị trí' },
  editKinds: { add: 'thêm', move: 'dời', resize: 'đổi', remove: 'bỏ' },
  none: 'chưa có',
} satisfies WorkbookWords

async function written(source = SOURCE) {
  const file = await workbookFile(workbookSheets(source, words))
  return readWorkbook(new Uint8Array(await file.arrayBuffer()))
}

describe('the workbook', () => {
  test('has numbers as numbers, codes as text, and hidden counts as words', async () => {
    const communes = (await written()).get('Phường, xã') ?? []
    expect(communes[0]?.[0]).toBe(SOURCE.title)
    expect(communes[1]?.[0]).toBe('Dữ liệu giả lập')
    expect(communes[3]).toEqual(Object.values(words.columns))
    expect(communes[4]?.slice(0, 14)).toEqual([
      FACTS[0]?.unit.code,
      FACTS[0]?.unit.name,
      FACTS[0]?.unit.parentCode,
      ...[40, 40, 40, 'số đếm', 12.3, 20, 7.4, 7.4, 7.5, 12, 3],
    ])
    expect(communes.slice(4).map((row) => row[3])).toEqual([40, 21, '<10', 'ẩn', null])
    expect(communes).toHaveLength(4 + FACTS.length)
  })

  test('keeps the parameters with the summary, and the proposals with the trial', async () => {
    const sheets = await written()
    expect(sheets.get('Tham số')).toContainEqual(['Trong tầm đi', '10,0 km'])
    expect(sheets.get('Tham số')).toContainEqual(['Số thay đổi thử', 2])
    expect(sheets.get('Tham số')).toContainEqual(['Người có nơi trong tầm', '89,5 % → 91,0 %'])
    const proposals = sheets.get('Đề xuất')
    expect(proposals).toContainEqual([1, 'Xã Ba', 'thêm dưới 10 người trong tầm', 107.4, 15.6])
    expect(proposals).toContainEqual(['thêm', null, 10, 107.5, 15.7])
    expect(proposals?.find(([kind]) => kind === 'bỏ')?.[1]).toBe(7)
  })

  test('nowhere holds the number behind a hidden count', async () => {
    const cells = [...(await written()).values()].flat(2)
    for (const hidden of [4.5, 5, 17, 17.3]) expect(cells).not.toContain(hidden)
  })

  test('takes no text for a formula, and no mark of synthetic data where people are real', async () => {
    const named = {
      ...SOURCE,
      synthetic: null,
      parameters: [{ name: 'place', term: 'Địa bàn', value: '=1+1' }],
    }
    const sheets = await written(named)
    expect(sheets.get('Tham số')).toContainEqual(['Địa bàn', '=1+1'])
    expect([...sheets.values()].flat(2)).not.toContain('Dữ liệu giả lập')
  })

  test('of the whole country is written too', async () => {
    const [row] = SOURCE.rows
    if (!row) throw new Error('the sample has rows')
    const sheets = await written({ ...SOURCE, rows: Array.from({ length: 3321 }, () => row) })
    expect(sheets.get('Phường, xã')).toHaveLength(4 + 3321)
  })
})

describe('the map file', () => {
  const collection = JSON.parse(JSON.stringify(gapCollection(SOURCE)))

  test('is a feature collection with positions as numbers in the order longitude, latitude', () => {
    expect(collection.type).toBe('FeatureCollection')
    for (const { type, geometry, properties } of collection.features) {
      expect([type, typeof properties]).toEqual(['Feature', 'object'])
      if (geometry === null) continue
      expect(geometry.type).toBe('Point')
      const [lon, lat, ...more] = geometry.coordinates
      expect([lon > 100, lat < 30, more]).toEqual([true, true, []])
    }
  })

  test('holds communes, places, proposals and what is tried, with the parameters beside them', () => {
    const kinds = collection.features.map(
      ({ properties }: { properties: { kind: string } }) => properties.kind,
    )
    expect(kinds.filter((kind: string) => kind === 'commune')).toHaveLength(FACTS.length)
    expect(kinds.slice(FACTS.length)).toEqual(['place', 'proposal', 'trial', 'trial'])
    expect(collection).toMatchObject({ synthetic: true, parameters: { catchment: '10,0 km', edits: 2 } })
    expect(collection.features[0].geometry.coordinates).toEqual([107.25, 15.5])
  })

  test('tells no number of a hidden count', () => {
    const text = JSON.stringify(
      collection.features.filter(
        ({ properties }: { properties: { needState?: string } }) => properties.needState === 'suppressed',
      ),
    )
    expect(text).toContain('"need":"<10"')
    expect(JSON.stringify(collection)).not.toMatch(/4\.5\b|17\.3|newlyCovered/)
  })
})

test('the log of parameters is one line each', () => {
  expect(logText(SOURCE.parameters)).toBe('Trong tầm đi: 10,0 km\nSố thay đổi thử: 2')
})

test.each([
  [100, 600, 10],
  [33, 600, 2],
  [1000, 600, 100],
])('at %d m for each of %d pixels the bar is %d km long', (metresPerPixel, width, km) => {
  const bar = scaleBar({ metresPerPixel, width })
  expect(bar.km).toBe(km)
  expect(bar.share * width * metresPerPixel).toBeCloseTo(km * 1000, 6)
  expect(bar.share).toBeLessThanOrEqual(0.25)
})
