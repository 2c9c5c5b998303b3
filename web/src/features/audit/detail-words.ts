import { auditFieldsVi } from '../../i18n/audit-fields.vi.ts'

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
  'scenario',
  'scope',
  'view',
] as const
export type About = (typeof ABOUT)[number]

/** A field of a record, or a filter, that an entry names. */
export type FieldName = keyof typeof auditFieldsVi
export const FIELDS = Object.keys(auditFieldsVi) as FieldName[]

export interface DetailWords {
  about: (name: About) => string
  field: (name: FieldName) => string
  /** Of a value, by what it is a value of; null where it is read as it stands. */
  value: (of: string, value: string) => string | null
}

/** What holds the names of fields. */
const LISTS_FIELDS = ['by', 'changed', 'fields']

/** The detail of an audit entry in one line: "vai trò: Kiểm toán viên · phạm vi: 07". What nobody named keeps its code. */
export function detailWords(detail: Readonly<Record<string, unknown>>, words: DetailWords): string {
  return Object.entries(detail)
    .filter(([name, value]) => name !== 'id' && !isEmpty(value))
    .map(([name, value]) => `${nameWords(name, words)}: ${valueWords(name, value, words)}`)
    .join(' · ')
}

function isEmpty(value: unknown): boolean {
  return (
    value === null || value === undefined || (typeof value === 'object' && Object.keys(value).length === 0)
  )
}

function nameWords(name: string, words: DetailWords): string {
  const about = ABOUT.find((one) => one === name)
  return about ? words.about(about) : fieldWords(name, words)
}

function fieldWords(name: string, words: DetailWords): string {
  const field = FIELDS.find((one) => one === name)
  return field ? words.field(field) : name
}

function valueWords(of: string, value: unknown, words: DetailWords): string {
  if (Array.isArray(value)) {
    const shown = value
      .slice(0, SHOWN)
      .map((one) => valueWords(of, one, words))
      .join(', ')
    return value.length > SHOWN ? `${shown}… (${value.length})` : shown
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .map(([name, part]) => `${fieldWords(name, words)} ${valueWords(name, part, words)}`)
      .join(', ')
  }
  const text = String(value)
  return LISTS_FIELDS.includes(of) ? fieldWords(text, words) : (words.value(of, text) ?? text)
}
