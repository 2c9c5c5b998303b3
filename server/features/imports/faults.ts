import type { CellFaultCode, ValueFindingCode, Words } from './reading/types.ts'

/** Why a row is not taken in although its cells can be read, with what whoever sent it can do. Codes are stable. */
export const FAULT_WORDS = {
  under_twelve: words(
    'Người dưới 12 tuổi không thuộc hệ thống này.',
    'A person under 12 is not in this system.',
  ),
  contradicts_sex: words(
    'Năm sinh đứng ở cột của giới khác, hoặc ở cả hai cột.',
    'The year of birth stands in the column of the other sex, or in both.',
  ),
  contradicts_year: words('Ngày sinh nằm ở năm khác.', 'The day of birth lies in another year.'),
  in_the_future: words('Ngày này chưa đến.', 'This day has not come yet.'),
  order: words('Ngày này không thể trước ngày lập hồ sơ.', 'This day cannot be before the file was opened.'),
  no_law_in_force: words(
    'Không có luật nào đã biết có hiệu lực vào ngày quyết định.',
    'No law that is known was in force on the day of the decision.',
  ),
  status_not_allowed: words(
    'Theo luật có hiệu lực vào ngày quyết định, hồ sơ không thể bắt đầu bằng tình trạng này.',
    'Under the law of the day of the decision a file cannot begin with this status.',
  ),
  decision_required: words(
    'Người cai nghiện cần quyết định: tình trạng, ngày, cơ quan quyết định.',
    'Rehabilitation begins with a decision: its status, its day, who decided.',
  ),
  document_required: words('Tình trạng này cần số văn bản.', 'This status needs the number of its document.'),
  not_competent: words('Cơ quan này không quyết định việc này.', 'Another body decides this.'),
  term_required: words('Tình trạng này cần thời hạn.', 'This status needs a planned end.'),
  outside_term: words(
    'Thời hạn nằm ngoài khung luật cho phép.',
    'The planned end lies outside the term that the law allows.',
  ),
  not_expected: words(
    'Người chấp hành xong án phạt tù không có tình trạng này.',
    'The file of a released prisoner holds nothing of this.',
  ),
  consent_required: words(
    'Cần ngày người này đồng ý bằng văn bản.',
    'Needs the day on which the person agreed in writing.',
  ),
  precision_without_point: words('Chỉ tọa độ mới có độ chính xác.', 'Only a point has a precision.'),
  point_too_coarse: words(
    'Tọa độ quá thô: cần ít nhất hai chữ số thập phân.',
    'The point is too coarse: two decimals at least.',
  ),
  unknown_unit: words(
    'Hôm nay không có phường, xã hay tỉnh nào mang mã này.',
    'No commune or province has this code today.',
  ),
  outside_units: words(
    'Tọa độ nằm ngoài mọi phường, xã có ranh giới.',
    'The point lies outside every commune with a boundary.',
  ),
  contradicts_point: words(
    'Tọa độ và mã phường, xã chỉ hai nơi khác nhau.',
    'The point and the code of the commune are two places.',
  ),
  outside_scope: words('Nơi này ngoài địa bàn phụ trách của bạn.', 'The place is outside your own area.'),
  no_place: words(
    'Không biết ở đâu: ghi mã phường, xã, địa chỉ hoặc tọa độ.',
    'Nobody knows where: give the code of the commune, an address or a point.',
  ),
  address_unclear: words(
    'Địa chỉ không chỉ rõ phường, xã nào trên địa bàn của bạn: ghi mã phường, xã.',
    'The address does not say which commune of your area is meant: give its code.',
  ),
  named_worker_only: words(
    'Người có thể chưa đủ 18 tuổi do cán bộ phụ trách của đúng phường, xã đó nhập.',
    'Somebody who may be under 18 is entered by the worker of that very commune.',
  ),
  duplicate_in_file: words(
    'Dòng này lặp lại một dòng phía trên trong cùng tệp.',
    'The row repeats one above it in the same file.',
  ),
  number_of_another: words(
    'Số định danh thuộc một hồ sơ khác với hồ sơ mang mã này.',
    'The identity number belongs to another file than the one with this code.',
  ),
  case_closed: words(
    'Hồ sơ của người này đã đóng; mở lại trong hồ sơ, không qua tệp.',
    'The file of this person is closed; open it again by hand.',
  ),
  another_commune: words(
    'Người này đang thuộc phường, xã khác; chuyển nơi cư trú bằng quyết định, không qua tệp.',
    'The person belongs to another commune; a move is recorded by its decision.',
  ),
  in_review: words(
    'Có thể là người đã có hồ sơ: hãy quyết định trong danh sách cần xem lại.',
    'This may be somebody who has a file: decide in the list of doubtful rows.',
  ),
  skipped: words('Đã quyết định không nhập dòng này.', 'Somebody decided to leave this row out.'),
  refused_by_register: words('Sổ đăng ký không nhận dòng này.', 'The register does not take this row.'),
  several_like_it: words(
    'Có nhiều nơi cùng tên ở đó: ghi mã riêng của cơ quan.',
    'Several have this name there: give a source ID.',
  ),
  // What is worth a look and rejects nothing.
  left_in_queue: words(
    'Chưa xác định được phường, xã: nằm trong danh sách chờ của tỉnh.',
    'The commune is not known: the record waits in the queue of the province.',
  ),
  status_differs: words(
    'Tình trạng pháp lý khác hồ sơ; chỉ quyết định mới thay đổi được.',
    'The legal status differs from the file; only a decision changes it.',
  ),
  opened_on_differs: words('Ngày lập hồ sơ khác hồ sơ đang có.', 'The file was opened on another day.'),
  place_differs: words(
    'Địa chỉ có vẻ ở phường, xã khác; nơi ở trong hồ sơ giữ nguyên.',
    'The address seems to lie in another commune; the file keeps its place.',
  ),
} as const satisfies Record<string, Words>

export type FaultCode = keyof typeof FAULT_WORDS | CellFaultCode | ValueFindingCode

/** Something about a row, told by its code. Never holds what stands in a cell. */
export interface Fault {
  field: string | null
  code: FaultCode | string
  /** True where the row is taken in all the same. */
  note?: true
}

export function fault(field: string | null, code: FaultCode): Fault {
  return { field, code }
}

export function note(field: string | null, code: FaultCode): Fault {
  return { field, code, note: true }
}

function words(vi: string, en: string): Words {
  return { vi, en }
}
