import type { FieldSpec, ListName, ReaderName } from '../types.ts'

interface Details {
  required?: true
  /** Other headers of the same column, with " | " or a new line between them. */
  synonyms?: string
  list?: ListName
  most?: number
  example: string
  help: [vi: string, en: string]
}

/** What a column can mean; `vi` and `en` are its headers in a template. */
export function field(
  name: string,
  reader: ReaderName,
  vi: string,
  en: string,
  { required, synonyms = '', list, most, example, help }: Details,
): FieldSpec {
  return {
    ...{ name, reader, vi, en, example, required: required ?? false },
    synonyms: synonyms.split(/\s*\|\s*/).filter(Boolean),
    ...(list ? { list } : {}),
    ...(most ? { most } : {}),
    help: { vi: help[0], en: help[1] },
  }
}

const CHOOSE: Details['help'] = ['Chọn trong danh sách.', 'Choose from the list.']

/** A column of words of a list. */
export function choice(
  name: string,
  list: ListName,
  vi: string,
  en: string,
  details: Partial<Details> & Pick<Details, 'example'>,
): FieldSpec {
  return field(name, 'choice', vi, en, { list, help: CHOOSE, ...details })
}

const DAY: Pick<Details, 'example' | 'help'> = { example: '15/03/2026', help: ['dd/mm/yyyy.', 'dd/mm/yyyy.'] }

/** A column of days. */
export function day(name: string, vi: string, en: string, details: Partial<Details>): FieldSpec {
  return field(name, 'day', vi, en, { ...DAY, ...details })
}

/** The day on which somebody agreed, in writing. */
export function consent(name: string, vi: string, en: string): FieldSpec {
  return day(name, `Ngày đồng ý: ${vi}`, `Consent: ${en}`, {
    synonyms: `Đồng ý ${vi} | Consent ${en}`,
    help: [
      `Ngày người này đồng ý bằng văn bản (${vi}). Để trống nếu không có.`,
      `The day of the written consent (${en}). Blank where there is none.`,
    ],
  })
}
