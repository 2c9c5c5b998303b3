import { BODIES } from '../../../../seeds/legal/bodies.ts'
import { STATUSES } from '../../../../seeds/legal/statuses.ts'
import { SERVICE_KINDS } from '../../../../seeds/service-kinds/service-kinds.ts'
import { TRADES } from '../../../../seeds/trades/trades.ts'
import type { Choice, ListName } from './types.ts'

export type ChoiceLists = Record<ListName, readonly Choice[]>

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
  status: STATUSES.filter(({ terminal, code }) => !terminal && code !== 'moved').map(named),
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

function choice(code: string, vi: string, en: string, synonyms: readonly string[] = []): Choice {
  return { code, vi, en, synonyms }
}

function named({ code, name, nameEn }: { code: string; name: string; nameEn: string }): Choice {
  return choice(code, name, nameEn)
}
