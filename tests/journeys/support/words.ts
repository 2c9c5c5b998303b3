import { vi } from '../../../web/src/i18n/vi.ts'

/** The words of the page, so that a journey never types one again. */
export { en } from '../../../web/src/i18n/en.ts'
export * from '../../../web/src/i18n/formats.ts'
export { vi as words }

/** A text of the page with its gaps filled: `say(words.unit.code, { code: '07' })`. */
export function say(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''))
}

/** A pattern for a name that begins with a text. */
export function startingWith(text: string): RegExp {
  return new RegExp(`^\\s*${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`)
}

/** Every text of a book of words. */
export function textsOf(book: object): string[] {
  return Object.values(book).flatMap((value) => (typeof value === 'string' ? [value] : textsOf(value)))
}
