import type { FieldSpec, ImportKind, ListName, ReaderName, Words } from './types.ts'

/** What the columns of a file can mean, by kind, in the order in which a template shows them. */

interface Details {
  required?: true
  synonyms?: readonly string[]
  list?: ListName
  most?: number
  example: string
  help: [vi: string, en: string]
}

const field = (name: string, reader: ReaderName, vi: string, en: string, details: Details): FieldSpec => ({
  name,
  reader,
  vi,
  en,
  required: details.required ?? false,
  synonyms: details.synonyms ?? [],
  ...(details.list ? { list: details.list } : {}),
  ...(details.most ? { most: details.most } : {}),
  example: details.example,
  help: words(details.help),
})

const SOURCE_ID = field('sourceId', 'sourceId', 'Mã hồ sơ', 'Source ID', {
  synonyms: [
    'Mã',
    'Mã số',
    'Mã HS',
    'Số hồ sơ',
    'Mã định danh nguồn',
    'Mã nguồn',
    'Record ID',
    'ID',
    'Source id',
    'Case number',
  ],
  most: 100,
  example: 'HS-00125',
  help: [
    'Mã riêng của cơ quan cho dòng này. Có mã thì lần nhập sau nhận ra đúng dòng cũ.',
    "The office's own code for the row. With it a later file finds the same record again.",
  ],
})

const PLACE: readonly FieldSpec[] = [
  field('address', 'text', 'Địa chỉ', 'Address', {
    synonyms: [
      'Nơi ở',
      'Nơi ở hiện nay',
      'Nơi ở hiện tại',
      'Chỗ ở',
      'Chỗ ở hiện nay',
      'Nơi cư trú',
      'Nơi thường trú',
      'Thường trú',
      'Hộ khẩu thường trú',
      'HKTT',
      'Nơi ĐKHKTT',
      'Nơi đăng ký thường trú',
      'Nơi đăng ký hộ khẩu thường trú',
      'Tạm trú',
      'Địa chỉ thường trú',
      'Địa chỉ hiện nay',
      'Địa chỉ cư trú',
      'Địa chỉ liên hệ',
      'Trụ sở',
      'Địa chỉ trụ sở',
      'Nơi đặt',
      'Residence',
      'Home address',
      'Full address',
    ],
    most: 300,
    example: 'Số 12, tổ 5, phường Hòa Bình, thành phố Minh Hải',
    help: [
      'Viết như trên giấy tờ, theo đơn vị cũ hoặc mới. Địa chỉ nằm trong một ô, hoặc chia ra các cột bên cạnh.',
      'As the papers have it, with old or new units. In one cell, or divided into the columns beside it.',
    ],
  }),
  field('street', 'text', 'Số nhà, đường', 'Street', {
    synonyms: [
      'Số nhà',
      'Đường',
      'Đường phố',
      'Số nhà, tên đường',
      'Số nhà/đường',
      'House number',
      'Street address',
    ],
    most: 200,
    example: 'Số 12 đường Lê Lợi',
    help: ['Phần đầu của địa chỉ, nếu đứng riêng.', 'The first part of the address, if it stands apart.'],
  }),
  field('hamlet', 'text', 'Thôn, tổ', 'Hamlet', {
    synonyms: [
      'Thôn',
      'Tổ',
      'Ấp',
      'Bản',
      'Khu phố',
      'Tổ dân phố',
      'Thôn/Tổ',
      'Tổ/Thôn',
      'Xóm',
      'Khóm',
      'KP',
      'TDP',
      'Thôn (tổ, ấp)',
      'Thôn, ấp, bản, tổ dân phố',
    ],
    most: 100,
    example: 'Tổ dân phố 5',
    help: ['Thôn, ấp, bản, tổ dân phố.', 'The hamlet or residential group.'],
  }),
  field('commune', 'text', 'Phường, xã', 'Commune', {
    synonyms: [
      'Xã',
      'Phường',
      'Xã/Phường',
      'Phường/Xã',
      'Xã, phường',
      'Xã phường thị trấn',
      'Xã, phường, thị trấn',
      'Tên xã',
      'Tên phường',
      'Phường/Xã/Đặc khu',
      'Ward',
    ],
    most: 100,
    example: 'Phường Hòa Bình',
    help: ['Tên phường, xã, đặc khu; tên cũ cũng được.', 'Name of the ward or commune; an old name will do.'],
  }),
  field('district', 'text', 'Quận, huyện (cũ)', 'Former district', {
    synonyms: [
      'Quận',
      'Huyện',
      'Quận/Huyện',
      'Huyện/Quận',
      'Quận, huyện',
      'Quận huyện',
      'Huyện/Thị xã/Thành phố',
      'Thị xã',
      'District',
    ],
    most: 100,
    example: 'Huyện Minh Sơn',
    help: [
      'Chỉ khi địa chỉ theo đơn vị trước ngày 01/07/2025.',
      'Only where the address uses the units before 1 July 2025.',
    ],
  }),
  field('province', 'text', 'Tỉnh, thành phố', 'Province', {
    synonyms: ['Tỉnh', 'Thành phố', 'Tỉnh/Thành phố', 'Tỉnh/TP', 'Tỉnh thành', 'Tỉnh, thành', 'TP', 'City'],
    most: 100,
    example: 'Thành phố Minh Hải',
    help: ['Tên tỉnh, thành phố; tên cũ cũng được.', 'Name of the province or city; an old name will do.'],
  }),
  field('unitCode', 'unitCode', 'Mã phường, xã', 'Commune code', {
    synonyms: [
      'Mã xã',
      'Mã phường',
      'Mã ĐVHC',
      'Mã đơn vị hành chính',
      'Mã xã/phường',
      'Mã phường/xã',
      'Unit code',
      'Unit_code',
      'Ward code',
    ],
    example: '90012',
    help: [
      'Mã 5 chữ số của Cục Thống kê, định dạng Văn bản để giữ số 0 ở đầu.',
      'The five-digit code of the statistics office, formatted as text so that leading zeros stay.',
    ],
  }),
  field('coordinates', 'coordinates', 'Tọa độ', 'Coordinates', {
    synonyms: ['Toạ độ', 'Tọa độ GPS', 'GPS', 'Vĩ độ, kinh độ', 'Lat/Lon', 'Lat, long', 'Location'],
    example: '16,0471; 108,2068',
    help: [
      'Vĩ độ; kinh độ (WGS 84), nếu nằm trong một ô.',
      'Latitude; longitude (WGS 84), if both stand in one cell.',
    ],
  }),
  field('lat', 'degrees', 'Vĩ độ', 'Latitude', {
    synonyms: ['Lat', 'Vĩ tuyến', 'Y'],
    example: '16,0471',
    help: ['Độ, WGS 84. Ở Việt Nam từ 6 đến 24.', 'Degrees, WGS 84. In Vietnam 6 to 24.'],
  }),
  field('lon', 'degrees', 'Kinh độ', 'Longitude', {
    synonyms: ['Lon', 'Lng', 'Long', 'Kinh tuyến', 'X'],
    example: '108,2068',
    help: ['Độ, WGS 84. Ở Việt Nam từ 102 đến 118.', 'Degrees, WGS 84. In Vietnam 102 to 118.'],
  }),
]

const day = (name: string, vi: string, en: string, details: Omit<Details, 'example'>) =>
  field(name, 'day', vi, en, { example: '15/03/2026', ...details })

const consent = (name: string, vi: string, en: string): FieldSpec =>
  day(name, `Ngày đồng ý: ${vi}`, `Consent: ${en}`, {
    synonyms: [`Đồng ý ${vi}`, `Consent ${en}`],
    help: [
      `Ngày người này đồng ý bằng văn bản (${vi}). Để trống nếu không có.`,
      `The day of the written consent (${en}). Blank where there is none.`,
    ],
  })

const PEOPLE: readonly FieldSpec[] = [
  SOURCE_ID,
  field('name', 'name', 'Họ và tên', 'Name', {
    required: true,
    synonyms: [
      'Họ tên',
      'Họ, tên',
      'Họ tên đầy đủ',
      'Tên',
      'Họ và tên khai sinh',
      'Họ, chữ đệm và tên',
      'Họ và tên người được hỗ trợ',
      'Full name',
      'Person',
    ],
    most: 120,
    example: 'Nguyễn Văn An',
    help: ['Như trên giấy tờ, có dấu.', 'As in the papers, with its marks.'],
  }),
  field('sex', 'sex', 'Giới tính', 'Sex', {
    required: true,
    synonyms: ['Giới', 'Nam/Nữ', 'Nam, nữ', 'Phái', 'Gender'],
    list: 'sex',
    example: 'Nam',
    help: ['Nam hoặc Nữ.', 'Nam (male) or Nữ (female).'],
  }),
  field('birth', 'dayOrYear', 'Ngày sinh', 'Date of birth', {
    required: true,
    synonyms: [
      'Năm sinh',
      'Ngày tháng năm sinh',
      'Ngày, tháng, năm sinh',
      'Sinh ngày',
      'Sinh năm',
      'Ngày/tháng/năm sinh',
      'NTNS',
      'NS',
      'Birth date',
      'Birthday',
      'Birth year',
      'Year of birth',
      'DOB',
      'Ngày sinh/Năm sinh',
    ],
    example: '25/12/1985',
    help: [
      'dd/mm/yyyy. Chỉ biết năm thì chỉ ghi năm, ví dụ 1985.',
      'dd/mm/yyyy. Where only the year is known, the year alone, such as 1985.',
    ],
  }),
  field('birthMale', 'year', 'Năm sinh: Nam', 'Year of birth: male', {
    synonyms: ['Năm sinh nam'],
    example: '1985',
    help: [
      'Chỉ khi biểu mẫu có hai cột năm sinh theo giới: năm đứng ở cột nào thì là giới đó.',
      'Only where the form has two columns of years by sex: the column in which the year stands says the sex.',
    ],
  }),
  field('birthFemale', 'year', 'Năm sinh: Nữ', 'Year of birth: female', {
    synonyms: ['Năm sinh nữ'],
    example: '1990',
    help: ['Như cột bên cạnh.', 'As in the column beside it.'],
  }),
  field('idNumber', 'idNumber', 'Số định danh cá nhân', 'Identity number', {
    synonyms: [
      'CCCD',
      'Số CCCD',
      'Căn cước',
      'Số căn cước',
      'Căn cước công dân',
      'Số căn cước công dân',
      'Số định danh',
      'Số ĐDCN',
      'CMND',
      'Số CMND',
      'CMND/CCCD',
      'CCCD/CMND',
      'Số CMND/CCCD',
      'Số CCCD/CMND',
      'Số giấy tờ tùy thân',
      'ID number',
      'National ID',
      'Identity card',
    ],
    example: '001085012345',
    help: [
      '12 chữ số, định dạng Văn bản để giữ số 0 ở đầu. Để trống nếu không có.',
      'Twelve digits, formatted as text so that leading zeros stay. Blank where there is none.',
    ],
  }),
  field('phone', 'phone', 'Điện thoại', 'Telephone', {
    synonyms: [
      'Số điện thoại',
      'SĐT',
      'ĐT',
      'Số ĐT',
      'Di động',
      'Điện thoại liên hệ',
      'Điện thoại di động',
      'Phone',
      'Phone number',
      'Mobile',
    ],
    example: '0912 345 678',
    help: [
      'Một số, bắt đầu bằng 0 hoặc +84, định dạng Văn bản.',
      'One number from 0 or +84, formatted as text.',
    ],
  }),
  ...PLACE,
  field('precision', 'choice', 'Độ chính xác của tọa độ', 'Precision of the point', {
    synonyms: ['Độ chính xác', 'Precision'],
    list: 'precision',
    example: 'Đúng đường',
    help: ['Tọa độ chỉ đúng đến đâu.', 'How exactly the point is known.'],
  }),
  field('programme', 'choice', 'Chương trình', 'Programme', {
    synonyms: ['Diện', 'Nhóm', 'Program'],
    list: 'programme',
    example: 'Cai nghiện',
    help: ['Để trống là Cai nghiện.', 'Rehabilitation where blank.'],
  }),
  day('openedOn', 'Ngày lập hồ sơ', 'File opened on', {
    required: true,
    synonyms: [
      'Ngày mở hồ sơ',
      'Ngày tiếp nhận',
      'Ngày vào danh sách',
      'Ngày lập',
      'Opened on',
      'Date opened',
      'Ngày lập HS',
    ],
    help: ['dd/mm/yyyy.', 'dd/mm/yyyy.'],
  }),
  field('status', 'choice', 'Tình trạng pháp lý', 'Legal status', {
    synonyms: [
      'Tình trạng',
      'Hình thức',
      'Hình thức cai nghiện',
      'Trạng thái',
      'Tình trạng quản lý',
      'Status',
    ],
    list: 'status',
    example: 'Quản lý sau cai nghiện',
    help: ['Theo văn bản đang có hiệu lực.', 'By the decision in force.'],
  }),
  field('decisionNumber', 'text', 'Số quyết định', 'Decision number', {
    synonyms: ['Quyết định số', 'Số QĐ', 'QĐ số', 'Số văn bản', 'Decision no'],
    most: 100,
    example: '125/QĐ-UBND',
    help: ['Số của văn bản.', 'Number of the document.'],
  }),
  day('decisionOn', 'Ngày quyết định', 'Decided on', {
    synonyms: ['Ngày QĐ', 'Ngày ký', 'Ngày ra quyết định', 'Ngày văn bản', 'Decision date'],
    help: ['dd/mm/yyyy.', 'dd/mm/yyyy.'],
  }),
  field('issuingBody', 'choice', 'Cơ quan quyết định', 'Decided by', {
    synonyms: [
      'Cơ quan ban hành',
      'Nơi ban hành',
      'Người ký',
      'Cơ quan ra quyết định',
      'Issued by',
      'Issuing body',
    ],
    list: 'body',
    example: 'Chủ tịch UBND cấp xã',
    help: ['Chọn trong danh sách.', 'Choose from the list.'],
  }),
  day('plannedEnd', 'Thời hạn đến', 'Planned end', {
    synonyms: ['Ngày hết hạn', 'Thời hạn', 'Đến ngày', 'Ngày kết thúc', 'End date'],
    help: ['dd/mm/yyyy, theo văn bản.', 'dd/mm/yyyy, as in the document.'],
  }),
  field('support', 'choice', 'Hỗ trợ', 'Support', {
    synonyms: ['Tình trạng hỗ trợ'],
    list: 'support',
    example: 'Đang nhận hỗ trợ',
    help: ['Chọn trong danh sách.', 'Choose from the list.'],
  }),
  field('work', 'choice', 'Việc làm', 'Work', {
    synonyms: ['Tình trạng việc làm', 'Nghề nghiệp hiện nay', 'Employment'],
    list: 'work',
    example: 'Đang tìm việc',
    help: ['Chọn trong danh sách.', 'Choose from the list.'],
  }),
  field('tradeLearned', 'choice', 'Nghề đã học', 'Trade learned', {
    synonyms: ['Đã học nghề', 'Nghề được đào tạo'],
    list: 'trade',
    example: 'Hàn',
    help: ['Chọn trong danh sách.', 'Choose from the list.'],
  }),
  field('tradeWanted', 'choice', 'Nghề muốn làm', 'Trade wanted', {
    synonyms: ['Nguyện vọng nghề', 'Nghề mong muốn', 'Nguyện vọng việc làm', 'Nhu cầu học nghề'],
    list: 'trade',
    example: 'May công nghiệp',
    help: ['Chọn trong danh sách.', 'Choose from the list.'],
  }),
  field('substance', 'choice', 'Nhóm chất', 'Substance group', {
    synonyms: ['Loại chất', 'Chất sử dụng', 'Substance'],
    list: 'substance',
    example: 'Chất dạng thuốc phiện',
    help: ['Chọn trong danh sách.', 'Choose from the list.'],
  }),
  field('familyContact', 'text', 'Người thân cần báo', 'Family contact', {
    synonyms: ['Người thân', 'Liên hệ người thân', 'Next of kin'],
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

const VERIFIED = day('verifiedOn', 'Ngày xác minh', 'Verified on', {
  synonyms: ['Ngày kiểm tra', 'Cập nhật ngày', 'Ngày cập nhật', 'Verified'],
  help: ['Ngày có người kiểm tra thông tin này.', 'The day on which somebody checked this.'],
})

const EMPLOYERS: readonly FieldSpec[] = [
  SOURCE_ID,
  field('name', 'text', 'Tên nơi tuyển dụng', 'Employer', {
    required: true,
    synonyms: [
      'Tên doanh nghiệp',
      'Doanh nghiệp',
      'Tên công ty',
      'Công ty',
      'Tên cơ sở',
      'Tên đơn vị',
      'Tên đơn vị tuyển dụng',
      'Nhà tuyển dụng',
      'Hợp tác xã',
      'Tên',
      'Company',
      'Name',
    ],
    most: 200,
    example: 'Hợp tác xã May Hòa Bình',
    help: [
      'Một nơi tuyển nhiều nghề thì mỗi nghề một dòng, cùng mã hoặc cùng tên và địa chỉ.',
      'One row for each trade, with the same source ID or the same name and address.',
    ],
  }),
  ...PLACE,
  field('trade', 'choice', 'Nghề tuyển', 'Trade', {
    synonyms: [
      'Nghề',
      'Vị trí',
      'Vị trí tuyển',
      'Vị trí tuyển dụng',
      'Ngành nghề',
      'Công việc',
      'Vị trí việc làm',
      'Occupation',
      'Vacancy',
    ],
    list: 'trade',
    example: 'May công nghiệp',
    help: ['Chọn trong danh sách.', 'Choose from the list.'],
  }),
  field('openings', 'count', 'Số lượng tuyển', 'Openings', {
    synonyms: [
      'Số lượng',
      'Số lượng cần tuyển',
      'Chỉ tiêu',
      'Số người cần tuyển',
      'Số chỗ',
      'Số vị trí',
      'Số vị trí tuyển',
      'Vị trí cần tuyển',
      'Nhu cầu tuyển',
      'Nhu cầu tuyển dụng',
      'Positions',
    ],
    most: 10_000,
    example: '12',
    help: ['Số nguyên.', 'A whole number.'],
  }),
  field('accepting', 'yesNo', 'Đang nhận người', 'Accepting', {
    synonyms: ['Đang nhận', 'Còn nhận', 'Đang tuyển', 'Còn tuyển', 'Đang tuyển dụng', 'Hiring'],
    example: 'Có',
    help: ['Có hoặc Không.', 'Có (yes) or Không (no).'],
  }),
  field('memorandum', 'yesNo', 'Có bản ghi nhớ', 'Memorandum', {
    synonyms: ['Bản ghi nhớ', 'Thỏa thuận hợp tác', 'Đã ký thỏa thuận', 'Cam kết', 'Agreement'],
    example: 'Không',
    help: ['Có hoặc Không.', 'Có (yes) or Không (no).'],
  }),
  VERIFIED,
]

const SERVICES: readonly FieldSpec[] = [
  SOURCE_ID,
  field('kind', 'choice', 'Loại dịch vụ', 'Kind of service', {
    required: true,
    synonyms: ['Loại', 'Loại hình', 'Loại cơ sở', 'Nhóm dịch vụ', 'Kind', 'Type', 'Service type'],
    list: 'serviceKind',
    example: 'Điểm cấp phát thuốc',
    help: ['Chọn trong danh sách.', 'Choose from the list.'],
  }),
  field('name', 'text', 'Tên nơi cung cấp', 'Name', {
    required: true,
    synonyms: [
      'Tên cơ sở',
      'Tên đơn vị',
      'Cơ sở',
      'Đơn vị',
      'Tên',
      'Tên điểm',
      'Tên dịch vụ',
      'Service',
      'Service name',
    ],
    most: 200,
    example: 'Trạm Y tế phường Hòa Bình',
    help: ['Như trên biển hiệu hoặc giấy tờ.', 'As on its sign or papers.'],
  }),
  ...PLACE,
  VERIFIED,
]

/** What the columns of each kind of file can mean. */
export const KINDS: Readonly<Record<ImportKind, readonly FieldSpec[]>> = {
  people: PEOPLE,
  employers: EMPLOYERS,
  services: SERVICES,
}

/** One of these sets of fields gives what a required field gives. */
const INSTEAD: Readonly<Record<string, readonly (readonly string[])[]>> = {
  sex: [['birthMale', 'birthFemale']],
  birth: [['birthMale', 'birthFemale']],
}

/** The required fields of a kind that the mapped ones do not give. */
export function missingFields(kind: ImportKind, mapped: Iterable<string>): string[] {
  const given = new Set(mapped)
  const isGiven = (name: string) =>
    given.has(name) || (INSTEAD[name] ?? []).some((set) => set.every((other) => given.has(other)))
  return KINDS[kind].filter(({ name, required }) => required && !isGiven(name)).map(({ name }) => name)
}

function words([vi, en]: [string, string]): Words {
  return { vi, en }
}
