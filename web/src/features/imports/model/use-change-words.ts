import { type ImportState, LegalStatus, ServiceKind } from '@hoanhap/server/contract.ts'
import { formatDay } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { useFieldValueWords } from '../../cases/forms/use-field-value-words.ts'
import { useCaseWords } from '../../cases/list/use-case-words.ts'
import { useUnitOf } from '../../place/use-unit-of.ts'
import { useImportWords } from './use-import-words.ts'

interface ChangeWords {
  /** A field, such as `work`, `consent support` or `openings sewing`. */
  nameOf: (field: string) => string
  saidOf: (field: string, value: string) => string
}

/** Columns of a file under whose names a changed field is known. */
const COLUMN_OF: Readonly<Record<string, string>> = {
  birthYear: 'birth',
  birthDate: 'birth',
  geometry: 'coordinates',
}
const OF_PERSON = ['sex', 'support', 'work', 'substance', 'tradeLearned', 'tradeWanted'] as const
const DAYS = ['birthDate', 'openedOn', 'verifiedOn', 'consent']
const ANSWERS = ['accepting', 'memorandum']

/** What a change of a record says, in words and never in codes. */
export function useChangeWords({ fields }: Pick<ImportState, 'fields'>): ChangeWords {
  const { t, language } = useWords()
  const { fieldName } = useImportWords({ fields })
  const ofPerson = useFieldValueWords()
  const { trade } = useCaseWords()
  const unitOf = useUnitOf()
  const nameOf = (field: string) => {
    const [name = '', part = ''] = field.split(' ')
    if (name === 'consent') return fieldName(`consent${part.slice(0, 1).toUpperCase()}${part.slice(1)}`)
    const column = fieldName(COLUMN_OF[name] ?? name)
    return part === '' ? column : `${column}, ${trade(part)}`
  }
  const saidOf = (field: string, value: string) => {
    const [name = ''] = field.split(' ')
    const person = OF_PERSON.find((one) => one === name)
    const status = LegalStatus.options.find((one) => one === value)
    const kind = ServiceKind.options.find((one) => one === value)
    if (person) return ofPerson(person, value)
    if (name === 'status' && status) return t(`value.status.${status}`)
    if (name === 'kind' && kind) return t(`service.${kind}`)
    if (name === 'unitCode') return unitOf(value)
    if (ANSWERS.includes(name)) return t(value === 'true' ? 'cases.yesNo.yes' : 'cases.yesNo.no')
    return DAYS.includes(name) ? formatDay(value, language) : value
  }
  return { nameOf, saidOf }
}
