import type { Measure } from '../../../figures/measure.ts'

/**
 * Classes of everybody for every month: the lowest begins at the smallest figure there can be, as the first months have
 * fewer people than anywhere today. A zero that stands apart is in no class.
 */
export function withEarlyMonths(
  { zeroApart, decimals }: Pick<Measure, 'zeroApart' | 'decimals'>,
  breaks: readonly number[],
): number[] {
  return [zeroApart ? 10 ** -decimals : 0, ...breaks.slice(1)]
}
