import { day, field } from './field.ts'

/** Columns that files of several kinds have. */

export const SOURCE_ID = field('sourceId', 'sourceId', 'Mã hồ sơ', 'Source ID', {
  synonyms: `Mã | Mã số | Mã HS | Số hồ sơ | Mã định danh nguồn | Mã nguồn | Record ID | ID | Source id
    | Case number`,
  most: 100,
  example: 'HS-00125',
  help: [
    'Mã riêng của cơ quan cho dòng này. Có mã thì lần nhập sau nhận ra đúng dòng cũ.',
    "The office's own code for the row. With it a later file finds the same record again.",
  ],
})

export const VERIFIED = day('verifiedOn', 'Ngày xác minh', 'Verified on', {
  synonyms: 'Ngày kiểm tra | Cập nhật ngày | Ngày cập nhật | Verified',
  help: ['Ngày có người kiểm tra thông tin này.', 'The day on which somebody checked this.'],
})
