import { isDeepStrictEqual } from 'node:util'
import type { Caseload } from '../../../server/contract.ts'
import type { Judging } from './judging.ts'
import { unitsOf } from './oracle.ts'
import { kept } from './people-counted.ts'
import { type Question, searchOf } from './questions.ts'
import { COMMUNES, type KnownAccount, type KnownPerson } from './world.ts'

export async function caseloadFaults(
  question: Question,
  caseload: Caseload,
  account: KnownAccount,
  judging: Judging,
): Promise<string[]> {
  const { query } = question
  const { level, by, unit } = query
  const mayReadTable = by?.[0] !== 'supportNeed' || mayReadNeeds(account)
  if (!mayReadTable) return ['shows support need to somebody who may not read it']
  const released = (await judging.released(`/caseload${searchOf({ level, by, unit })}`)) as Caseload
  const filtered = Object.keys(query).some((name) => !['level', 'by', 'unit'].includes(name))
  if (!account.roles.includes('social_officer')) {
    return JSON.stringify(caseload) === JSON.stringify(released) && !filtered
      ? []
      : ['is not what everybody is told']
  }
  const own = unitsOf(account, judging.today)
  const people = kept({ ...query, unit: [] }, account, judging)
  return caseload.rows.flatMap((row, index) => {
    if (own.has(row.code)) return ownRowFaults(row, people)
    const hidden = (filtered || by !== undefined) && row.state === 'noData' && row.count === null
    return row.plane !== 'release' || (!isDeepStrictEqual(row, released.rows[index]) && !hidden)
      ? [`tells of ${row.code}, which is outside the scope`]
      : []
  })
}

function ownRowFaults(row: Caseload['rows'][number], people: readonly KnownPerson[]): string[] {
  const inside = people.filter(({ unitCode }) => unitCode === row.code || COMMUNES[unitCode] === row.code)
  return row.plane === 'register' && row.count === inside.length
    ? []
    : [`counts ${row.count} in ${row.code}, not ${inside.length}`]
}

function mayReadNeeds({ roles }: KnownAccount): boolean {
  return roles.some((role) => ['city_official', 'planner', 'social_officer'].includes(role))
}

interface Facets {
  total: { count: number | null }
  facets: Record<string, Record<string, { count: number | null }>>
}

export function facetFaults(
  { query }: Question,
  { total, facets }: Facets,
  account: KnownAccount,
  judging: Judging,
): string[] {
  const people = kept(query, account, judging)
  const { sex: _sex, ...withoutSex } = query
  const women = kept(withoutSex, account, judging).filter(({ sex }) => sex === 'female').length
  return [
    ...((total.count ?? 0) === people.length ? [] : [`counts ${total.count} people, not ${people.length}`]),
    ...((facets.sex?.female?.count ?? 0) === women
      ? []
      : [`counts ${facets.sex?.female?.count} women, not ${women}`]),
  ]
}
