import type { Cell, Reading, ValueFindingCode, Words } from '../types.ts'

/** What is wrong with a cell, for the clerk. None of it repeats the cell. */
export const VALUE_WORDS: Record<ValueFindingCode, Words> = {
  not_a_day: words('Không đọc được ngày.', 'This is not a day.'),
  day_does_not_exist: words('Ngày này không có trong lịch.', 'There is no such day in the calendar.'),
  two_digit_year: words('Năm chỉ có hai chữ số.', 'The year has only two digits.'),
  month_without_day: words('Có tháng và năm, thiếu ngày.', 'There is a month and a year, but no day.'),
  year_without_day: words(
    'Chỉ có năm, ở đây cần cả ngày.',
    'There is only a year; a whole day is needed here.',
  ),
  year_in_date_cell: words(
    'Năm được gõ vào ô định dạng ngày, nên bảng tính hiểu thành một ngày năm 1905.',
    'A year was typed into a cell formatted as a date, which the spreadsheet takes for a day of 1905.',
  ),
  day_in_future: words('Ngày này chưa đến.', 'This day lies in the future.'),
  not_a_year: words('Không đọc được năm.', 'This is not a year.'),
  not_a_count: words('Không phải số nguyên.', 'This is not a whole number.'),
  ambiguous_number: words(
    'Số có thể hiểu theo hai cách (dấu chấm, dấu phẩy).',
    'The number can be read in two ways (dot and comma).',
  ),
  out_of_range: words('Số nằm ngoài khoảng cho phép.', 'The number is out of range.'),
  unknown_choice: words('Không có trong danh sách.', 'This is not in the list.'),
  ambiguous_choice: words('Ứng với nhiều mục trong danh sách.', 'This fits several entries of the list.'),
  not_yes_or_no: words('Không rõ là Có hay Không.', 'This is neither yes nor no.'),
  not_a_phone: words('Không phải một số điện thoại.', 'This is not one telephone number.'),
  lost_leading_zero: words(
    'Bảng tính đã làm mất số 0 ở đầu.',
    'The spreadsheet has dropped a zero at the front.',
  ),
  old_id_number: words(
    'Đây là số CMND 9 chữ số, không còn hiệu lực.',
    'This is a nine-digit number of an old identity card, which is no longer valid.',
  ),
  scientific_number: words(
    'Bảng tính đã đổi số thành dạng 1,2E+11 nên mất chữ số.',
    'The spreadsheet has turned the number into the form 1.2E+11, and digits are lost.',
  ),
  not_an_id_number: words('Không phải số định danh 12 chữ số.', 'This is not a number of twelve digits.'),
  not_degrees: words('Không đọc được tọa độ.', 'These are not degrees.'),
  swapped_coordinates: words('Kinh độ và vĩ độ bị đổi chỗ.', 'Longitude and latitude have changed places.'),
  half_a_point: words('Chỉ có một trong hai tọa độ.', 'Only one of the two coordinates is given.'),
  outside_vietnam: words('Tọa độ nằm ngoài Việt Nam.', 'The point lies outside Vietnam.'),
  projected_coordinates: words(
    'Đây là tọa độ mét (như VN-2000), không phải độ.',
    'These are metres of a projected system such as VN-2000, not degrees.',
  ),
  not_a_code: words('Mã đơn vị sai.', 'This is not a code of a unit.'),
  not_a_name: words('Không phải họ tên.', 'This is not a name.'),
  too_long: words('Nội dung quá dài.', 'The text is too long.'),
  mojibake: words(
    'Chữ bị hỏng do mở sai bảng mã.',
    'The letters are damaged: the file was opened in the wrong encoding.',
  ),
  legacy_text: words(
    'Chữ gõ bằng phông cũ (TCVN3, VNI), chưa phải Unicode.',
    'The letters are of an old font (TCVN3, VNI), not Unicode.',
  ),
  control_characters: words('Có ký tự ẩn trong ô.', 'The cell holds characters that cannot be seen.'),
  required: words('Ô này bắt buộc.', 'This cell is required.'),
}

/** A finding about a cell, with what it should look like. */
export function found(
  code: ValueFindingCode,
  got: Cell,
  expected: Words | string,
): { finding: NonNullable<Extract<Reading<never>, { finding: unknown }>['finding']> } {
  const exactly = typeof expected === 'string' ? words(expected, expected) : expected
  return {
    finding: { code, got: got === null ? '' : String(got), expected: exactly, message: VALUE_WORDS[code] },
  }
}

export const BLANK = { value: null } as const

export function words(vi: string, en: string): Words {
  return { vi, en }
}

/** By code, for findings of which the code alone is kept. */
