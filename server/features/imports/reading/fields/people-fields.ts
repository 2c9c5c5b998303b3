import type { FieldSpec } from '../types.ts'
import { choice, consent, day, field } from './field.ts'
import { PLACE_FIELDS } from './place-fields.ts'
import { sourceId } from './shared-fields.ts'

/** The columns of a file of people, in the order in which a template shows them. */
export const PEOPLE_FIELDS: readonly FieldSpec[] = [
  sourceId('Mã hồ sơ', 'Source ID', {
    synonyms: 'Mã HS | Số hồ sơ | Case number',
    example: 'HS-00125',
  }),
  field('name', 'name', 'Họ và tên', 'Name', {
    required: true,
    synonyms: `Họ tên | Họ, tên | Họ tên đầy đủ | Tên | Họ và tên khai sinh | Họ, chữ đệm và tên
      | Họ và tên người được hỗ trợ | Full name | Person`,
    most: 120,
    example: 'Nguyễn Văn An',
    help: ['Như trên giấy tờ, có dấu.', 'As in the papers, with its marks.'],
  }),
  field('sex', 'sex', 'Giới tính', 'Sex', {
    required: true,
    synonyms: 'Giới | Nam/Nữ | Nam, nữ | Phái | Gender',
    list: 'sex',
    example: 'Nam',
    help: ['Nam hoặc Nữ.', 'Nam (male) or Nữ (female).'],
  }),
  field('birth', 'dayOrYear', 'Ngày sinh', 'Date of birth', {
    required: true,
    synonyms: `Năm sinh | Ngày tháng năm sinh | Ngày, tháng, năm sinh | Sinh ngày | Sinh năm
      | Ngày/tháng/năm sinh | NTNS | NS | Birth date | Birthday | Birth year | Year of birth | DOB
      | Ngày sinh/Năm sinh`,
    example: '25/12/1985',
    help: [
      'dd/mm/yyyy. Chỉ biết năm thì chỉ ghi năm, ví dụ 1985.',
      'dd/mm/yyyy. Where only the year is known, the year alone, such as 1985.',
    ],
  }),
  field('birthMale', 'year', 'Năm sinh: Nam', 'Year of birth: male', {
    synonyms: 'Năm sinh nam',
    example: '1985',
    help: [
      'Chỉ khi biểu mẫu có hai cột năm sinh theo giới: năm đứng ở cột nào thì là giới đó.',
      'Only where the form has two columns of years by sex: the column in which the year stands says the sex.',
    ],
  }),
  field('birthFemale', 'year', 'Năm sinh: Nữ', 'Year of birth: female', {
    synonyms: 'Năm sinh nữ',
    example: '1990',
    help: ['Như cột bên cạnh.', 'As in the column beside it.'],
  }),
  field('idNumber', 'idNumber', 'Số định danh cá nhân', 'Identity number', {
    synonyms: `CCCD | Số CCCD | Căn cước | Số căn cước | Căn cước công dân | Số căn cước công dân
      | Số định danh | Số ĐDCN | CMND | Số CMND | CMND/CCCD | CCCD/CMND | Số CMND/CCCD
      | Số CCCD/CMND | Số giấy tờ tùy thân | ID number | National ID | Identity card`,
    example: '001085012345',
    help: [
      '12 chữ số, định dạng Văn bản để giữ số 0 ở đầu. Để trống nếu không có.',
      'Twelve digits, formatted as text so that leading zeros stay. Blank where there is none.',
    ],
  }),
  field('phone', 'phone', 'Điện thoại', 'Telephone', {
    synonyms: `Số điện thoại | SĐT | ĐT | Số ĐT | Di động | Điện thoại liên hệ | Điện thoại di động | Phone
      | Phone number | Mobile`,
    example: '0912 345 678',
    help: [
      'Một số, bắt đầu bằng 0 hoặc +84, định dạng Văn bản.',
      'One number from 0 or +84, formatted as text.',
    ],
  }),
  ...PLACE_FIELDS,
  choice('precision', 'precision', 'Độ chính xác của tọa độ', 'Precision of the point', {
    synonyms: 'Độ chính xác | Precision',
    example: 'Đúng đường',
    help: ['Tọa độ chỉ đúng đến đâu.', 'How exactly the point is known.'],
  }),
  choice('programme', 'programme', 'Chương trình', 'Programme', {
    synonyms: 'Diện | Nhóm | Program',
    example: 'Cai nghiện',
    help: ['Để trống là Cai nghiện.', 'Rehabilitation where blank.'],
  }),
  day('openedOn', 'Ngày lập hồ sơ', 'File opened on', {
    required: true,
    synonyms: `Ngày mở hồ sơ | Ngày tiếp nhận | Ngày vào danh sách | Ngày lập | Opened on | Date opened
      | Ngày lập HS`,
  }),
  choice('status', 'status', 'Tình trạng pháp lý', 'Legal status', {
    synonyms: 'Tình trạng | Hình thức | Hình thức cai nghiện | Trạng thái | Tình trạng quản lý | Status',
    example: 'Quản lý sau cai nghiện',
    help: ['Theo văn bản đang có hiệu lực.', 'By the decision in force.'],
  }),
  field('decisionNumber', 'text', 'Số quyết định', 'Decision number', {
    synonyms: 'Quyết định số | Số QĐ | QĐ số | Số văn bản | Decision no',
    most: 100,
    example: '125/QĐ-UBND',
    help: ['Số của văn bản.', 'Number of the document.'],
  }),
  day('decisionOn', 'Ngày quyết định', 'Decided on', {
    synonyms: 'Ngày QĐ | Ngày ký | Ngày ra quyết định | Ngày văn bản | Decision date',
  }),
  choice('issuingBody', 'body', 'Cơ quan quyết định', 'Decided by', {
    synonyms: `Cơ quan ban hành | Nơi ban hành | Người ký | Cơ quan ra quyết định | Issued by
      | Issuing body`,
    example: 'Chủ tịch UBND cấp xã',
  }),
  day('plannedEnd', 'Thời hạn đến', 'Planned end', {
    synonyms: 'Ngày hết hạn | Thời hạn | Đến ngày | Ngày kết thúc | End date',
    help: ['dd/mm/yyyy, theo văn bản.', 'dd/mm/yyyy, as in the document.'],
  }),
  choice('support', 'support', 'Hỗ trợ', 'Support', {
    synonyms: 'Tình trạng hỗ trợ',
    example: 'Đang nhận hỗ trợ',
  }),
  choice('work', 'work', 'Việc làm', 'Work', {
    synonyms: 'Tình trạng việc làm | Nghề nghiệp hiện nay | Employment',
    example: 'Đang tìm việc',
  }),
  choice('tradeLearned', 'trade', 'Nghề đã học', 'Trade learned', {
    synonyms: 'Đã học nghề | Nghề được đào tạo',
    example: 'Hàn',
  }),
  choice('tradeWanted', 'trade', 'Nghề muốn làm', 'Trade wanted', {
    synonyms: 'Nguyện vọng nghề | Nghề mong muốn | Nguyện vọng việc làm | Nhu cầu học nghề',
    example: 'May công nghiệp',
  }),
  choice('substance', 'substance', 'Nhóm chất', 'Substance group', {
    synonyms: 'Loại chất | Chất sử dụng | Substance',
    example: 'Chất dạng thuốc phiện',
  }),
  field('familyContact', 'text', 'Người thân cần báo', 'Family contact', {
    synonyms: 'Người thân | Liên hệ người thân | Next of kin',
    most: 200,
    example: 'Chị gái, 0912 345 679',
    help: ['Chỉ khi có ngày đồng ý báo người thân.', 'Only with the consent to call the family.'],
  }),
  consent('consentSupport', 'nhận hỗ trợ', 'support'),
  consent('consentEmployment', 'giới thiệu việc làm', 'employment'),
  consent('consentTraining', 'học nghề', 'training'),
  consent('consentHealth', 'chuyển khám chữa bệnh', 'health'),
  consent('consentLoan', 'vay vốn', 'loan'),
  consent('consentFamilyContact', 'báo người thân', 'family contact'),
]
