import type { FileFinding, FileFindingCode, Words } from './types.ts'

/** What was noticed in a file, and what is wrong with a cell, for the clerk. */
export const FILE_WORDS: Record<FileFindingCode, Words> = {
  formula_without_value: words(
    'Ô có công thức nhưng không có kết quả. Hãy mở bằng Excel, lưu lại, rồi gửi lại.',
    'The cell has a formula without a result. Open the file in Excel, save it, and send it again.',
  ),
  error_value: words('Ô báo lỗi (như #N/A, #REF!).', 'The cell shows an error such as #N/A or #REF!.'),
  not_a_date: words(
    'Ô định dạng ngày nhưng không phải ngày.',
    'The cell is formatted as a date and holds none.',
  ),
  damaged_characters: words(
    'Có ký tự không đọc được (�). Hãy gõ lại.',
    'Characters could not be read (�). Type them again.',
  ),
  control_characters: words('Có ký tự ẩn trong ô.', 'The cell holds characters that cannot be seen.'),
  formula: words(
    'Ô là công thức; kết quả đã lưu trong tệp được dùng.',
    'The cell is a formula; the result that the file holds is used.',
  ),
  legacy_encoding: words(
    'Tệp không phải Unicode; chữ đã được chuyển. Hãy xem lại vài ô.',
    'The file is not Unicode; its letters were converted. Look at some cells.',
  ),
  legacy_font: words(
    'Chữ gõ bằng phông cũ (.Vn…, VNI-…) đã được chuyển sang Unicode. Hãy xem lại vài ô.',
    'Text in an old font (.Vn…, VNI-…) was converted to Unicode. Look at some cells.',
  ),
  legacy_text: words(
    'Chữ có vẻ gõ bằng phông cũ (TCVN3, VNI). Hãy chuyển sang Unicode (UniKey: Ctrl+Shift+F6) rồi gửi lại.',
    'The text seems to be of an old font (TCVN3, VNI). Convert it to Unicode (UniKey: Ctrl+Shift+F6) and send it again.',
  ),
  mojibake: words(
    'Chữ bị hỏng như “NguyÃªn”: tệp UTF-8 đã bị mở sai bảng mã. Hãy xuất lại từ phần mềm gốc, rồi trong Excel chọn Dữ liệu > Từ văn bản/CSV > 65001: Unicode (UTF-8).',
    'Letters are damaged as in "NguyÃªn": a UTF-8 file was opened in another encoding. Export it again from where it came from, and in Excel choose Data > From Text/CSV > 65001: Unicode (UTF-8).',
  ),
  not_composed: words(
    'Dấu đứng rời khỏi chữ; đã được ghép lại.',
    'Marks stood apart from their letters; they were composed.',
  ),
  repeated_header: words('Nhiều cột cùng tên.', 'Several columns have the same header.'),
  blank_header: words('Cột có nội dung nhưng không có tên.', 'A column has cells and no header.'),
  two_header_rows: words(
    'Tiêu đề gồm hai dòng, đã được ghép.',
    'The header has two rows, which were joined.',
  ),
  column_numbers: words(
    'Dòng đánh số cột dưới tiêu đề được bỏ qua.',
    'The row of column numbers under the header is left out.',
  ),
  hidden_sheet: words('Trang tính đang ẩn.', 'The sheet is hidden.'),
  hidden_rows: words(
    'Có dòng ẩn hoặc đang lọc; chúng cũng được đọc.',
    'Some rows are hidden or filtered; they are read too.',
  ),
  cells_beyond_header: words(
    'Có ô nằm ngoài các cột có tiêu đề; không được đọc.',
    'Cells stand beyond the columns of the header; they are not used.',
  ),
  rows_above_header: words('Các dòng trên tiêu đề được bỏ qua.', 'The rows above the header are left out.'),
  own_report_columns: words(
    'Các cột “Dòng gốc”, “Cột”, “Lý do / cách sửa” của tệp trả về được bỏ qua.',
    'The columns of the returned file that say what was wrong are left out.',
  ),
}

const ROWS_NAMED = 5

/** Counts what is found, by kind and column: a file can have a million of the same. */
export class FindingTally {
  private readonly findings = new Map<string, FileFinding>()

  add(code: FileFindingCode, row: number | null, column: number | null = null): void {
    const key = `${code} ${column}`
    let finding = this.findings.get(key)
    if (!finding) {
      finding = { code, column, count: 0, rows: [], message: FILE_WORDS[code] }
      this.findings.set(key, finding)
    }
    finding.count += 1
    if (row !== null && finding.rows.length < ROWS_NAMED) finding.rows.push(row)
  }

  get list(): FileFinding[] {
    return [...this.findings.values()]
  }
}

function words(vi: string, en: string): Words {
  return { vi, en }
}

/** By code, for findings of which the code alone is kept. */
