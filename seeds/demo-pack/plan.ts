/**
 * The hand-drawn sheet of the two fictional provinces: their outline, coast, rivers and towns in kilometres.
 * Origin: drawn for this project; it follows no real place. Everything else grows from it with the seed.
 */
import type { PlanePoint } from './plane.ts'

/** Where the south-west corner of the sheet lies, in degrees: open sea in the real world. */
export const SHEET_ORIGIN = { lon: 108.15, lat: 16.05 } as const
/** The frame of the sheet: the plan in its middle with open sea around, for the noise pushes shores outwards. */
export const SHEET_KM = { west: -10, south: -10, east: 124, north: 132 } as const

/** The mainland, counter-clockwise from its south-west; the coast runs from (66, 12) to (74, 106). */
export const MAINLAND: readonly PlanePoint[] = [
  [9, 31],
  [20, 17],
  [35, 9],
  [50, 13],
  [60, 7],
  [68, 13],
  [77, 23],
  [86, 21],
  [93, 27],
  [91, 36],
  [83, 41],
  [76, 47],
  [75.5, 53],
  [80, 59],
  [88, 60],
  [96, 57],
  [99, 63],
  [94, 71],
  [86, 76],
  [81, 85],
  [83, 95],
  [75, 106],
  [64, 112],
  [53, 107],
  [43, 115],
  [30, 109],
  [23, 98],
  [11, 93],
  [4, 79],
  [11, 65],
  [3, 49],
]

/** Islands lie east of this line; crumbs of land that the noise tears off west of it are left out. */
export const ISLANDS_FROM_KM = 64

/** Islands: centre, half-lengths east and north, in kilometres. */
export const ISLANDS: readonly { centre: PlanePoint; radii: PlanePoint }[] = [
  { centre: [104, 40], radii: [3.4, 5] },
  { centre: [107.5, 33], radii: [1.7, 2.4] },
  { centre: [101.5, 31.5], radii: [1.2, 0.9] },
  { centre: [99.5, 46.5], radii: [0.9, 1.3] },
  { centre: [108, 46.5], radii: [0.8, 0.8] },
  { centre: [86, 51], radii: [1.5, 1] },
  { centre: [89.5, 47.5], radii: [0.8, 0.8] },
  { centre: [83, 48], radii: [0.7, 0.6] },
  { centre: [80.5, 53.5], radii: [0.7, 0.8] },
  { centre: [91.5, 52.5], radii: [1, 0.7] },
  { centre: [98, 33], radii: [0.8, 1.1] },
  { centre: [92, 90], radii: [1.8, 1.2] },
  { centre: [101, 73], radii: [0.9, 1.2] },
  { centre: [84, 104], radii: [0.9, 0.8] },
]

/** The line between the city (east) and the rural province, from the south to the river that continues it. */
export const PROVINCE_LINE: readonly PlanePoint[] = [
  [40, -5],
  [42, 14],
  [49, 25],
  [41, 36],
  [45, 48],
  [38, 60],
  [46, 69],
  [54, 73],
  [58, 79],
]

export interface River {
  /** From the source to the mouth. */
  course: readonly PlanePoint[]
  /** Half the width at the mouth, in kilometres; it narrows to nothing `estuaryKm` upstream. */
  mouthHalfWidthKm: number
  estuaryKm: number
}

/** The river that is the border from where the line meets it. */
export const BORDER_RIVER = 1

export const RIVERS: readonly River[] = [
  {
    course: [
      [8, 72],
      [20, 66],
      [27, 56],
      [40, 58],
      [48, 52],
      [55, 56],
      [61, 50],
      [66, 53.5],
      [71, 49],
      [76, 50.5],
      [82, 49],
    ],
    mouthHalfWidthKm: 1.1,
    estuaryKm: 9,
  },
  {
    course: [
      [32, 100],
      [40, 92],
      [44, 82],
      [57, 78],
      [66, 83],
      [76, 80],
      [88, 82],
    ],
    mouthHalfWidthKm: 0.7,
    estuaryKm: 6,
  },
  {
    course: [
      [30, 22],
      [42, 24],
      [52, 30],
      [60, 26],
      [68, 30],
      [76, 26],
      [84, 15],
    ],
    mouthHalfWidthKm: 0.6,
    estuaryKm: 5,
  },
]

export type ProvinceKey = 'city' | 'rural'

/** Where people live close together: how small its wards are and how fast they grow outwards. */
export interface Town {
  at: PlanePoint
  /** Across a ward in the middle, in kilometres. */
  wardKm: number
  /** Within this distance wards are all small. */
  coreKm: number
  /** Kilometres by which wards widen per kilometre outwards. */
  spread: number
  /** People per square kilometre in the middle. */
  density: number
  /** Kilometres in which the density falls to about a third. */
  reachKm: number
}

export const TOWNS: readonly Town[] = [
  { at: [66.5, 54.5], wardKm: 1.05, coreKm: 4.8, spread: 0.27, density: 13_000, reachKm: 5.2 },
  { at: [81, 65], wardKm: 1.6, coreKm: 1.5, spread: 0.4, density: 5_200, reachKm: 3 },
  { at: [81, 29], wardKm: 1.7, coreKm: 1.5, spread: 0.42, density: 4_300, reachKm: 2.6 },
  { at: [57, 37], wardKm: 2.4, coreKm: 1, spread: 0.5, density: 2_000, reachKm: 2 },
  { at: [24, 61], wardKm: 1.4, coreKm: 2, spread: 0.42, density: 6_800, reachKm: 2.9 },
  { at: [71, 93], wardKm: 1.8, coreKm: 1.4, spread: 0.45, density: 4_200, reachKm: 2.4 },
  { at: [42, 96], wardKm: 2.4, coreKm: 1, spread: 0.6, density: 1_900, reachKm: 1.8 },
  { at: [26, 30], wardKm: 2.4, coreKm: 1, spread: 0.6, density: 1_900, reachKm: 1.8 },
]

export interface DistrictPlan {
  province: ProvinceKey
  type: 'Quận' | 'Huyện' | 'Thị xã' | 'Thành phố'
  name: string
  seat: PlanePoint
  /** Wards of this district carry numbers instead of names. */
  numbered?: boolean
  /** An island district, which becomes one special zone. */
  islands?: boolean
}

export const DISTRICTS: readonly DistrictPlan[] = [
  { province: 'city', type: 'Quận', name: 'Bến Lam', seat: [66.6, 55.6], numbered: true },
  { province: 'city', type: 'Quận', name: 'Cửa Thuyền', seat: [71.5, 53.6] },
  { province: 'city', type: 'Quận', name: 'Phố Hạc', seat: [61.8, 57] },
  { province: 'city', type: 'Quận', name: 'Nam Lam', seat: [66, 48.5] },
  { province: 'city', type: 'Quận', name: 'Vọng Hải', seat: [71.5, 61] },
  { province: 'city', type: 'Thị xã', name: 'Mỹ Hạc', seat: [83, 65] },
  { province: 'city', type: 'Thị xã', name: 'Sa Trung', seat: [81, 29] },
  { province: 'city', type: 'Huyện', name: 'Lam Đông', seat: [56, 21] },
  { province: 'city', type: 'Huyện', name: 'Kiến Lộc', seat: [57, 38] },
  { province: 'city', type: 'Huyện', name: 'Vân Thủy', seat: [56, 66] },
  { province: 'city', type: 'Huyện', name: 'Cù Lao Yến', seat: [104, 40], islands: true },
  { province: 'rural', type: 'Thành phố', name: 'Khê Thành', seat: [24, 61] },
  { province: 'rural', type: 'Thị xã', name: 'Bãi Trầm', seat: [72, 93] },
  { province: 'rural', type: 'Huyện', name: 'Đá Bàn', seat: [42, 98] },
  { province: 'rural', type: 'Huyện', name: 'Thạch Khê Thượng', seat: [18, 84] },
  { province: 'rural', type: 'Huyện', name: 'Suối Ngàn', seat: [10, 52] },
  { province: 'rural', type: 'Huyện', name: 'Trà Khê', seat: [26, 30] },
  { province: 'rural', type: 'Huyện', name: 'Lộc Khê', seat: [36, 45] },
  { province: 'rural', type: 'Huyện', name: 'Quế Lâm', seat: [36, 76] },
  { province: 'rural', type: 'Huyện', name: 'Trầm Giang', seat: [58, 88] },
  { province: 'rural', type: 'Huyện', name: 'Hương Ngàn', seat: [60, 103] },
]

export const PROVINCES: Readonly<
  Record<ProvinceKey, { code: string; type: string; name: string; population: number }>
> = {
  city: { code: '07', type: 'Thành phố', name: 'Thành phố Hải Lam', population: 1_214_360 },
  rural: { code: '98', type: 'Tỉnh', name: 'Tỉnh Sơn Khê', population: 903_748 },
}
