/** What is wrong with rows and what to do, by the server's codes, in Vietnamese; `import-findings.en.ts` has the same keys. */
export const findingsVi = {
  required: { what: 'Ô cần có đang trống', fix: 'Điền ô này. Chưa biết thì hỏi lại nơi lập danh sách.' },
  not_a_day: { what: 'Không đọc được ngày', fix: 'Viết ngày/tháng/năm, ví dụ 05/09/1990.' },
  day_does_not_exist: {
    what: 'Ngày không có trong lịch',
    fix: 'Xem lại ngày và tháng, ví dụ tháng 2 không có ngày 30.',
  },
  two_digit_year: { what: 'Năm chỉ có hai chữ số', fix: 'Viết đủ bốn chữ số của năm, ví dụ 1990.' },
  month_without_day: {
    what: 'Có tháng và năm, thiếu ngày',
    fix: 'Viết đủ ngày/tháng/năm; chỉ biết năm thì ghi vào cột năm sinh.',
  },
  year_without_day: {
    what: 'Chỉ có năm, thiếu ngày và tháng',
    fix: 'Viết đủ ngày/tháng/năm; chỉ biết năm thì ghi vào cột năm sinh.',
  },
  year_in_date_cell: {
    what: 'Năm bị Excel đổi thành một ngày',
    fix: 'Đổi định dạng ô thành Số hoặc Văn bản rồi gõ lại năm.',
  },
  day_in_future: { what: 'Ngày chưa đến', fix: 'Xem lại năm.' },
  not_a_year: { what: 'Không đọc được năm', fix: 'Viết bốn chữ số, ví dụ 1990.' },
  not_a_count: { what: 'Không đọc được số', fix: 'Chỉ viết số, ví dụ 12 hoặc 1.225.' },
  ambiguous_number: { what: 'Số có thể hiểu hai cách', fix: 'Bỏ dấu phân cách, ví dụ viết 1225.' },
  out_of_range: { what: 'Số ngoài khoảng có thể', fix: 'Xem lại số trong ô.' },
  unknown_choice: {
    what: 'Giá trị không có trong danh mục',
    fix: 'Dùng đúng từ trong danh mục của tệp mẫu.',
  },
  ambiguous_choice: {
    what: 'Giá trị có thể là nhiều mục của danh mục',
    fix: 'Viết đủ tên như trong tệp mẫu.',
  },
  not_yes_or_no: { what: 'Không phải có hay không', fix: 'Viết “có” hoặc “không”.' },
  not_a_phone: { what: 'Số điện thoại chưa đúng', fix: 'Mười chữ số bắt đầu bằng 0, hoặc +84.' },
  lost_leading_zero: {
    what: 'Số bị Excel bỏ mất số 0 ở đầu',
    fix: 'Đổi định dạng cột thành Văn bản rồi gõ lại đủ chữ số.',
  },
  old_id_number: { what: 'Số chứng minh cũ 9 chữ số', fix: 'Dùng số định danh 12 chữ số, hoặc để trống.' },
  scientific_number: {
    what: 'Số bị Excel rút gọn (1,2E+11), đã mất chữ số',
    fix: 'Đổi định dạng cột thành Văn bản rồi chép lại số từ giấy tờ.',
  },
  not_an_id_number: {
    what: 'Số định danh chưa đúng',
    fix: 'Đủ 12 chữ số, không có chữ cái; chưa có thì để trống.',
  },
  not_degrees: { what: 'Không đọc được tọa độ', fix: 'Viết độ thập phân, ví dụ 21,0285 và 105,8542.' },
  swapped_coordinates: {
    what: 'Kinh độ và vĩ độ bị đổi chỗ',
    fix: 'Đổi hai cột cho nhau: vĩ độ từ 8 đến 24, kinh độ từ 102 đến 118.',
  },
  half_a_point: { what: 'Chỉ có một nửa tọa độ', fix: 'Điền cả kinh độ và vĩ độ, hoặc để trống cả hai.' },
  outside_vietnam: {
    what: 'Tọa độ nằm ngoài Việt Nam',
    fix: 'Xem lại tọa độ; không chắc thì để trống, địa chỉ vẫn được đọc.',
  },
  projected_coordinates: {
    what: 'Tọa độ VN-2000 theo mét',
    fix: 'Đổi sang độ (WGS 84), hoặc để trống và ghi địa chỉ.',
  },
  not_a_code: {
    what: 'Mã đơn vị chưa đúng',
    fix: 'Mã phường, xã có năm chữ số; Excel có thể đã bỏ số 0 ở đầu.',
  },
  not_a_name: { what: 'Họ tên chưa đúng', fix: 'Chỉ ghi họ tên, không ghi số hay chú thích trong ô này.' },
  too_long: { what: 'Nội dung quá dài', fix: 'Rút ngắn ô này.' },
  mojibake: {
    what: 'Chữ bị hỏng bảng mã (“NguyÃªn”)',
    fix: 'Mở tệp gốc, lưu thành .xlsx hoặc CSV UTF-8 rồi nhập lại.',
  },
  legacy_text: { what: 'Chữ gõ bằng bảng mã cũ giữa chữ Unicode', fix: 'Gõ lại ô này bằng bảng mã Unicode.' },
  legacy_font: {
    what: 'Chữ dùng phông cũ (.VnTime, VNI-Times)',
    fix: 'Đã đổi sang Unicode. Xem vài dòng cho chắc.',
  },
  legacy_encoding: { what: 'Tệp dùng bảng mã cũ', fix: 'Đã đổi sang Unicode. Xem vài dòng cho chắc.' },
  not_composed: { what: 'Dấu tiếng Việt gõ rời', fix: 'Đã ghép lại, không cần làm gì.' },
  damaged_characters: { what: 'Có ký tự không đọc được', fix: 'Gõ lại ô này.' },
  control_characters: { what: 'Có ký tự không nhìn thấy', fix: 'Gõ lại ô này thay cho chép và dán.' },
  formula: { what: 'Ô là công thức, đã lấy kết quả sẵn có', fix: 'Không cần làm gì nếu kết quả đúng.' },
  formula_without_value: {
    what: 'Công thức chưa có kết quả',
    fix: 'Mở bằng Excel và lưu lại, hoặc chép rồi dán thành giá trị.',
  },
  error_value: { what: 'Ô báo lỗi (như #N/A)', fix: 'Sửa công thức hoặc gõ giá trị vào ô.' },
  not_a_date: {
    what: 'Ô định dạng ngày nhưng không phải ngày',
    fix: 'Đổi định dạng ô thành Văn bản rồi gõ lại.',
  },
  repeated_header: { what: 'Hai cột cùng tên', fix: 'Xem lại bước chọn cột; đặt tên khác nhau cho lần sau.' },
  blank_header: { what: 'Có cột không có tên', fix: 'Cột ấy bị bỏ qua trừ khi bạn chọn nó là gì.' },
  two_header_rows: { what: 'Tên cột nằm trên hai dòng', fix: 'Đã dùng dòng dưới. Xem lại các cột.' },
  column_numbers: { what: 'Dưới tên cột là dòng đánh số cột', fix: 'Đã bỏ qua dòng ấy.' },
  hidden_sheet: { what: 'Có trang tính bị ẩn', fix: 'Trang ẩn không được đọc trừ khi bạn chọn nó.' },
  hidden_rows: { what: 'Có dòng bị ẩn hay bị lọc', fix: 'Các dòng ấy vẫn được đọc.' },
  cells_beyond_header: {
    what: 'Có ô nằm ngoài các cột có tên',
    fix: 'Các ô ấy không được đọc. Xem dòng có bị lệch cột không.',
  },
  rows_above_header: { what: 'Có dòng nằm trên tên cột', fix: 'Không được đọc, vì là tiêu đề của bảng.' },
  own_report_columns: { what: 'Tệp là bản đã tải về để sửa', fix: 'Các cột lý do được bỏ qua.' },
  under_twelve: { what: 'Người dưới 12 tuổi', fix: 'Không thuộc hệ thống này. Bỏ dòng này.' },
  contradicts_year: {
    what: 'Năm sinh, ngày sinh hoặc giới mâu thuẫn nhau',
    fix: 'Xem lại các ô ấy theo giấy tờ.',
  },
  in_the_future: { what: 'Ngày chưa đến', fix: 'Xem lại ngày.' },
  order: { what: 'Ngày đứng trước ngày mở hồ sơ', fix: 'Xem lại hai ngày.' },
  no_law_in_force: {
    what: 'Không có luật nào có hiệu lực vào ngày quyết định',
    fix: 'Xem lại ngày quyết định.',
  },
  status_not_allowed: {
    what: 'Luật của ngày quyết định không cho mở hồ sơ bằng tình trạng này',
    fix: 'Xem lại tình trạng và ngày quyết định.',
  },
  decision_required: {
    what: 'Thiếu quyết định mở hồ sơ',
    fix: 'Ghi tình trạng, ngày quyết định và cơ quan quyết định.',
  },
  document_required: { what: 'Thiếu số văn bản', fix: 'Ghi số của văn bản.' },
  not_competent: { what: 'Cơ quan này không quyết định việc này', fix: 'Xem lại cơ quan quyết định.' },
  term_required: { what: 'Thiếu thời hạn', fix: 'Ghi ngày dự kiến kết thúc.' },
  outside_term: { what: 'Thời hạn ngoài khung luật cho phép', fix: 'Xem lại ngày dự kiến kết thúc.' },
  not_expected: { what: 'Người chấp hành xong án phạt tù không có mục này', fix: 'Để trống ô này.' },
  consent_required: {
    what: 'Thiếu sự đồng ý',
    fix: 'Ghi ngày người này đồng ý, hoặc để trống nội dung cần đồng ý.',
  },
  precision_without_point: {
    what: 'Có độ chính xác mà không có tọa độ',
    fix: 'Ghi tọa độ, hoặc để trống độ chính xác.',
  },
  point_too_coarse: {
    what: 'Tọa độ quá thô',
    fix: 'Ít nhất hai chữ số thập phân; không có thì để trống và ghi địa chỉ.',
  },
  unknown_unit: {
    what: 'Hôm nay không có đơn vị nào mang mã này',
    fix: 'Ghi mã hiện nay, hoặc để trống và ghi địa chỉ.',
  },
  outside_units: { what: 'Tọa độ nằm ngoài mọi phường, xã', fix: 'Xem lại tọa độ.' },
  contradicts_point: { what: 'Tọa độ và mã phường, xã chỉ hai nơi khác nhau', fix: 'Sửa một trong hai.' },
  outside_scope: { what: 'Nơi ở ngoài địa bàn của bạn', fix: 'Gửi dòng này cho cán bộ của nơi ấy.' },
  no_place: { what: 'Không có nơi ở', fix: 'Ghi mã phường, xã, địa chỉ hoặc tọa độ.' },
  address_unclear: {
    what: 'Địa chỉ không chỉ rõ phường, xã trong địa bàn',
    fix: 'Ghi thêm mã hay tên phường, xã.',
  },
  named_worker_only: {
    what: 'Người có thể chưa đủ 18 tuổi',
    fix: 'Chỉ cán bộ phụ trách của đúng phường, xã ấy nhập.',
  },
  duplicate_in_file: { what: 'Dòng lặp lại một dòng ở trên', fix: 'Giữ một dòng.' },
  number_of_another: { what: 'Số định danh thuộc hồ sơ khác', fix: 'Xem lại số định danh và mã hồ sơ.' },
  case_closed: { what: 'Hồ sơ của người này đã kết thúc', fix: 'Mở lại trong trang Hồ sơ, không qua tệp.' },
  another_commune: {
    what: 'Người này đang thuộc phường, xã khác',
    fix: 'Ghi chuyển nơi cư trú bằng quyết định, trong trang Hồ sơ.',
  },
  in_review: { what: 'Có thể là người đã có hồ sơ', fix: 'Quyết định trong phần “Có thể trùng”.' },
  skipped: {
    what: 'Dòng đã được để ngoài',
    fix: 'Không cần làm gì, hoặc quyết định lại trong phần “Có thể trùng”.',
  },
  refused_by_register: { what: 'Sổ không nhận dòng này', fix: 'Lập hồ sơ bằng tay để xem vì sao.' },
  several_like_it: { what: 'Có nhiều nơi cùng tên ở đó', fix: 'Ghi mã riêng của cơ quan cho từng dòng.' },
  left_in_queue: {
    what: 'Chưa rõ phường, xã: vào hàng chờ của tỉnh',
    fix: 'Làm tiếp trong phần “Chưa định vị”.',
  },
  status_differs: {
    what: 'Tình trạng pháp lý khác hồ sơ',
    fix: 'Hồ sơ giữ nguyên; chỉ quyết định mới đổi được.',
  },
  opened_on_differs: { what: 'Ngày mở hồ sơ khác hồ sơ đang có', fix: 'Hồ sơ giữ nguyên. Xem lại nếu cần.' },
  place_differs: {
    what: 'Địa chỉ có vẻ ở phường, xã khác',
    fix: 'Nơi ở trong hồ sơ giữ nguyên. Xem lại nếu cần.',
  },
}

export const refusalsVi = {
  empty: 'Tệp trống.',
  not_a_spreadsheet:
    'Đây không phải bảng tính Excel (.xlsx) hay tệp CSV. Mở bằng Excel và lưu lại dưới dạng .xlsx.',
  old_xls: 'Đây là tệp Excel đời cũ (.xls). Mở bằng Excel, chọn Lưu thành, kiểu “Excel Workbook (.xlsx)”.',
  binary_workbook: 'Đây là tệp Excel nhị phân (.xlsb). Mở bằng Excel và lưu thành .xlsx.',
  open_document: 'Đây là tệp OpenDocument (.ods). Lưu lại thành .xlsx.',
  web_page: 'Đây là trang web được đặt tên như tệp Excel. Mở bằng Excel và lưu thành .xlsx.',
  encrypted: 'Tệp có mật khẩu. Bỏ mật khẩu (Tệp > Thông tin > Bảo vệ sổ làm việc) rồi lưu lại.',
  macros: 'Tệp có macro. Lưu thành “Excel Workbook (.xlsx)”, không kèm macro.',
  external_links:
    'Tệp lấy số liệu từ tệp khác. Ngắt liên kết (Dữ liệu > Sửa liên kết > Ngắt liên kết) rồi lưu lại.',
  unsafe_xml: 'Tệp có nội dung mà bảng tính không cần đến và có thể gây hại. Mở bằng Excel và lưu lại.',
  too_large: 'Tệp quá lớn: Excel đến 20 MB và 100.000 dòng, CSV đến 200 MB. Chia thành nhiều tệp.',
  zip_bomb: 'Tệp nén bất thường: khi mở ra lớn gấp nhiều lần. Mở bằng Excel và lưu lại.',
  broken_zip: 'Tệp bị hỏng hoặc chưa tải xong. Tải lại từ nguồn.',
  broken_workbook: 'Bảng tính bị hỏng bên trong. Mở bằng Excel, cho sửa, rồi lưu lại.',
  broken_csv:
    'Tệp CSV hỏng: có dấu ngoặc kép mở mà không đóng, hoặc dòng dài bất thường. Lưu lại bằng Excel.',
  cell_too_long: 'Có ô dài hơn 32.767 ký tự. Rút ngắn ô đó.',
  too_many_rows: 'Có hơn 100.000 dòng (CSV: 1.000.000). Chia thành nhiều tệp.',
  too_many_columns: 'Có hơn 200 cột. Bỏ những cột không cần.',
  wrong_encoding: 'Không nhận ra bảng mã của tệp. Chọn bảng mã ở dưới, hoặc lưu thành .xlsx.',
  no_header: 'Không tìm thấy dòng tên cột. Dòng đầu của bảng phải là tên các cột, như “Họ tên”, “Năm sinh”.',
  no_rows: 'Dưới dòng tên cột không có dòng nào.',
  unknown_sheet: 'Tệp không có trang tính đó.',
  too_slow: 'Tệp mất quá nhiều thời gian để đọc. Mở bằng Excel, bỏ những gì không cần, rồi lưu lại.',
}
