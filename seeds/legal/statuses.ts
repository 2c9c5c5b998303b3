/**
 * The legal statuses of a case, in the order in which a person usually meets them. Origin: Laws 73/2021 and 120/2025
 * with Decree 116/2021; the wording follows the acts but leaves out every word that marks a person.
 */
export interface StatusSeed {
  code: string
  name: string
  nameEn: string
  /** The case ends with it. */
  terminal: boolean
  /** The programme that a person enters with it; null leaves the programme as it was. */
  programme: 'rehab' | 'post_rehab' | null
}

export const STATUSES = [
  {
    code: 'use_management',
    name: 'Đang được quản lý',
    nameEn: 'Under management',
    terminal: false,
    programme: 'rehab',
  },
  {
    code: 'assessment',
    name: 'Xác định tình trạng',
    nameEn: 'Being assessed',
    terminal: false,
    // A doubt about somebody after rehabilitation does not put the person back into rehabilitation.
    programme: null,
  },
  {
    code: 'registration_window',
    name: 'Chờ đăng ký cai nghiện',
    nameEn: 'Waiting to register',
    terminal: false,
    programme: 'rehab',
  },
  {
    code: 'voluntary_home',
    name: 'Cai nghiện tự nguyện tại gia đình, cộng đồng',
    nameEn: 'Voluntary rehabilitation, at home or in the community',
    terminal: false,
    programme: 'rehab',
  },
  {
    code: 'voluntary_centre',
    name: 'Cai nghiện tự nguyện tại cơ sở',
    nameEn: 'Voluntary rehabilitation, at a centre',
    terminal: false,
    programme: 'rehab',
  },
  {
    code: 'ost',
    name: 'Điều trị thay thế (methadone)',
    nameEn: 'Substitution treatment (methadone)',
    terminal: false,
    programme: 'rehab',
  },
  {
    code: 'compulsory_proposed',
    name: 'Đang lập hồ sơ đề nghị',
    nameEn: 'Proposal being prepared',
    terminal: false,
    programme: 'rehab',
  },
  {
    code: 'compulsory_centre',
    name: 'Cai nghiện bắt buộc',
    nameEn: 'Compulsory rehabilitation',
    terminal: false,
    programme: 'rehab',
  },
  {
    code: 'postponed',
    name: 'Được hoãn chấp hành',
    nameEn: 'Postponed',
    terminal: false,
    programme: null,
  },
  {
    code: 'suspended',
    name: 'Tạm đình chỉ chấp hành',
    nameEn: 'Suspended',
    terminal: false,
    programme: null,
  },
  {
    code: 'absconded',
    name: 'Vắng mặt tại cơ sở',
    nameEn: 'Absent from the centre',
    terminal: false,
    programme: null,
  },
  {
    code: 'post_rehab',
    name: 'Quản lý sau cai nghiện',
    nameEn: 'Post-rehabilitation management',
    terminal: false,
    programme: 'post_rehab',
  },
  {
    code: 'completed',
    name: 'Đã hoàn thành',
    nameEn: 'Completed',
    terminal: true,
    programme: null,
  },
  {
    code: 'detained',
    name: 'Tạm giam, chấp hành án',
    nameEn: 'Detained',
    terminal: false,
    programme: null,
  },
  {
    // Not a status that lasts: it keeps the status and changes the commune in charge.
    code: 'moved',
    name: 'Chuyển nơi cư trú',
    nameEn: 'Moved to another commune',
    terminal: false,
    programme: null,
  },
  {
    code: 'management_ended',
    name: 'Hết thời gian quản lý',
    nameEn: 'Management ended',
    terminal: true,
    programme: null,
  },
  { code: 'exempted', name: 'Được miễn chấp hành', nameEn: 'Exempted', terminal: true, programme: null },
  {
    code: 'closed_rejected',
    name: 'Đề nghị không được chấp nhận',
    nameEn: 'Proposal not accepted',
    terminal: true,
    programme: null,
  },
  {
    code: 'closed_other',
    name: 'Kết thúc hồ sơ (qua đời, nhập nhầm)',
    nameEn: 'File ended (death or entered in error)',
    terminal: true,
    programme: null,
  },
] as const satisfies readonly StatusSeed[]

export type StatusCode = (typeof STATUSES)[number]['code']
