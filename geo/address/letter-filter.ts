/** A set of hashes that answers "surely not in it" or "perhaps in it" (a Bloom filter of one bit for each member). */
export class LetterFilter {
  private readonly bits: Int32Array
  private readonly mask: number

  /** Of members spread evenly, one in `bitsPerMember` that was never added is taken for one. */
  constructor(memberCount: number, bitsPerMember = 16) {
    const size = powerOfTwoAbove(memberCount * bitsPerMember)
    this.bits = new Int32Array(Math.max(1, size / 32))
    this.mask = size - 1
  }

  add(hash: number): void {
    const bit = mix(hash) & this.mask
    this.bits[bit >>> 5] = (this.bits[bit >>> 5] as number) | (1 << (bit & 31))
  }

  mayHave(hash: number): boolean {
    const bit = mix(hash) & this.mask
    return ((this.bits[bit >>> 5] as number) & (1 << (bit & 31))) !== 0
  }
}

export function powerOfTwoAbove(count: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(2, count)))
}

/** Spreads a hash over its low bits (the finaliser of MurmurHash3, in part). */
export function mix(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return mixed ^ (mixed >>> 13)
}
