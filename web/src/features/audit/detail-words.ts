/** Of a long list the first ones are shown, and how many there are. */
const SHOWN = 12

/** The detail of an audit entry in one line: "accountId 12 · roles auditor, admin". */
export function detailWords(detail: Readonly<Record<string, unknown>>): string {
  return Object.entries(detail)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => `${name} ${valueWords(value)}`)
    .join(' · ')
}

function valueWords(value: unknown): string {
  if (Array.isArray(value)) {
    const shown = value.slice(0, SHOWN).map(valueWords).join(', ')
    return value.length > SHOWN ? `${shown}… (${value.length})` : shown
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
