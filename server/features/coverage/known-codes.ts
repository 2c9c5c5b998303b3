import { problems } from '../../http/problems.ts'

/**
 * The codes of the rows that a caller asked for; all of them without a wish.
 * @throws 400 naming `unit` for a code that no unit of the level has on the date
 */
export function knownCodes(
  units: readonly { code: string }[],
  asked: readonly string[] | undefined,
  where: { level: string; asOf: string },
): ReadonlySet<string> {
  const codes = new Set(units.map(({ code }) => code))
  if (!asked) return codes
  const unknown = asked.filter((code) => !codes.has(code))
  if (unknown.length > 0) {
    const message = `no ${where.level} has the code ${unknown[0]} on ${where.asOf}`
    throw problems.invalidRequest([{ path: 'unit', code: 'unknown_unit', message }])
  }
  return new Set(asked)
}
