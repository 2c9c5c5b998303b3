/**
 * Trades that people are trained and hired in. Origin: the trades named in reports of five provinces on job support
 * after rehabilitation (2020-2024: classes held, trades wished for, jobs found); the English names are ours.
 */
export interface TradeSeed {
  code: string
  name: string
  nameEn: string
}

export const TRADES: readonly TradeSeed[] = [
  { code: 'metal_cutting', name: 'Cắt gọt kim loại', nameEn: 'Metal cutting' },
  { code: 'welding', name: 'Hàn', nameEn: 'Welding' },
  { code: 'auto_repair', name: 'Công nghệ ô tô', nameEn: 'Motor vehicle repair' },
  { code: 'motorbike_repair', name: 'Sửa chữa xe máy', nameEn: 'Motorbike repair' },
  { code: 'civil_electricity', name: 'Điện dân dụng', nameEn: 'Household electrics' },
  { code: 'construction', name: 'Xây dựng', nameEn: 'Construction' },
  { code: 'carpentry', name: 'Mộc', nameEn: 'Carpentry' },
  { code: 'sewing', name: 'May công nghiệp', nameEn: 'Industrial sewing' },
  { code: 'sewing_machine_repair', name: 'Sửa chữa máy may', nameEn: 'Sewing machine repair' },
  { code: 'forklift', name: 'Lái xe nâng', nameEn: 'Forklift driving' },
  { code: 'driving_taxi', name: 'Lái xe taxi', nameEn: 'Taxi driving' },
  { code: 'cooking', name: 'Nấu ăn', nameEn: 'Cooking' },
  { code: 'hairdressing', name: 'Cắt tóc', nameEn: 'Hairdressing' },
  { code: 'safe_vegetables', name: 'Trồng rau an toàn', nameEn: 'Safe vegetable growing' },
  { code: 'livestock', name: 'Chăn nuôi, thú y', nameEn: 'Livestock and veterinary care' },
  { code: 'crop_farming', name: 'Trồng trọt', nameEn: 'Crop farming' },
  { code: 'rubber_tapping', name: 'Cạo mủ cao su', nameEn: 'Rubber tapping' },
  { code: 'seafood_processing', name: 'Chế biến thủy sản', nameEn: 'Seafood processing' },
  { code: 'small_trade', name: 'Buôn bán nhỏ', nameEn: 'Small trade' },
]
