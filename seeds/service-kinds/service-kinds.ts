/**
 * The eight kinds of services on the map, in the group that gives them their colour.
 * Origin: the institutions that Vietnamese law and practice name in the support of people during and after
 * rehabilitation; groups and English names are ours.
 */
export type ServiceGroup = 'health' | 'training' | 'community' | 'money'

export interface ServiceKindSeed {
  kind: string
  group: ServiceGroup
  name: string
  nameEn: string
}

export const SERVICE_KINDS = [
  { kind: 'rehab_centre', group: 'health', name: 'Cơ sở cai nghiện', nameEn: 'Rehabilitation centre' },
  { kind: 'ost_clinic', group: 'health', name: 'Cơ sở điều trị methadone', nameEn: 'Methadone clinic' },
  { kind: 'dispensing_site', group: 'health', name: 'Điểm cấp phát thuốc', nameEn: 'Dispensing site' },
  {
    kind: 'employment_centre',
    group: 'training',
    name: 'Trung tâm dịch vụ việc làm',
    nameEn: 'Employment service centre',
  },
  { kind: 'training_place', group: 'training', name: 'Nơi đào tạo nghề', nameEn: 'Training place' },
  {
    kind: 'outreach_team',
    group: 'community',
    name: 'Đội công tác xã hội tình nguyện',
    nameEn: 'Volunteer social work team',
  },
  {
    kind: 'bank_office',
    group: 'money',
    name: 'Ngân hàng Chính sách xã hội',
    nameEn: 'Social policy bank office',
  },
  { kind: 'legal_aid', group: 'community', name: 'Trợ giúp pháp lý', nameEn: 'Legal aid' },
] as const satisfies readonly ServiceKindSeed[]

export type ServiceKindCode = (typeof SERVICE_KINDS)[number]['kind']
