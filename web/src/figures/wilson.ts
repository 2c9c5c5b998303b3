const Z_95 = 1.959963984540054

/**
 * Wilson score interval of a share (Wilson 1927), 95 %: honest at small counts and at 0 or 100 %.
 * @returns the ends as shares from 0 to 1, or null when there is nobody to have a share of
 */
export function wilsonInterval(count: number, of: number): { low: number; high: number } | null {
  if (of <= 0) return null
  const share = count / of
  const z2 = Z_95 ** 2
  const middle = share + z2 / (2 * of)
  const spread = Z_95 * Math.sqrt((share * (1 - share) + z2 / (4 * of)) / of)
  const low = (middle - spread) / (1 + z2 / of)
  const high = (middle + spread) / (1 + z2 / of)
  return { low: Math.max(0, low), high: Math.min(1, high) }
}
