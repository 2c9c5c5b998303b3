import type { ServiceKind } from '@hoanhap/server/contract.ts'
import {
  BriefcaseBusiness,
  GraduationCap,
  HousePlus,
  Landmark,
  type LucideIcon,
  Pill,
  Scale,
  Tablets,
  Users,
} from 'lucide-react'

/** The glyph of each kind of service, the same as on the map. */
export const SERVICE_SIGNS: Readonly<Record<ServiceKind, LucideIcon>> = {
  rehab_centre: HousePlus,
  ost_clinic: Pill,
  dispensing_site: Tablets,
  employment_centre: BriefcaseBusiness,
  training_place: GraduationCap,
  outreach_team: Users,
  bank_office: Landmark,
  legal_aid: Scale,
}

export const SERVICE_KINDS = Object.keys(SERVICE_SIGNS) as ServiceKind[]
