import { exportRows } from '../../../../../web/src/features/gap-planner/export/export-rows.ts'
import type { ExportSource } from '../../../../../web/src/features/gap-planner/export/export-source.ts'
import type { CommuneFacts } from '../../../../../web/src/features/gap-planner/measures/commune-facts.ts'
import { unit } from '../../../figures/sample.ts'

function commune(id: number, need: CommuneFacts['need'], score = 0.123456): CommuneFacts {
  const within = {
    score,
    scoreLow: 0.1,
    scoreHigh: 0.2,
    nearestKm: 7.4321,
    capacityWithin: 12,
    coveredShare: 1,
  }
  return { unit: unit(id), need, within, capacityInside: 3 }
}

/** A commune that is counted, one that is estimated, one "<10", one hidden to protect others, one without data. */
export const FACTS: readonly CommuneFacts[] = [
  commune(1, { people: 40, low: 40, high: 40, state: 'value' }),
  commune(2, { people: 21.4, low: 18.2, high: 25.9, state: 'estimated' }),
  commune(3, { people: 4.5, low: 0, high: 9, state: 'suppressed' }),
  commune(4, { people: 17.3, low: 10, high: 30, state: 'suppressed' }),
  commune(5, null),
]

export const SOURCE: ExportSource = {
  title: 'Khoảng trống việc làm và dịch vụ',
  synthetic: 'Dữ liệu giả lập',
  rows: exportRows({
    base: FACTS,
    trial: FACTS.map((one) => ({ ...one, within: one.within && { ...one.within, score: 0.2 } })),
    rows: [
      {
        unitId: 1,
        code: '00001',
        name: 'x',
        parentCode: null,
        location: [107.25, 15.5],
        demand: 40,
        demandState: 'value',
        demandLow: 40,
        demandHigh: 40,
        score: 1,
        scoreLow: 1,
        scoreHigh: 1,
        nearestKm: 1,
        openingsWithin: 1,
        coveredShare: 1,
        covered: true,
      },
    ],
    perPeople: 100,
  }),
  parameters: [
    { name: 'catchment', term: 'Trong tầm đi', value: '10,0 km' },
    { name: 'edits', term: 'Số thay đổi thử', value: 2 },
  ],
  summary: [{ name: 'coverage', term: 'Người có nơi trong tầm', value: '89,5 % → 91,0 %' }],
  places: [{ id: 7, name: 'Xưởng may', point: [107.3, 15.4], capacity: 12 }],
  sites: [
    {
      rank: 1,
      unitId: 3,
      name: 'Xã Ba',
      location: [107.4, 15.6],
      newlyCovered: 4.5,
      shortensKm: null,
      cost: null,
      gain: 'thêm dưới 10 người trong tầm',
    },
  ],
  proof: 'đã chứng minh tối ưu, 0,4 giây',
  edits: [
    { kind: 'add', location: [107.5, 15.7], capacity: 10 },
    { kind: 'remove', placeId: 7 },
  ],
}
