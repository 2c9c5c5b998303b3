import type { Day } from '@hoanhap/geo/day.ts'

/** On 2025-07-01 the three levels of Việt Nam became two: provinces and communes (Law 72/2025/QH15). */
export const FIRST_DAY_OF_TWO_LEVELS: Day = '2025-07-01'
export const LAST_DAY_OF_DISTRICTS: Day = '2025-06-30'
