/** Types of units as bits, so that a word such as "TP" can stand for more than one. */
export const TYPE = {
  ward: 1,
  commune: 2,
  township: 4,
  specialZone: 8,
  urbanDistrict: 16,
  ruralDistrict: 32,
  town: 64,
  city: 128,
  province: 256,
} as const

/** One or more of `TYPE`. */
export type Types = number

export const OF_COMMUNES: Types = TYPE.ward | TYPE.commune | TYPE.township | TYPE.specialZone
export const OF_DISTRICTS: Types = TYPE.urbanDistrict | TYPE.ruralDistrict | TYPE.town | TYPE.city
export const OF_PROVINCES: Types = TYPE.city | TYPE.province

export type Level = 'province' | 'district' | 'commune'

export const TYPES_OF: Readonly<Record<Level, Types>> = {
  province: OF_PROVINCES,
  district: OF_DISTRICTS,
  commune: OF_COMMUNES,
}

/** The types as the lists of units name them, in letters without marks or spaces. */
export const TYPE_OF_NAME: Readonly<Record<string, Types>> = {
  phuong: TYPE.ward,
  xa: TYPE.commune,
  thitran: TYPE.township,
  dackhu: TYPE.specialZone,
  quan: TYPE.urbanDistrict,
  huyen: TYPE.ruralDistrict,
  thixa: TYPE.town,
  thanhpho: TYPE.city,
  tinh: TYPE.province,
}
