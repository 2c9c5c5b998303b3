/**
 * What synthetic employers are and which trades they hire. Origin: composed for this project; a company of the same
 * name would be chance, and every row of a synthetic pack says that it is synthetic.
 */
export interface EmployerKind {
  /** Before the proper name: "Công ty TNHH Cơ khí" + "Hải Lam". */
  title: string
  trades: readonly string[]
  /** Share among employers. */
  share: number
  /** Most openings in one trade. */
  openings: number
  /** Companies gather in industrial zones; others stand in towns or in the country. */
  place: 'zone' | 'town' | 'country'
}

export const EMPLOYER_KINDS: readonly EmployerKind[] = [
  {
    title: 'Công ty TNHH Cơ khí',
    trades: ['metal_cutting', 'welding'],
    share: 8,
    openings: 12,
    place: 'zone',
  },
  {
    title: 'Công ty CP Kết cấu thép',
    trades: ['welding', 'metal_cutting', 'forklift'],
    share: 4,
    openings: 15,
    place: 'zone',
  },
  {
    title: 'Công ty TNHH May',
    trades: ['sewing', 'sewing_machine_repair'],
    share: 9,
    openings: 30,
    place: 'zone',
  },
  {
    title: 'Công ty CP Chế biến thủy sản',
    trades: ['seafood_processing', 'forklift'],
    share: 6,
    openings: 25,
    place: 'zone',
  },
  {
    title: 'Công ty TNHH Kho vận',
    trades: ['forklift', 'driving_taxi'],
    share: 4,
    openings: 10,
    place: 'zone',
  },
  { title: 'Công ty TNHH Đồ gỗ', trades: ['carpentry', 'forklift'], share: 5, openings: 12, place: 'zone' },
  {
    title: 'Công ty CP Xây dựng',
    trades: ['construction', 'welding', 'civil_electricity'],
    share: 9,
    openings: 18,
    place: 'town',
  },
  {
    title: 'Công ty TNHH Ô tô',
    trades: ['auto_repair', 'driving_taxi'],
    share: 5,
    openings: 6,
    place: 'town',
  },
  { title: 'Công ty TNHH Điện lạnh', trades: ['civil_electricity'], share: 5, openings: 5, place: 'town' },
  {
    title: 'Công ty CP Taxi',
    trades: ['driving_taxi', 'auto_repair'],
    share: 2,
    openings: 15,
    place: 'town',
  },
  { title: 'Hộ kinh doanh Sửa xe máy', trades: ['motorbike_repair'], share: 8, openings: 2, place: 'town' },
  { title: 'Hộ kinh doanh Quán ăn', trades: ['cooking'], share: 7, openings: 3, place: 'town' },
  { title: 'Hộ kinh doanh Cắt tóc', trades: ['hairdressing'], share: 4, openings: 2, place: 'town' },
  { title: 'Hộ kinh doanh Tạp hóa', trades: ['small_trade'], share: 4, openings: 1, place: 'town' },
  { title: 'Xưởng mộc', trades: ['carpentry'], share: 4, openings: 4, place: 'country' },
  {
    title: 'HTX Rau an toàn',
    trades: ['safe_vegetables', 'crop_farming'],
    share: 6,
    openings: 8,
    place: 'country',
  },
  { title: 'HTX Chăn nuôi', trades: ['livestock'], share: 5, openings: 6, place: 'country' },
  {
    title: 'HTX Nông nghiệp',
    trades: ['crop_farming', 'livestock'],
    share: 5,
    openings: 8,
    place: 'country',
  },
  { title: 'Nông trường cao su', trades: ['rubber_tapping'], share: 2, openings: 20, place: 'country' },
]

const FIRST_WORDS = [
  'An',
  'Bảo',
  'Đại',
  'Gia',
  'Hải',
  'Hồng',
  'Hưng',
  'Khang',
  'Lam',
  'Minh',
  'Nhật',
  'Phú',
  'Quang',
  'Sơn',
  'Tân',
  'Thành',
  'Thiên',
  'Tiến',
  'Trường',
  'Việt',
]
const SECOND_WORDS = [
  'Cường',
  'Đạt',
  'Giang',
  'Hà',
  'Hiếu',
  'Hợp',
  'Khôi',
  'Lợi',
  'Long',
  'Nam',
  'Nguyên',
  'Phát',
  'Phong',
  'Tâm',
  'Thịnh',
  'Thuận',
  'Tín',
  'Vinh',
  'Vượng',
  'Xuân',
]

/** All proper names, each to be used once. */
export const PROPER_NAMES: readonly string[] = FIRST_WORDS.flatMap((first) =>
  SECOND_WORDS.map((second) => `${first} ${second}`),
)
