import type { Day } from '@hoanhap/geo/day.ts'

/**
 * The laws under which a decision about rehabilitation can have been made, each with the days on which it is in force.
 * Origin: Law 73/2021/QH14 on drug prevention, and Law 120/2025/QH15, which replaced it on 2026-07-01.
 */
export interface RegimeSeed {
  code: string
  name: string
  nameEn: string
  /** First day in force. */
  from: Day
  /** First day no longer in force; null while it is the law of today. */
  to: Day | null
}

export const REGIMES = [
  {
    code: 'L73',
    name: 'Luật Phòng, chống ma túy số 73/2021/QH14',
    nameEn: 'Law 73/2021/QH14 on drug prevention and control',
    from: '2022-01-01',
    to: '2026-07-01',
  },
  {
    code: 'L120',
    name: 'Luật Phòng, chống ma túy số 120/2025/QH15',
    nameEn: 'Law 120/2025/QH15 on drug prevention and control',
    from: '2026-07-01',
    to: null,
  },
] as const satisfies readonly RegimeSeed[]

export type RegimeCode = (typeof REGIMES)[number]['code']
