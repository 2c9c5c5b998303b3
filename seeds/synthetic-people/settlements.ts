/** Where in a commune people live: along the streets of its centre and in a few hamlets, as towns and villages lie. */
import { integerBetween, normal, pick, type Random, weightedIndex } from '@hoanhap/geo/random.ts'
import type { Precision } from '../../server/features/cases/values.ts'
import { areaKm2, containsPoint, innerPoint } from './land-of-commune.ts'
import type { DrawnCommune } from './units.ts'

type Point = [lon: number, lat: number]

/** Where somebody lives, and how that is written. */
export interface Dwelling {
  point: Point
  precision: Precision
  /** Without the commune: "Số 12, ngõ 5 đường Hoa Gạo, tổ dân phố 3". */
  line: string
}

interface Street {
  name: string
  from: Point
  to: Point
  /** Of its neighbourhood. */
  group: number
}

interface Hamlet {
  name: string
  centre: Point
}

/** Which share of a type of commune lives along streets; the others live in hamlets. */
const STREET_SHARE: Readonly<Record<string, number>> = {
  Phường: 0.93,
  'Thị trấn': 0.7,
  'Đặc khu': 0.5,
  Xã: 0.3,
}
const PRECISIONS: Readonly<Record<'street' | 'hamlet', Readonly<Record<Precision, number>>>> = {
  street: { exact: 0.72, street: 0.28, hamlet: 0 },
  hamlet: { exact: 0.45, street: 0, hamlet: 0.55 },
}
const DEGREES_PER_KM = 1 / 111.2
/** Houses stand this far from the middle of their street or hamlet, in kilometres. */
const STREET_DEPTH_KM = 0.02
const HAMLET_RADIUS_KM = 0.16
/** North of this latitude lanes are called ngõ and ngách, south of it hẻm with slashes. */
const LANES_CHANGE_AT = 16.5
const STREET_NAMES = [
  'Hoa Gạo',
  'Cây Me',
  'Bến Đò',
  'Giếng Nước',
  'Hàng Sấu',
  'Lò Gốm',
  'Chợ Cũ',
  'Đồi Thông',
  'Cây Bàng',
  'Hoa Sữa',
  'Bờ Kè',
  'Cầu Tre',
  'Xóm Lưới',
  'Vườn Cau',
  'Nhà Máy',
  'Sân Bóng',
  'Cây Đa',
  'Hồ Sen',
  'Bãi Dâu',
  'Ga Cũ',
]
const HAMLET_WORDS = ['Đông', 'Tây', 'Nam', 'Bắc', 'Trung', 'Thượng', 'Hạ', 'Mới', 'Ngoài', 'Trong']

/** The streets and hamlets of one commune, made once; every dwelling lies inside the commune. */
export class Settlements {
  private readonly commune: DrawnCommune
  private readonly streets: Street[]
  private readonly streetWeights: number[]
  private readonly hamlets: Hamlet[]
  private readonly hamletWeights: number[]

  constructor(commune: DrawnCommune, random: Random) {
    this.commune = commune
    const reach = Math.sqrt(areaKm2(commune.geometry))
    const centre = innerPoint(commune.geometry, random)
    this.streets = makeStreets(commune, centre, reach, random)
    this.streetWeights = this.streets.map(() => Math.exp(normal(random, 0, 0.7)))
    this.hamlets = makeHamlets(commune, reach, random)
    this.hamletWeights = this.hamlets.map(() => Math.exp(normal(random, 0, 0.6)))
  }

  dwelling(random: Random): Dwelling {
    const onStreet = random() < (STREET_SHARE[this.commune.type] ?? 0.5)
    return onStreet ? this.onStreet(random) : this.inHamlet(random)
  }

  private onStreet(random: Random): Dwelling {
    const street = this.streets[weightedIndex(random, this.streetWeights)] as Street
    const precision = drawPrecision('street', random)
    const middle = between(street.from, street.to, random())
    const inside = containsPoint(this.commune.geometry, middle) ? middle : street.from
    const point = precision === 'exact' ? this.near(inside, STREET_DEPTH_KM, random) : inside
    const house = houseOn(street, point, random)
    return {
      point,
      precision,
      line: precision === 'exact' ? house : `Đường ${street.name}, tổ dân phố ${street.group}`,
    }
  }

  private inHamlet(random: Random): Dwelling {
    const hamlet = this.hamlets[weightedIndex(random, this.hamletWeights)] as Hamlet
    const precision = drawPrecision('hamlet', random)
    const exact = precision === 'exact'
    const point = exact ? this.near(hamlet.centre, HAMLET_RADIUS_KM, random) : hamlet.centre
    const line = exact ? `Số nhà ${integerBetween(random, 1, 90)}, ${hamlet.name}` : hamlet.name
    return { point, precision, line }
  }

  /** A point about `spreadKm` from one that is inside, or that one where chance finds no other inside. */
  private near(centre: Point, spreadKm: number, random: Random): Point {
    const spread = spreadKm * DEGREES_PER_KM
    for (let attempt = 0; attempt < 6; attempt++) {
      const point = rounded(normal(random, centre[0], spread), normal(random, centre[1], spread))
      if (containsPoint(this.commune.geometry, point)) return point
    }
    return centre
  }
}

/** Streets begin near the centre, inside, and end inside: what lies between them may leave a bent commune. */
function makeStreets({ geometry }: DrawnCommune, centre: Point, reach: number, random: Random): Street[] {
  const count = Math.min(14, 3 + Math.round(reach * 1.5))
  const length = Math.min(1.2, reach * 0.35) * DEGREES_PER_KM
  const turn = random() * Math.PI
  const names = startingAnywhere(STREET_NAMES, random)
  return Array.from({ length: count }, (_, index): Street => {
    const start = rounded(normal(random, centre[0], length / 3), normal(random, centre[1], length / 3))
    const from = containsPoint(geometry, start) ? start : centre
    const angle = turn + (index % 2) * (Math.PI / 2) + normal(random, 0, 0.08)
    const end = rounded(from[0] + Math.cos(angle) * length, from[1] + Math.sin(angle) * length)
    const to = containsPoint(geometry, end) ? end : from
    return { name: names[index % names.length] as string, from, to, group: index + 1 }
  })
}

function makeHamlets({ geometry }: DrawnCommune, reach: number, random: Random): Hamlet[] {
  const count = Math.min(9, 2 + Math.round(reach * 0.8))
  const words = startingAnywhere(HAMLET_WORDS, random)
  const kind = pick(random, ['Thôn', 'Xóm', 'Ấp'])
  return Array.from({ length: count }, (_, index) => ({
    name: `${kind} ${words[index % words.length]}`,
    centre: innerPoint(geometry, random, 1),
  }))
}

/** Number, lane and street, as it is written in the north and in the south. */
function houseOn({ name, group }: Street, [, lat]: Point, random: Random): string {
  const number = integerBetween(random, 1, 260)
  const lane = integerBetween(random, 2, 180)
  const isOnLane = random() < 0.45
  const end = `đường ${name}, tổ dân phố ${group}`
  if (!isOnLane) return `Số ${number} ${end}`
  return lat > LANES_CHANGE_AT
    ? `Số ${(number % 40) + 1}, ngõ ${lane} ${end}`
    : `Số ${lane}/${(number % 60) + 1} ${end}`
}

function drawPrecision(place: 'street' | 'hamlet', random: Random): Precision {
  const shares = PRECISIONS[place]
  return (Object.keys(shares) as Precision[])[weightedIndex(random, Object.values(shares))] as Precision
}

function startingAnywhere<T>(items: readonly T[], random: Random): T[] {
  const start = integerBetween(random, 0, items.length - 1)
  return [...items.slice(start), ...items.slice(0, start)]
}

function between(a: Point, b: Point, share: number): Point {
  return rounded(a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)
}

/** Six decimals: a tenth of a metre. */
function rounded(lon: number, lat: number): Point {
  return [Number(lon.toFixed(6)), Number(lat.toFixed(6))]
}
