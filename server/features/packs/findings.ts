/**
 * Everything that can be said about a pack, in both languages. An error refuses the whole pack; an information does not.
 * A sentence says what was found, what was expected and what to do. `{value}` and `{expected}` are filled in.
 */
const CATALOGUE = {
  missing_file: error('Thiếu tệp {expected}.', '{expected} is missing. A pack needs at least one such file.'),
  not_a_pack: error('Không đọc được thư mục {value}.', 'The folder {value} cannot be read.'),
  not_utf8: error(
    'Tệp không phải UTF-8. Hãy lưu lại dưới dạng UTF-8.',
    'The bytes are not UTF-8. Save the file as UTF-8.',
  ),
  broken_csv: error(
    'Dòng CSV hỏng: {value}.',
    'The line is not CSV: {value}. Look for an unclosed quotation mark.',
  ),
  broken_json: error('Tệp JSON hỏng: {value}.', 'The file is not JSON: {value}.'),
  broken_gzip: error('Tệp nén hỏng: {value}.', 'The file cannot be unpacked: {value}. Copy it again.'),
  unknown_column: error(
    'Cột lạ “{value}”. Các cột được biết: {expected}.',
    'Unknown column "{value}". Known columns: {expected}.',
  ),
  missing_column: error('Thiếu cột “{value}”.', 'The column "{value}" is missing.'),
  repeated_column: error('Cột “{value}” có hai lần.', 'The column "{value}" stands twice.'),
  wrong_cell_count: error(
    'Dòng có {value} ô, tiêu đề có {expected}.',
    'The line has {value} cells, the header {expected}.',
  ),
  blank: error('Ô trống. Cần {expected}.', 'The cell is blank. Expected {expected}.'),
  malformed_code: error(
    'Mã “{value}” sai. Mã có 2 đến 5 chữ số, giữ số 0 ở đầu (Excel hay làm mất).',
    'The code "{value}" is malformed. Codes have two to five digits with their leading zeros (spreadsheets drop them).',
  ),
  malformed_date: error(
    'Ngày “{value}” sai. Cần dạng YYYY-MM-DD.',
    'The day "{value}" does not exist. Write YYYY-MM-DD.',
  ),
  malformed_number: error('Số “{value}” sai. Cần {expected}.', '"{value}" is not {expected}.'),
  unknown_value: error(
    'Giá trị “{value}” lạ. Được dùng: {expected}.',
    '"{value}" is not known. Allowed: {expected}.',
  ),
  unknown_level: error(
    'Cấp “{value}” lạ. Được dùng: {expected}.',
    'Unknown level "{value}". Allowed: {expected}.',
  ),
  mojibake: error(
    'Chữ hỏng phông: “{value}”. Có thể là {expected}. Hãy chuyển sang Unicode rồi xuất lại.',
    'The text "{value}" is damaged (it looks like {expected}). Convert it to Unicode and export again.',
  ),
  control_character: error(
    'Có ký tự điều khiển trong “{value}”.',
    'A control character stands in "{value}". Remove it.',
  ),
  valid_to_before_valid_from: error(
    'Ngày hết hiệu lực {value} trước ngày bắt đầu {expected}.',
    'valid_to {value} lies before valid_from {expected}.',
  ),
  duplicate_unit: error(
    '{value} trùng thời gian với dòng {expected}.',
    '{value} is already valid in that time by {expected}. One (level, code) can exist once on any day.',
  ),
  orphan_parent: error(
    'Không có đơn vị cha “{value}” trong suốt thời gian hiệu lực ({expected}).',
    'The parent "{value}" does not exist for the whole validity of the unit ({expected}).',
  ),
  parent_not_expected: error(
    'Tỉnh không có đơn vị cha, tìm thấy “{value}”.',
    'A province has no parent, but "{value}" is given.',
  ),
  no_vintage: error(
    'Tên tệp thiếu năm, ví dụ {expected}.',
    'The file name lacks its year, for example {expected}.',
  ),
  crosswalk_without_units: error(
    'Không có {expected} cho bảng chuyển đổi này.',
    'There is no {expected} for this crosswalk.',
  ),
  unknown_old_unit: error(
    'Không có đơn vị cũ {value} hết hiệu lực ngày {expected}.',
    'No unit {value} ended on {expected}. Check the code or its valid_to.',
  ),
  unknown_new_unit: error(
    'Không có đơn vị mới {value} từ ngày {expected}.',
    'No unit {value} begins on {expected}.',
  ),
  unknown_commune: error(
    'Không có phường, xã mã {value} trong {expected}.',
    'No commune {value} stands in {expected}. Check the code, or the year in the file name.',
  ),
  duplicate_commune: error(
    'Mã {value} đã có ở dòng {expected}.',
    'The commune {value} already stands in line {expected}.',
  ),
  duplicate_point: error(
    'Điểm dân cư {value} của xã này đã có ở dòng {expected}.',
    'The point {value} of this commune already stands in line {expected}. Add up its population.',
  ),
  nobody_at_point: error(
    'Điểm dân cư không có người nào. Hãy bỏ dòng này hoặc ghi dân số từ 1.',
    'Nobody lives at the point. Leave the line out, or give a population from 1.',
  ),
  duplicate_succession: error(
    'Cặp {value} đã có ở dòng {expected}.',
    'The pair {value} already stands in line {expected}.',
  ),
  share_contradiction: error(
    '{value} ghi “whole” nhưng có {expected} đơn vị mới.',
    '{value} goes "whole" into a unit and yet has {expected} targets. Use "part" for each.',
  ),
  not_a_feature_collection: error(
    'Không phải FeatureCollection.',
    'The file is not a GeoJSON FeatureCollection.',
  ),
  not_a_polygon: error(
    'Hình “{value}” không phải đa giác.',
    'The geometry is "{value}", expected Polygon or MultiPolygon.',
  ),
  unclosed_ring: error(
    'Vòng của {value} không khép kín.',
    'A ring of {value} is not closed: the last position must repeat the first.',
  ),
  too_few_points: error(
    '{value} không còn vòng nào đủ điểm.',
    'No ring of {value} has the four positions a ring needs.',
  ),
  bad_position: error(
    'Toạ độ của {value} sai: {expected}.',
    '{value} has the position {expected}. Expected longitude, latitude in degrees (WGS 84).',
  ),
  boundary_of_unknown_unit: error(
    'Không có {value} trong {expected}.',
    '{value} does not stand in {expected}.',
  ),
  duplicate_boundary: error(
    '{value} đã có ranh giới ở {expected}.',
    '{value} already has a boundary in {expected}.',
  ),
  repeated_source_id: error(
    'Mã nguồn “{value}” đã có ở dòng {expected}.',
    'The source_id "{value}" already stands in line {expected}.',
  ),
  half_a_point: error(
    'Chỉ có một trong hai toạ độ.',
    'Only one of lon and lat is given. Give both or neither.',
  ),
  no_place: error('Không có toạ độ lẫn mã xã.', 'Neither a point nor a unit_code says where it is.'),
  unknown_unit: error(
    'Không có xã “{value}” vào {expected}.',
    'There is no commune "{value}" on {expected}.',
  ),
  outside_every_unit: error(
    'Điểm {value} nằm ngoài mọi xã có ranh giới.',
    'The point {value} lies in no commune with a boundary. Give a unit_code or correct the point.',
  ),
  unknown_employer: error(
    'Không có nơi tuyển dụng “{value}”.',
    'There is no employer "{value}" in employers.csv.',
  ),
  duplicate_vacancy: error('{value} đã có ở dòng {expected}.', '{value} already stands in line {expected}.'),
  unknown_trade: error(
    'Nghề “{value}” không có trong danh mục.',
    'The trade "{value}" is not in the reference list of trades.',
  ),
  unknown_kind: error(
    'Loại dịch vụ “{value}” lạ. Được dùng: {expected}.',
    'Unknown kind of service "{value}". Allowed: {expected}.',
  ),
  caseload_period: error('Quý sai: {value}.', 'Period: {value}.'),
  caseload_duplicate: error('Ô số liệu lặp lại: {value}.', 'Repeated cell: {value}.'),
  caseload_unit: error('Đơn vị sai: {value}.', 'Unit: {value}.'),
  caseload_indicator: error('Chỉ tiêu sai: {value}.', 'Indicator: {value}.'),
  caseload_value: error('Giá trị chỉ tiêu sai: {value}.', 'Value: {value}.'),
  caseload_count: error('Số lượng sai: {value}.', 'Count: {value}.'),
  caseload_sum: error('Tổng không khớp: {value}.', 'Sum: {value}.'),

  unknown_file: information('Tệp không dùng đến.', 'The file is not read.'),
  unknown_folder: information('Thư mục con không dùng đến.', 'The subfolder is not read.'),
  second_source_only: information(
    '{value} cặp chỉ có ở nguồn thứ hai, không nạp.',
    '{value} pairs stand only in the second source; they are not loaded.',
  ),
  not_composed: information(
    '{value} ô chưa ở dạng NFC, đã chuẩn hoá.',
    '{value} cells are not composed Unicode (NFC); they were normalised.',
  ),
  boundary_without_code: information(
    '{value} ranh giới không có mã, bỏ qua.',
    '{value} boundaries have no code; they are not loaded.',
  ),
  dropped_ring: information(
    '{value}: bỏ {expected} vòng thiếu điểm.',
    '{value}: {expected} rings with too few positions were left out.',
  ),
  self_intersection: information(
    '{value} tự cắt gần {expected}; sẽ được sửa khi nạp.',
    '{value} crosses itself near {expected}; it is mended at load.',
  ),
  repaired_geometry: information('{value} đã được sửa: {expected}.', '{value} was mended: {expected}.'),
  units_without_boundary: information('{value} chưa có ranh giới.', '{value} have no boundary.'),
  outline_from_communes: information(
    '{value} vẽ theo các đơn vị cấp dưới.',
    '{value} are outlined by the units inside them, which are complete.',
  ),
  no_successor: information(
    '{value} đơn vị hết hiệu lực mà không có đơn vị kế tục.',
    '{value} units ended without a successor.',
  ),
  no_predecessor: information(
    '{value} đơn vị bắt đầu mà không có đơn vị trước.',
    '{value} units began without a predecessor.',
  ),
  outside_own_unit: information(
    '{value} điểm nằm ngoài xã đã ghi; vị trí được tin hơn.',
    '{value} points lie outside the commune they name; the point wins.',
  ),
} satisfies Record<string, Entry>

interface Entry {
  severity: 'error' | 'info'
  vi: string
  en: string
}
export type FindingCode = keyof typeof CATALOGUE

/** One thing found in a pack. `row` is the line in a CSV file or the place of the feature in a GeoJSON file, from 1. */
export interface Finding {
  severity: 'error' | 'info'
  code: FindingCode
  file: string
  row: number | null
  field: string | null
  message: { vi: string; en: string }
}

/** Where a finding points to. */
export interface Place {
  file: string
  row?: number | null
  field?: string | null
}

/** Collects findings while a pack is read. */
export class Findings {
  readonly list: Finding[] = []

  add(
    code: FindingCode,
    place: Place,
    filling: { value?: string | number; expected?: string | number } = {},
  ): void {
    const { severity, vi, en } = CATALOGUE[code]
    const fill = (text: string) =>
      text
        .replace('{value}', () => shortened(filling.value))
        .replace('{expected}', () => shortened(filling.expected))
    this.list.push({
      severity,
      code,
      file: place.file,
      row: place.row ?? null,
      field: place.field ?? null,
      message: { vi: fill(vi), en: fill(en) },
    })
  }

  get errorCount(): number {
    return this.list.filter((finding) => finding.severity === 'error').length
  }
}

function shortened(value: string | number | undefined): string {
  const text = String(value ?? '')
  return text.length > 160 ? `${text.slice(0, 157)}...` : text
}

function error(vi: string, en: string): Entry {
  return { severity: 'error', vi, en }
}

function information(vi: string, en: string): Entry {
  return { severity: 'info', vi, en }
}
