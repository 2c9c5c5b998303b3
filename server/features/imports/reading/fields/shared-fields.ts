import { day, field } from './field.ts'

/** Columns that files of several kinds have. */

/** The office's own code of a record, as a file of that kind calls it. */
export function sourceId(
  vi: string,
  en: string,
  { synonyms, example }: { synonyms: string; example: string },
) {
  return field('sourceId', 'sourceId', vi, en, {
    synonyms: `Mã | Mã số | Mã của cơ quan | Mã của đơn vị | Mã định danh nguồn | Mã nguồn | Record ID | ID
      | ${synonyms}`,
    most: 100,
    example,
    help: [
      'Mã riêng của cơ quan cho dòng này. Có mã thì lần nhập sau nhận ra đúng dòng cũ.',
      "The office's own code for the row. With it a later file finds the same record again.",
    ],
  })
}

export const VERIFIED = day('verifiedOn', 'Ngày xác minh', 'Verified on', {
  synonyms: 'Ngày kiểm tra | Cập nhật ngày | Ngày cập nhật | Verified',
  help: ['Ngày có người kiểm tra thông tin này.', 'The day on which somebody checked this.'],
})
