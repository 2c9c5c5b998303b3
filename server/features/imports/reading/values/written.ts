import type { Cell } from '../types.ts'

const SPACES = /[\s\u00A0\u2000-\u200B\u202F\u3000\uFEFF]+/gu
/** What people put into a cell to say that nothing belongs there. */
const NOTHING = /^[-–—_.…/\\]+$/u
const FULL_WIDTH = /[\uFF01-\uFF5E]/g

/** A cell as one line: composed, single spaces, full-width signs as plain ones; '' where it is blank or only a dash. */
export function written(cell: Cell): string {
  if (cell === null) return ''
  const text = String(cell).normalize('NFC').replace(SPACES, ' ').trim()
  const plain = text.replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
  return NOTHING.test(plain) ? '' : plain
}

/** The same of a cell that holds a number of a paper or a telephone: an apostrophe before it only says that it is text. */
export function writtenDigits(cell: Cell): string {
  const text = written(cell).replace(/^['’‘`]/, '')
  return /^(không|chưa)( có)?$/iu.test(text) ? '' : text
}
