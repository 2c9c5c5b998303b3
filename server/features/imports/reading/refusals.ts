import type { Words } from './types.ts'

/** Every reason for which a file is not read, with what whoever sent it can do. Codes are stable: the page has its own words. */
export const REFUSALS = {
  empty: words('Tệp trống.', 'The file is empty.'),
  not_a_spreadsheet: words(
    'Đây không phải bảng tính Excel (.xlsx) hay tệp CSV. Hãy mở bằng Excel và lưu lại dưới dạng .xlsx.',
    'This is neither an Excel workbook (.xlsx) nor a CSV file. Open it in a spreadsheet program and save it as .xlsx.',
  ),
  old_xls: words(
    'Đây là tệp Excel đời cũ (.xls). Hãy mở bằng Excel, chọn Lưu thành, kiểu “Excel Workbook (.xlsx)”.',
    'This is a workbook of an old Excel (.xls). Open it in Excel and save it as "Excel Workbook (.xlsx)".',
  ),
  binary_workbook: words(
    'Đây là tệp Excel nhị phân (.xlsb). Hãy mở bằng Excel và lưu thành .xlsx.',
    'This is a binary workbook (.xlsb). Open it in Excel and save it as .xlsx.',
  ),
  open_document: words(
    'Đây là tệp OpenDocument (.ods). Hãy lưu lại thành .xlsx.',
    'This is an OpenDocument spreadsheet (.ods). Save it as .xlsx.',
  ),
  web_page: words(
    'Đây là trang web được đặt tên như tệp Excel (nhiều phần mềm xuất như vậy). Hãy mở bằng Excel và lưu thành .xlsx.',
    'This is a web page that is named like a workbook, as many programs export them. Open it in Excel and save it as .xlsx.',
  ),
  encrypted: words(
    'Tệp có mật khẩu. Hãy bỏ mật khẩu (Tệp > Thông tin > Bảo vệ sổ làm việc) rồi lưu lại.',
    'The file has a password. Remove it (File > Info > Protect Workbook) and save again.',
  ),
  macros: words(
    'Tệp có macro. Hãy lưu thành “Excel Workbook (.xlsx)”, không kèm macro.',
    'The file holds macros. Save it as "Excel Workbook (.xlsx)", without macros.',
  ),
  external_links: words(
    'Tệp lấy số liệu từ tệp khác. Hãy ngắt liên kết (Dữ liệu > Sửa liên kết > Ngắt liên kết) rồi lưu lại.',
    'The file takes figures from other files. Break the links (Data > Edit Links > Break Link) and save again.',
  ),
  unsafe_xml: words(
    'Tệp có nội dung mà bảng tính không cần đến và có thể gây hại. Hãy mở bằng Excel và lưu lại.',
    'The file holds what no spreadsheet needs and what may do harm. Open it in Excel and save it again.',
  ),
  too_large: words(
    'Tệp quá lớn. Hãy chia thành nhiều tệp: .xlsx tối đa 20 MB và 100.000 dòng, CSV tối đa 200 MB.',
    'The file is too large. Divide it: .xlsx up to 20 MB and 100,000 rows, CSV up to 200 MB.',
  ),
  zip_bomb: words(
    'Tệp nén bất thường: khi mở ra lớn gấp nhiều lần. Hãy mở bằng Excel và lưu lại.',
    'The file is packed in an unusual way and unpacks to many times its size. Open it in Excel and save it again.',
  ),
  broken_zip: words(
    'Tệp bị hỏng hoặc chưa tải xong. Hãy tải lại từ nguồn.',
    'The file is damaged or was not copied to its end. Fetch it again.',
  ),
  broken_workbook: words(
    'Bảng tính bị hỏng bên trong. Hãy mở bằng Excel, cho sửa, rồi lưu lại.',
    'The workbook is damaged inside. Open it in Excel, let it be repaired, and save it again.',
  ),
  broken_csv: words(
    'Tệp CSV hỏng: có dấu ngoặc kép mở mà không đóng, hoặc dòng dài bất thường. Hãy lưu lại bằng Excel.',
    'The CSV file is damaged: a quotation mark is not closed, or a line is far too long. Save it again from Excel.',
  ),
  cell_too_long: words(
    'Có ô dài hơn 32.767 ký tự. Hãy rút ngắn ô đó.',
    'A cell has more than 32,767 characters. Shorten it.',
  ),
  too_many_rows: words(
    'Có hơn 100.000 dòng (CSV: 1.000.000). Hãy chia thành nhiều tệp.',
    'There are more than 100,000 rows (CSV: 1,000,000). Divide the file.',
  ),
  too_many_columns: words(
    'Có hơn 200 cột. Hãy bỏ những cột không cần.',
    'There are more than 200 columns. Remove those that are not needed.',
  ),
  wrong_encoding: words(
    'Không nhận ra bảng mã của tệp. Hãy lưu thành .xlsx, hoặc CSV UTF-8.',
    'The encoding of the file is not known. Save it as .xlsx, or as CSV UTF-8.',
  ),
  no_header: words(
    'Không tìm thấy dòng tiêu đề. Dòng đầu của bảng phải là tên các cột, như “Họ tên”, “Năm sinh”.',
    'No header was found. The first row of the table has to name the columns, such as "Name", "Year of birth".',
  ),
  no_rows: words('Dưới dòng tiêu đề không có dòng nào.', 'There is no row under the header.'),
  unknown_sheet: words('Tệp không có trang tính đó.', 'The file has no such sheet.'),
  too_slow: words(
    'Tệp mất quá nhiều thời gian để đọc. Hãy mở bằng Excel, bỏ những gì không cần, rồi lưu lại.',
    'The file takes too long to read. Open it in Excel, remove what is not needed, and save it again.',
  ),
} as const satisfies Record<string, Words>

export type RefusalCode = keyof typeof REFUSALS

/** A file that is not read. The message is English and never holds what stands in the file; `words` are for the clerk. */
export class UploadRefused extends Error {
  override name = 'UploadRefused'
  readonly code: RefusalCode
  readonly words: Words

  constructor(code: RefusalCode) {
    super(REFUSALS[code].en)
    this.code = code
    this.words = REFUSALS[code]
  }
}

function words(vi: string, en: string): Words {
  return { vi, en }
}
