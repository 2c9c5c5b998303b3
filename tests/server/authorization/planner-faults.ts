import type { Access, Siting, TradeBalance } from '../../../server/contract.ts'
import type { Judging } from './judging.ts'
import { unitsOf } from './oracle.ts'
import { kept } from './people-counted.ts'
import { type Question, searchOf } from './questions.ts'
import { COMMUNES, type KnownAccount } from './world.ts'

/** Whoever keeps no records is told what everybody is told; others the exact people of their units, and nobody else's. */
export async function accessFaults(
  { endpoint, query, body }: Question,
  access: Access,
  account: KnownAccount,
  judging: Judging,
): Promise<string[]> {
  const isTrial = endpoint === 'POST /access'
  const released = (await (isTrial
    ? judging.releasedTrial(JSON.stringify(body))
    : judging.released(`/access${searchOf(query)}`))) as Access
  if (!account.roles.includes('social_officer')) {
    return JSON.stringify(access) === JSON.stringify(released) ? [] : ['is not what everybody is told']
  }
  const own = unitsOf(account, judging.today)
  const trade = isTrial ? (body as { trade: string | null }).trade : null
  const people = kept({}, account, judging).filter((one) => trade === null || one.tradeWanted === trade)
  return access.rows.flatMap((row, index) => {
    const holdsOwn = own.has(row.code) || [...own].some((code) => COMMUNES[code] === row.code)
    if (!holdsOwn)
      return row.demand === released.rows[index]?.demand ? [] : [`tells of people in ${row.code}`]
    if (!(row.code in COMMUNES) || row.location === null) return []
    const inside = people.filter(({ unitCode }) => unitCode === row.code).length
    return row.demand === inside ? [] : [`counts ${row.demand} in ${row.code}, not ${inside}`]
  })
}

/** The people of the own communes exactly, those of all others as everybody is told of these alone. */
export async function tradeFaults(
  { query }: Question,
  balance: TradeBalance,
  account: KnownAccount,
  judging: Judging,
): Promise<string[]> {
  const told = async (unit: string[] | undefined) =>
    (await judging.released(`/access/trades${searchOf({ unit })}`)) as TradeBalance
  if (!account.roles.includes('social_officer')) {
    const same = JSON.stringify(balance) === JSON.stringify(await told(query.unit))
    return same ? [] : ['is not what everybody is told']
  }
  const own = unitsOf(account, judging.today)
  const wanted = query.unit ?? [...Object.keys(COMMUNES)]
  const asked = Object.entries(COMMUNES).flatMap(([commune, province]) =>
    wanted.includes(commune) || wanted.includes(province) ? [commune] : [],
  )
  const foreign = asked.filter((code) => !own.has(code))
  const outside = foreign.length > 0 ? (await told(foreign)).rows : []
  const people = kept({}, account, judging).filter(({ unitCode }) => asked.includes(unitCode))
  return balance.rows.flatMap((row, index) => {
    const inside = people.filter(({ tradeWanted }) => tradeWanted === row.trade).length
    const expected = inside + (outside[index]?.people ?? 0)
    return Math.abs((row.people ?? 0) - expected) < 0.11
      ? []
      : [`counts ${row.people} who want ${row.trade}, not ${expected}`]
  })
}

/** Whom new places would reach: whoever keeps records is told of the own people exactly, and as everybody is of others. */
export async function sitingFaults(
  { body }: Question,
  siting: Siting,
  account: KnownAccount,
  judging: Judging,
): Promise<string[]> {
  if (!account.roles.includes('social_officer')) {
    const told = (await judging.releasedSiting(JSON.stringify(body))) as Siting
    const same = JSON.stringify({ ...siting, seconds: 0 }) === JSON.stringify({ ...told, seconds: 0 })
    return same ? [] : ['is not what everybody is told']
  }
  const { trade } = body as { trade?: string }
  const access = (await judging.released(`/access${searchOf({ trade: trade ? [trade] : [] })}`)) as Access
  const own = unitsOf(account, judging.today)
  const people = kept({}, account, judging).filter((one) => !trade || one.tradeWanted === trade)
  const expected = access.rows.flatMap(({ code, location, demand }) => {
    if (location === null) return []
    return own.has(code) ? people.filter(({ unitCode }) => unitCode === code).length : (demand ?? 0)
  })
  const total = expected.reduce((sum, one) => sum + one, 0)
  const covered = siting.sites.reduce((sum, { newlyCovered }) => sum + newlyCovered, 0)
  return [
    ...(near(siting.demandTotal, total) ? [] : [`reckons with ${siting.demandTotal} people, not ${total}`]),
    ...(sumsOf(expected).some((sum) => near(covered, sum))
      ? []
      : [`reaches ${covered}, which no communes have`]),
  ]
}

const near = (a: number, b: number) => Math.abs(a - b) < 0.31

/** What any of some numbers come to. */
function sumsOf(numbers: readonly number[]): number[] {
  const sums = [0]
  for (const one of numbers) sums.push(...sums.map((sum) => sum + one))
  return sums
}
