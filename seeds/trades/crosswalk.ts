/**
 * Which trades belong together, and who can take which opening. Groups follow the reports that `trades.ts` is drawn from;
 * what fits what is our judgement, narrow on purpose: no further licence or certificate, only days of showing how.
 */
export interface TradeGroup {
  code: string
  name: string
  nameEn: string
  trades: readonly string[]
}

/** Every trade is in one group. */
export const TRADE_GROUPS: readonly TradeGroup[] = [
  { code: 'metal', name: 'Cơ khí', nameEn: 'Metal work', trades: ['metal_cutting', 'welding'] },
  {
    code: 'vehicles',
    name: 'Sửa chữa xe',
    nameEn: 'Vehicle repair',
    trades: ['auto_repair', 'motorbike_repair'],
  },
  {
    code: 'building',
    name: 'Xây dựng, điện, mộc',
    nameEn: 'Building, electrics, carpentry',
    trades: ['civil_electricity', 'construction', 'carpentry'],
  },
  { code: 'garments', name: 'May mặc', nameEn: 'Garments', trades: ['sewing', 'sewing_machine_repair'] },
  { code: 'driving', name: 'Lái xe', nameEn: 'Driving', trades: ['forklift', 'driving_taxi'] },
  {
    code: 'food',
    name: 'Nấu ăn, chế biến',
    nameEn: 'Cooking and food processing',
    trades: ['cooking', 'seafood_processing'],
  },
  {
    code: 'farming',
    name: 'Nông nghiệp',
    nameEn: 'Farming',
    trades: ['safe_vegetables', 'livestock', 'crop_farming', 'rubber_tapping'],
  },
  {
    code: 'services',
    name: 'Dịch vụ, buôn bán',
    nameEn: 'Personal services and trade',
    trades: ['hairdressing', 'small_trade'],
  },
]

/** Openings of another trade that somebody of a trade can take; not the other way round unless it stands here. */
export const FITTING_TRADES: Readonly<Record<string, readonly string[]>> = {
  welding: ['construction'],
  carpentry: ['construction'],
  civil_electricity: ['construction'],
  auto_repair: ['motorbike_repair'],
  metal_cutting: ['sewing_machine_repair'],
  cooking: ['seafood_processing'],
  safe_vegetables: ['crop_farming'],
  crop_farming: ['safe_vegetables'],
  rubber_tapping: ['crop_farming'],
}
