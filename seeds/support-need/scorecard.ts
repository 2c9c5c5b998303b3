import type { Day } from '@hoanhap/geo/day.ts'

/**
 * Support need in transparent points: unmet needs that help can change, and nothing else. Never among them: age, sex,
 * ethnicity, commune, criminal record, tests, contact with the police, earlier episodes.
 *
 * Origin: studies of reintegration in Việt Nam and elsewhere agree most on the first months at home, substitution
 * treatment where opioids were used, and support by family and others; work helps, less consistently. The points are
 * our reading of them. They are no probability of anything, and no validated scale for Việt Nam was found.
 */
export interface Scorecard {
  version: string
  /** First day on which assessments are made with it. */
  validFrom: Day
  items: readonly ScorecardItem[]
  /** Least points of the two upper bands. */
  bands: { medium: number; high: number }
}

export interface ScorecardItem {
  code: string
  name: string
  nameEn: string
  points: number
  /** The kind of service that answers this need. */
  service: string
}

export const SCORECARDS = [
  {
    version: '2026-1',
    validFrom: '2022-01-01',
    items: [
      {
        code: 'first_six_months_home',
        name: 'Mới về nhà chưa đến 6 tháng',
        nameEn: 'At home for less than 6 months',
        points: 3,
        service: 'meeting',
      },
      {
        code: 'ost_not_offered',
        name: 'Từng dùng chất dạng thuốc phiện, chưa được giới thiệu điều trị thay thế',
        nameEn: 'Used opioids, substitution treatment not offered yet',
        points: 3,
        service: 'counselling',
      },
      {
        code: 'no_family_support',
        name: 'Chưa ghi nhận hỗ trợ từ gia đình',
        nameEn: 'No support by family on record',
        points: 2,
        service: 'home_visit',
      },
      {
        code: 'no_contact_60_days',
        name: 'Chưa liên hệ được trong 60 ngày',
        nameEn: 'No contact for 60 days',
        points: 2,
        service: 'call',
      },
      {
        code: 'seeking_work',
        name: 'Chưa có việc làm hoặc học nghề, đang tìm',
        nameEn: 'Neither work nor training, and looking for it',
        points: 2,
        service: 'referral_letter',
      },
      {
        code: 'housing',
        name: 'Cần chỗ ở ổn định',
        nameEn: 'Needs a stable place to live',
        points: 2,
        service: 'meeting',
      },
      {
        code: 'service_over_30_minutes',
        name: 'Dịch vụ gần nhất cách hơn 30 phút đi lại',
        nameEn: 'Nearest service more than 30 minutes away',
        points: 1,
        service: 'home_visit',
      },
      {
        code: 'identity_paper',
        name: 'Cần làm giấy tờ tùy thân',
        nameEn: 'Needs an identity paper',
        points: 1,
        service: 'papers',
      },
      {
        code: 'health_insurance',
        name: 'Cần thẻ bảo hiểm y tế',
        nameEn: 'Needs health insurance',
        points: 1,
        service: 'health_insurance',
      },
    ],
    bands: { medium: 4, high: 8 },
  },
] as const satisfies readonly Scorecard[]

/** The scorecard with which an assessment is made on a day. Throws for a day before the first. */
export function scorecardOn(day: Day): Scorecard {
  const found = SCORECARDS.findLast(({ validFrom }) => validFrom <= day)
  if (!found) throw new RangeError(`no scorecard on ${day}`)
  return found
}
