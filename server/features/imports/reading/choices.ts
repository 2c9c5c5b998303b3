import { BODIES } from '../../../../seeds/legal/bodies.ts'
import { STATUSES, type StatusCode } from '../../../../seeds/legal/statuses.ts'
import { SERVICE_KINDS } from '../../../../seeds/service-kinds/service-kinds.ts'
import { TRADES } from '../../../../seeds/trades/trades.ts'
import type { Choice, ListName } from './types.ts'

export type ChoiceLists = Record<ListName, readonly Choice[]>

/** How offices' lists write statuses beside their names. */
const STATUS_SYNONYMS: Partial<Record<StatusCode, readonly string[]>> = {
  voluntary_home: ['Tự nguyện tại gia đình, cộng đồng', 'Cai tự nguyện tại gia đình', 'Cai tại gia đình'],
  voluntary_centre: ['Tự nguyện tại cơ sở', 'Cai tự nguyện tại cơ sở'],
  compulsory_centre: ['Bắt buộc', 'Cai bắt buộc'],
  ost: ['Methadone', 'Điều trị thay thế', 'Điều trị methadone'],
  post_rehab: ['Quản lý sau', 'Quản lý sau cai', 'Sau cai', 'Sau cai nghiện', 'QLSC'],
  detained: ['Tạm giam', 'Đang chấp hành án'],
  moved: ['Chuyển đi', 'Đã chuyển đi', 'Chuyển địa bàn'],
  completed: ['Hoàn thành'],
  closed_other: ['Qua đời', 'Đã mất'],
}

/** The closed lists that a register's columns draw on, with the words that offices use for them. */
export const CHOICES: ChoiceLists = {
  sex: [
    choice('male', 'Nam', 'Male', ['M', 'Nam giới', 'Con trai', 'Trai', 'Man']),
    choice('female', 'Nữ', 'Female', ['F', 'Nữ giới', 'Con gái', 'Gái', 'Woman']),
  ],
  programme: [
    choice('rehab', 'Cai nghiện', 'Rehabilitation', ['Rehab']),
    choice('released_prisoner', 'Chấp hành xong án phạt tù', 'Released from prison', [
      'Mãn hạn tù',
      'Tái hòa nhập cộng đồng sau án phạt tù',
    ]),
  ],
  status: STATUSES.map(({ code, name, nameEn }) => choice(code, name, nameEn, STATUS_SYNONYMS[code])),
  body: BODIES.map(named),
  support: [
    choice('none', 'Chưa nhận hỗ trợ', 'No support yet', ['Chưa hỗ trợ', 'Chưa']),
    choice('offered', 'Đã mời', 'Offered'),
    choice('accepted', 'Đã nhận lời', 'Accepted', ['Đồng ý']),
    choice('active', 'Đang nhận hỗ trợ', 'Being supported', ['Đang hỗ trợ']),
    choice('paused', 'Tạm dừng', 'Paused'),
    choice('closed', 'Đã kết thúc', 'Ended', ['Kết thúc']),
  ],
  work: [
    choice('unknown', 'Chưa rõ', 'Unknown', ['Không rõ']),
    choice('not_seeking', 'Không tìm việc', 'Not looking for work'),
    choice('seeking', 'Đang tìm việc', 'Looking for work', [
      'Thất nghiệp',
      'Chưa có việc làm',
      'Chưa có việc',
    ]),
    choice('in_training', 'Đang học nghề', 'In training'),
    choice('referred', 'Đã được giới thiệu', 'Referred'),
    choice('placed', 'Đã có việc', 'In work', ['Có việc làm', 'Đã có việc làm', 'Đang làm việc']),
    choice('self_employed', 'Tự làm', 'Self-employed', ['Lao động tự do', 'Tự kinh doanh']),
    choice('left_job', 'Vừa nghỉ việc', 'Has left a job', ['Nghỉ việc']),
  ],
  substance: [
    choice('opioid', 'Chất dạng thuốc phiện', 'Opioids', ['Thuốc phiện', 'Heroin', 'Heroine', 'Hêrôin']),
    choice('ats', 'Ma túy tổng hợp', 'Synthetic drugs', [
      'Ma tuý tổng hợp',
      'Methamphetamine',
      'Amphetamine',
    ]),
    choice('other', 'Chất khác', 'Other', ['Khác']),
    choice('unknown', 'Chưa rõ', 'Not known', ['Không rõ']),
  ],
  trade: TRADES.map(named),
  precision: [
    choice('exact', 'Đúng nhà', 'The house', ['Số nhà', 'Nhà']),
    choice('street', 'Đúng đường', 'The street', ['Đường', 'Ngõ', 'Hẻm']),
    choice('hamlet', 'Đúng thôn, tổ', 'The hamlet', ['Thôn', 'Tổ', 'Ấp', 'Bản']),
  ],
  serviceKind: SERVICE_KINDS.map(({ kind, name, nameEn }) => choice(kind, name, nameEn)),
}

/** What a template offers: statuses that end a file are read, since an office's own list has them, but no list opens with one. */
export const OFFERED: ChoiceLists = {
  ...CHOICES,
  status: STATUSES.filter(({ terminal, code }) => !terminal && code !== 'moved').map(named),
}

function choice(code: string, vi: string, en: string, synonyms: readonly string[] = []): Choice {
  return { code, vi, en, synonyms }
}

function named({ code, name, nameEn }: { code: string; name: string; nameEn: string }): Choice {
  return choice(code, name, nameEn)
}
