import type { Cell, Reading } from '../types.ts'
import { BLANK, found, words } from './value-findings.ts'
import { written } from './written.ts'

const WHOLE = words('số nguyên, ví dụ 12 hoặc 1.225', 'a whole number, such as 12 or 1.225')

const PLAIN = /^\d+$/
const GROUPED_BY_DOT = /^\d{1,3}(\.\d{3})+(,0+)?$/
const GROUPED_BY_SPACE = /^\d{1,3}( \d{3})+(,0+)?$/
/** Both signs stand there: the last one is the decimal sign, as in "1,225.0". */
const GROUPED_BY_COMMA = /^\d{1,3}(,\d{3})+\.0+$/
const MANY_GROUPS_BY_COMMA = /^\d{1,3}(,\d{3}){2,}$/
/** Two decimals at most, all of them zero, cannot be a group of thousands. */
const ZERO_DECIMALS = /^(\d+)[.,]0{1,2}$/
const COMMA_AND_THREE = /^(\d{1,3}),(\d{3})$/

/** A whole number from `least` to `most`, as Vietnamese offices write it: "1.225", "1 225", "12,0". */
export function readCount(
  cell: Cell,
  { least = 0, most }: { least?: number; most: number },
): Reading<number> {
  const reading = typeof cell === 'number' ? fromNumber(cell) : fromText(cell)
  if ('finding' in reading || reading.value === null) return reading
  if (reading.value >= least && reading.value <= most) return reading
  return found('out_of_range', cell, words(`từ ${least} đến ${most}`, `from ${least} to ${most}`))
}

function fromNumber(number: number): Reading<number> {
  if (Number.isInteger(number)) return { value: number }
  const thousandfold = Math.round(number * 1000)
  // A cell that was typed as "1.225" where the dot is the decimal sign holds 1.225.
  const isGroup = number > 0 && Math.abs(number * 1000 - thousandfold) < 1e-6 && number < 1000
  return isGroup
    ? found('ambiguous_number', number, String(thousandfold))
    : found('not_a_count', number, WHOLE)
}

function fromText(cell: Cell): Reading<number> {
  const text = written(cell)
  if (text === '') return BLANK
  if (/^-\d/.test(text)) return { value: Number.NEGATIVE_INFINITY }
  const ambiguous = COMMA_AND_THREE.exec(text)
  if (ambiguous) return found('ambiguous_number', cell, `${ambiguous[1]}${ambiguous[2]}`)
  const digits = digitsOf(text)
  return digits === null ? found('not_a_count', cell, WHOLE) : { value: Number(digits) }
}

function digitsOf(text: string): string | null {
  if (PLAIN.test(text)) return text
  if (GROUPED_BY_DOT.test(text) || GROUPED_BY_SPACE.test(text))
    return text.replace(/,0+$/, '').replace(/[. ]/g, '')
  if (GROUPED_BY_COMMA.test(text)) return text.replace(/\.0+$/, '').replace(/,/g, '')
  if (MANY_GROUPS_BY_COMMA.test(text)) return text.replace(/,/g, '')
  return ZERO_DECIMALS.exec(text)?.[1] ?? null
}
