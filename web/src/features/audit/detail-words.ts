/** Of a long list the first ones are shown, and how many there are. */
const SHOWN = 12

/** What the detail of an entry can tell; the number of a file has a column of its own. */
export const ABOUT = [
  'accountId',
  'address',
  'by',
  'cases',
  'changed',
  'code',
  'count',
  'employer',
  'entries',
  'fields',
  'kind',
  'level',
  'movedTo',
  'outcome',
  'period',
  'reference',
  'release',
  'roles',
  'scope',
  'view',
] as const
export type About = (typeof ABOUT)[number]

/** The detail of an audit entry in one line: "vai trò: auditor, admin · phạm vi: 07". What nobody named keeps its code. */
export function detailWords(
  detail: Readonly<Record<string, unknown>>,
  wordsOf: (name: About) => string,
): string {
  const known = (name: string) => ABOUT.find((one) => one === name)
  const nameWords = (name: string) => {
    const about = known(name)
    return about ? wordsOf(about) : name
  }
  return Object.entries(detail)
    .filter(([name, value]) => name !== 'id' && !isEmpty(value))
    .map(([name, value]) => `${nameWords(name)}: ${valueWords(value)}`)
    .join(' · ')
}

function isEmpty(value: unknown): boolean {
  return (
    value === null || value === undefined || (typeof value === 'object' && Object.keys(value).length === 0)
  )
}

function valueWords(value: unknown): string {
  if (Array.isArray(value)) {
    const shown = value.slice(0, SHOWN).map(valueWords).join(', ')
    return value.length > SHOWN ? `${shown}… (${value.length})` : shown
  }
  if (typeof value !== 'object' || value === null) return String(value)
  return Object.entries(value)
    .map(([name, part]) => `${name} ${valueWords(part)}`)
    .join(', ')
}
