/** Ways through the legal statuses, as a case may have gone. Origin: invented weights along allowed changes. */
import type { StatusCode } from '../legal/statuses.ts'

/** A status that the case of today may have. */
export type OpenStatus = Exclude<
  StatusCode,
  'moved' | 'completed' | 'management_ended' | 'exempted' | 'closed_rejected' | 'closed_other'
>
/** A status with which a case ends. */
export type LastStatus = Exclude<StatusCode, OpenStatus | 'moved'>

export interface Path {
  weight: number
  /** From the opening; the last is where the case stands. */
  through: readonly StatusCode[]
}

const path = (weight: number, ...through: StatusCode[]): Path => ({ weight, through })

/** Ways to every status in which an open case may stand. */
export const WAYS_TO: Readonly<Record<OpenStatus, readonly Path[]>> = {
  use_management: [path(8, 'use_management'), path(2, 'assessment', 'use_management')],
  assessment: [
    path(6, 'use_management', 'assessment'),
    path(3, 'assessment'),
    path(1, 'voluntary_home', 'post_rehab', 'assessment'),
  ],
  registration_window: [
    path(7, 'use_management', 'assessment', 'registration_window'),
    path(3, 'assessment', 'registration_window'),
  ],
  voluntary_home: [
    path(1, 'voluntary_home'),
    path(2, 'registration_window', 'voluntary_home'),
    path(7, 'use_management', 'assessment', 'registration_window', 'voluntary_home'),
  ],
  voluntary_centre: [
    path(3, 'voluntary_centre'),
    path(3, 'use_management', 'assessment', 'registration_window', 'voluntary_centre'),
    path(4, 'voluntary_home', 'voluntary_centre'),
  ],
  ost: [
    path(5, 'ost'),
    path(4, 'voluntary_home', 'ost'),
    path(1, 'assessment', 'registration_window', 'ost'),
  ],
  compulsory_proposed: [
    path(3, 'use_management', 'assessment', 'registration_window', 'compulsory_proposed'),
    path(7, 'voluntary_home', 'compulsory_proposed'),
  ],
  compulsory_centre: [
    path(4, 'compulsory_centre'),
    path(6, 'voluntary_home', 'compulsory_proposed', 'compulsory_centre'),
  ],
  postponed: [path(1, 'voluntary_home', 'compulsory_proposed', 'postponed')],
  suspended: [path(1, 'compulsory_centre', 'suspended')],
  absconded: [path(1, 'compulsory_centre', 'absconded')],
  post_rehab: [
    path(1, 'post_rehab'),
    path(6, 'voluntary_home', 'post_rehab'),
    path(2, 'compulsory_centre', 'post_rehab'),
    path(2, 'voluntary_centre', 'post_rehab'),
    path(1, 'ost', 'post_rehab'),
  ],
  detained: [path(6, 'compulsory_centre', 'detained'), path(4, 'voluntary_home', 'post_rehab', 'detained')],
}

/** Ways to the end of a case. */
export const WAYS_TO_END: Readonly<Record<LastStatus, readonly Path[]>> = {
  completed: [
    path(5, 'post_rehab', 'completed'),
    path(4, 'voluntary_home', 'post_rehab', 'completed'),
    path(1, 'compulsory_centre', 'post_rehab', 'completed'),
  ],
  management_ended: [path(1, 'use_management', 'management_ended')],
  exempted: [path(1, 'compulsory_proposed', 'postponed', 'exempted')],
  closed_rejected: [path(1, 'voluntary_home', 'compulsory_proposed', 'closed_rejected')],
  closed_other: [path(6, 'ost', 'closed_other'), path(4, 'post_rehab', 'closed_other')],
}

/** How cases end. */
export const END_SHARES: Readonly<Record<LastStatus, number>> = {
  completed: 0.6,
  management_ended: 0.28,
  exempted: 0.01,
  closed_rejected: 0.03,
  closed_other: 0.08,
}

/** Days from the least to the most that a status lasts before the next, where no term says so. */
export const DAYS_IN: Readonly<Record<OpenStatus, readonly [least: number, most: number]>> = {
  use_management: [60, 300],
  assessment: [6, 40],
  registration_window: [4, 14],
  voluntary_home: [120, 330],
  voluntary_centre: [120, 330],
  ost: [150, 700],
  compulsory_proposed: [12, 50],
  compulsory_centre: [60, 300],
  postponed: [30, 150],
  suspended: [20, 150],
  absconded: [20, 200],
  post_rehab: [40, 300],
  detained: [60, 300],
}

/** Days that a status may have lasted until today. */
export const DAYS_SINCE: Readonly<Record<OpenStatus, readonly [least: number, most: number]>> = {
  use_management: [0, 350],
  assessment: [0, 40],
  registration_window: [0, 14],
  voluntary_home: [0, 330],
  voluntary_centre: [0, 330],
  ost: [0, 1200],
  compulsory_proposed: [0, 50],
  compulsory_centre: [0, 600],
  postponed: [0, 160],
  suspended: [0, 160],
  absconded: [0, 250],
  post_rehab: [0, 340],
  detained: [0, 300],
}
