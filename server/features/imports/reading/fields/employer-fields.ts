import type { FieldSpec } from '../types.ts'
import { choice, field } from './field.ts'
import { PLACE_FIELDS } from './place-fields.ts'
import { sourceId, VERIFIED } from './shared-fields.ts'

/** The columns of a file of employers, in the order in which a template shows them. */
export const EMPLOYER_FIELDS: readonly FieldSpec[] = [
  sourceId('Mã nơi tuyển dụng', 'Employer code', {
    synonyms: 'Mã doanh nghiệp | Mã DN | Mã cơ sở | Mã hồ sơ | Source ID',
    example: 'DN-00125',
  }),
  field('name', 'text', 'Tên nơi tuyển dụng', 'Employer', {
    required: true,
    synonyms: `Tên doanh nghiệp | Doanh nghiệp | Tên công ty | Công ty | Tên cơ sở | Tên đơn vị
      | Tên đơn vị tuyển dụng | Nhà tuyển dụng | Hợp tác xã | Tên | Company | Name`,
    most: 200,
    example: 'Hợp tác xã May Hòa Bình',
    help: [
      'Một nơi tuyển nhiều nghề thì mỗi nghề một dòng, cùng mã hoặc cùng tên và địa chỉ.',
      'One row for each trade, with the same source ID or the same name and address.',
    ],
  }),
  ...PLACE_FIELDS,
  choice('trade', 'trade', 'Nghề tuyển', 'Trade', {
    synonyms: `Nghề | Vị trí | Vị trí tuyển | Vị trí tuyển dụng | Ngành nghề | Công việc | Vị trí việc làm
      | Occupation | Vacancy`,
    example: 'May công nghiệp',
  }),
  field('openings', 'count', 'Số lượng tuyển', 'Openings', {
    synonyms: `Số lượng | Số lượng cần tuyển | Chỉ tiêu | Số người cần tuyển | Số chỗ | Số vị trí
      | Số vị trí tuyển | Vị trí cần tuyển | Nhu cầu tuyển | Nhu cầu tuyển dụng | Positions`,
    most: 10_000,
    example: '12',
    help: ['Số nguyên.', 'A whole number.'],
  }),
  field('accepting', 'yesNo', 'Đang nhận người', 'Accepting', {
    synonyms: 'Đang nhận | Còn nhận | Đang tuyển | Còn tuyển | Đang tuyển dụng | Hiring',
    example: 'Có',
    help: ['Có hoặc Không.', 'Có (yes) or Không (no).'],
  }),
  field('memorandum', 'yesNo', 'Có bản ghi nhớ', 'Memorandum', {
    synonyms: 'Bản ghi nhớ | Thỏa thuận hợp tác | Đã ký thỏa thuận | Cam kết | Agreement',
    example: 'Không',
    help: ['Có hoặc Không.', 'Có (yes) or Không (no).'],
  }),
  VERIFIED,
]
