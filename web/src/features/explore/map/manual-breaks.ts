import type { Language } from '../../../i18n/formats.ts'
import { MAX_CLASSES } from '../../../url-state/view-state.ts'

/** Thresholds as a person types them: "10; 30; 50" with the decimal mark of the language. */

export function breaksText(breaks: readonly number[], language: Language): string {
  return breaks.map((value) => String(value).replace('.', language === 'vi' ? ',' : '.')).join('; ')
}

/** The thresholds of a text; null when one is no number, does not rise, or there are none or too many. */
export function readBreaks(text: string, language: Language): number[] | null {
  const parts = text.split(/[;\s]+/).filter(Boolean)
  const numbers = parts.map((part) => Number(language === 'vi' ? part.replace(',', '.') : part))
  const rising = numbers.every((value, index) => index === 0 || value > (numbers[index - 1] as number))
  const valid = numbers.length > 0 && numbers.length <= MAX_CLASSES && numbers.every(Number.isFinite)
  return valid && rising ? numbers : null
}
