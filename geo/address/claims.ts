import type { AddressIndex, AddressUnit } from './address-index.ts'
import { ABOVE, type AboveKind } from './family.ts'
import type { FoldedText } from './folded-text.ts'
import { wrongMarks } from './marks.ts'
import { type Mention, overlap } from './mentions.ts'
import { POINTS } from './points.ts'
import type { Naming } from './unit-names.ts'
import { TYPES_OF, type Types } from './unit-types.ts'

/** A larger unit that the text names. */
export interface Support {
  unit: number
  mention: Mention
  points: number
  /** The unit lies above the commune on another date only. */
  isOfOtherDate: boolean
}

/** The larger units that go with a commune, as far as the text names them. */
export interface Context {
  district: Support | null
  province: Support | null
}

export const NO_CONTEXT: Context = { district: null, province: null }

const NOTHING = -1

/** The districts and provinces that a text names, each by one or more mentions. Filled again for every text. */
export class Claims {
  /** The units that are claimed, each once: so many from the beginning, what is behind them is of earlier texts. */
  readonly units: number[] = []
  unitCount = 0
  /** By unit: its last claim, from which the earlier ones are reached. */
  private readonly lasts: Int32Array
  private readonly mentions: Mention[] = []
  private readonly points: number[] = []
  private readonly befores: number[] = []
  private count = 0

  constructor(
    private readonly index: AddressIndex,
    private readonly text: FoldedText,
  ) {
    this.lasts = new Int32Array(index.units.length).fill(NOTHING)
  }

  forget(): void {
    for (let place = 0; place < this.unitCount; place++) this.lasts[this.units[place] as number] = NOTHING
    this.unitCount = 0
    this.count = 0
  }

  /** Notes all larger units that a mention may mean. */
  add(mention: Mention): void {
    for (const naming of mention.name.larger) {
      const points = this.pointsOf(mention, naming)
      if (points === null) continue
      const { unit } = naming
      const before = this.lasts[unit] as number
      if (before === NOTHING) this.units[this.unitCount++] = unit
      this.mentions[this.count] = mention
      this.points[this.count] = points
      this.befores[this.count] = before
      this.lasts[unit] = this.count++
    }
  }

  /** Null where the word before the name says that it is a unit of another level. */
  private pointsOf(mention: Mention, { unit, kind, marks }: Naming): number | null {
    const { level } = this.index.units[unit] as AddressUnit
    const { declared } = mention
    let points: number = level === 'district' ? POINTS.district : POINTS.province
    if (declared && (declared.types & (this.index.types[unit] as Types)) !== 0)
      points += POINTS.larger.sameType
    else if (declared && !declared.isDoubtful) {
      if ((declared.types & TYPES_OF[level]) === 0) return null
      points += POINTS.larger.otherType
    }
    if (kind === 'initials') {
      if (mention.end - mention.first > 1 || mention.isNear || (level === 'district' && !declared))
        return null
      points += POINTS.larger.initials
    }
    if (mention.isNear) points += POINTS.larger.near
    const wrong = wrongMarks(this.text, mention.from, mention.to, marks, mention.name.letters)
    return points - Math.min(2, wrong) * POINTS.larger.wrongMark
  }

  /** Whether the text names anything above a unit. */
  isAnyAbove(unit: number): boolean {
    const { above } = this.index
    const end = above.end(unit, ABOVE.otherProvince)
    for (let place = above.start(unit, ABOVE.district); place < end; place++)
      if (this.lasts[above.units[place] as number] !== NOTHING) return true
    return false
  }

  /** The district and the province of a commune that the text names, neither in words that are used already. */
  contextOf(unit: number, mention: Mention | null): Context {
    const district =
      this.supportFrom(unit, ABOVE.district, mention, null) ??
      this.supportFrom(unit, ABOVE.otherDistrict, mention, null)
    const used = district?.mention ?? null
    const province =
      this.supportFrom(unit, ABOVE.province, mention, used) ??
      this.supportFrom(unit, ABOVE.otherProvince, mention, used)
    return { district, province }
  }

  /** The likeliest unit of a kind above a unit that the text names in other words than those two mentions take. */
  supportFrom(unit: number, kind: AboveKind, a: Mention | null, b: Mention | null): Support | null {
    const { above } = this.index
    const isOfOtherDate = kind === ABOVE.otherDistrict || kind === ABOVE.otherProvince
    const change = isOfOtherDate ? POINTS.larger.otherDate : 0
    const end = above.end(unit, kind)
    let best: Support | null = null
    for (let place = above.start(unit, kind); place < end; place++) {
      const larger = above.units[place] as number
      const claim = this.bestClaim(larger, a, b)
      if (claim === NOTHING) continue
      const points = this.pointsOfClaim(claim, a, b) + change
      if (best && points <= best.points) continue
      best = { unit: larger, mention: this.mentions[claim] as Mention, points, isOfOtherDate }
    }
    return best
  }

  /** The likeliest claim of a larger unit, with its points. */
  bestOf(unit: number): { mention: Mention; points: number } | null {
    const claim = this.bestClaim(unit, null, null)
    if (claim === NOTHING) return null
    return { mention: this.mentions[claim] as Mention, points: this.pointsOfClaim(claim, null, null) }
  }

  /** Of claims that are as likely, the earliest. */
  private bestClaim(unit: number, a: Mention | null, b: Mention | null): number {
    let best = NOTHING
    let most = Number.NEGATIVE_INFINITY
    let claim = this.lasts[unit] as number
    for (; claim !== NOTHING; claim = this.befores[claim] as number) {
      const mention = this.mentions[claim] as Mention
      if ((a && overlap(mention, a)) || (b && overlap(mention, b))) continue
      const points = this.pointsOfClaim(claim, a, b)
      if (points < most) continue
      best = claim
      most = points
    }
    return best
  }

  private pointsOfClaim(claim: number, a: Mention | null, b: Mention | null): number {
    return isOtherwise(this.mentions[claim] as Mention, a, b)
      ? POINTS.larger.otherwise
      : (this.points[claim] as number)
  }
}

function isOtherwise({ otherwise }: Mention, a: Mention | null, b: Mention | null): boolean {
  return otherwise !== null && !(a && overlap(otherwise, a)) && !(b && overlap(otherwise, b))
}
