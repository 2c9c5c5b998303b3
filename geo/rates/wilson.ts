/** A share of a group with the interval in which the share behind it lies. All between 0 and 1. */
export interface Share {
  share: number
  low: number
  high: number
}

/** The 97.5 % point of the normal distribution: for intervals that hold the truth 95 times of 100. */
const Z_95 = 1.959963984540054

/**
 * `count` out of `size` as a share with its 95 % score interval (Wilson 1927; recommended for small groups by Brown, Cai
 * and DasGupta 2001). Unlike the textbook interval it stays between 0 and 1 and has a width where nobody, or everybody,
 * counts. Null for an empty group.
 * @throws RangeError unless 0 <= count <= size
 */
export function wilsonShare(count: number, size: number, z = Z_95): Share | null {
  if (!(count >= 0 && count <= size)) throw new RangeError(`wilsonShare: ${count} is no part of ${size}`)
  if (size === 0) return null
  const share = count / size
  const shrink = 1 + z ** 2 / size
  const centre = (share + z ** 2 / (2 * size)) / shrink
  const half = (z / shrink) * Math.sqrt((share * (1 - share)) / size + z ** 2 / (4 * size ** 2))
  return { share, low: count === 0 ? 0 : centre - half, high: count === size ? 1 : centre + half }
}
