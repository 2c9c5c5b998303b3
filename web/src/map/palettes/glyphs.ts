import type { AccessService, ServiceKind } from '@hoanhap/server/contract.ts'
import type { ServiceGroup } from './palette.ts'

/** How a kind of service is told apart: colour by group, glyph by kind. */
export interface ServiceLook {
  group: ServiceGroup
  /** SVG paths on a grid of 24, drawn as lines; from Lucide (ISC licence), the icon's name beside it. */
  glyph: readonly string[]
}

export const SERVICE_LOOKS: Readonly<Record<ServiceKind, ServiceLook>> = {
  rehab_centre: {
    group: 'health',
    // house-heart, the heart as a plus that survives 12 pixels
    glyph: [
      'M3 10a2 2 0 0 1 .709-1.528l7-6a2 2 0 0 1 2.582 0l7 6A2 2 0 0 1 21 10v9a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2z',
      'M12 10v6M9 13h6',
    ],
  },
  ost_clinic: {
    group: 'health',
    // pill
    glyph: ['m10.5 20.5 10-10a4.95 4.95 0 1 0-7-7l-10 10a4.95 4.95 0 1 0 7 7Z', 'm8.5 8.5 7 7'],
  },
  dispensing_site: {
    group: 'health',
    // tablets
    glyph: [
      'M2 7a5 5 0 1 0 10 0a5 5 0 1 0-10 0',
      'M12 17a5 5 0 1 0 10 0a5 5 0 1 0-10 0',
      'M12 17h10',
      'm3.46 10.54 7.08-7.08',
    ],
  },
  employment_centre: {
    group: 'work',
    // briefcase-business
    glyph: ['M2 6h20v14H2z', 'M16 6V4a2 2 0 0 0-2-2h-4a2 2 0 0 0-2 2v2', 'M22 13a18.15 18.15 0 0 1-20 0'],
  },
  training_place: {
    group: 'training',
    // graduation-cap
    glyph: [
      'M21.42 10.922a1 1 0 0 0-.019-1.838L12.83 5.18a2 2 0 0 0-1.66 0L2.6 9.08a1 1 0 0 0 0 1.832l8.57 3.908a2 2 0 0 0 1.66 0z',
      'M22 10v6',
      'M6 12.5V16a6 3 0 0 0 12 0v-3.5',
    ],
  },
  outreach_team: {
    group: 'community',
    // users
    glyph: [
      'M16 21v-2a4 4 0 0 0-4-4H6a4 4 0 0 0-4 4v2',
      'M5 7a4 4 0 1 0 8 0a4 4 0 1 0-8 0',
      'M22 21v-2a4 4 0 0 0-3-3.87',
      'M16 3.128a4 4 0 0 1 0 7.744',
    ],
  },
  bank_office: {
    group: 'money',
    // landmark
    glyph: [
      'M10 18v-7M14 18v-7M18 18v-7M6 18v-7M3 22h18',
      'M11.119 2.205a2 2 0 0 1 1.762 0l7.84 3.846A.5.5 0 0 1 20.5 7h-17a.5.5 0 0 1-.22-.949z',
    ],
  },
  legal_aid: {
    group: 'community',
    // scale
    glyph: [
      'M12 3v18M7 21h10',
      'm19 8 3 8a5 5 0 0 1-6 0zV7',
      'M3 7h1a17 17 0 0 0 8-2 17 17 0 0 0 8 2h1',
      'm5 8 3 8a5 5 0 0 1-6 0zV7',
    ],
  },
}

/** briefcase */
const WORK_GLYPH = ['M2 6h20v14H2z', 'M16 20V4a2 2 0 0 0-2-2h-4a2 2 0 0 0-2 2v16']

/** The glyph of a kind of place that the gap planner asks for: jobs, or a service. */
export function glyphOf(kind: AccessService): readonly string[] {
  return kind === 'employer' ? WORK_GLYPH : SERVICE_LOOKS[kind].glyph
}
