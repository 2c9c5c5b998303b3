import { repairText } from '../text/repair-text.ts'
import type { Cell, Reading } from '../types.ts'
import { BLANK, found, words } from './value-findings.ts'
import { written } from './written.ts'

/** One line of text, composed and with single spaces. */
export function readText(cell: Cell, most: number): Reading<string> {
  const text = written(cell)
  if (text === '') return BLANK
  const repaired = repairText(text)
  if (repaired) return found(repaired.from === 'utf-8' ? 'mojibake' : 'legacy_text', cell, repaired.text)
  if (text.includes('\uFFFD')) {
    return found('mojibake', cell, words('gõ lại bằng Unicode', 'the text, typed again in Unicode'))
  }
  if (/\p{C}/u.test(text)) return found('control_characters', cell, text.replace(/\p{C}/gu, ''))
  if (text.length <= most) return { value: text }
  return found('too_long', cell, words(`tối đa ${most} ký tự`, `up to ${most} characters`))
}

/** The name of a person: letters, no digits. */
export function readName(cell: Cell, most: number): Reading<string> {
  const reading = readText(cell, most)
  if ('finding' in reading || reading.value === null) return reading
  const isName = reading.value.length >= 2 && /\p{L}/u.test(reading.value) && !/\d/.test(reading.value)
  return isName
    ? reading
    : found(
        'not_a_name',
        cell,
        words('họ tên bằng chữ, không có chữ số', 'a name in letters, without digits'),
      )
}
