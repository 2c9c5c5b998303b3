import type { FieldSpec } from '../types.ts'
import { choice, field } from './field.ts'
import { PLACE_FIELDS } from './place-fields.ts'
import { sourceId, VERIFIED } from './shared-fields.ts'

/** The columns of a file of service points, in the order in which a template shows them. */
export const SERVICE_FIELDS: readonly FieldSpec[] = [
  sourceId('Mã cơ sở', 'Service code', {
    synonyms: 'Mã điểm dịch vụ | Mã nơi cung cấp | Mã hồ sơ | Source ID',
    example: 'CS-00125',
  }),
  choice('kind', 'serviceKind', 'Loại dịch vụ', 'Kind of service', {
    required: true,
    synonyms: 'Loại | Loại hình | Loại cơ sở | Nhóm dịch vụ | Kind | Type | Service type',
    example: 'Điểm cấp phát thuốc',
  }),
  field('name', 'text', 'Tên nơi cung cấp', 'Name', {
    required: true,
    synonyms: `Tên cơ sở | Tên đơn vị | Cơ sở | Đơn vị | Tên | Tên điểm | Tên dịch vụ | Service
      | Service name`,
    most: 200,
    example: 'Trạm Y tế phường Hòa Bình',
    help: ['Như trên biển hiệu hoặc giấy tờ.', 'As on its sign or papers.'],
  }),
  ...PLACE_FIELDS,
  VERIFIED,
]
