import type { Cell, Reading } from '../types.ts'
import { BLANK, found, words } from './value-findings.ts'
import { writtenDigits } from './written.ts'

const SEPARATORS = /[\s.()-]/g
const SCIENTIFIC = /^\d([.,]\d+)?E\+?\d+$/i
const ID_DIGITS = 12

const ID_NUMBER = words('12 chữ số, ô định dạng Văn bản', 'twelve digits, in a cell formatted as text')
const PHONE = words('một số bắt đầu bằng 0 hoặc +84', 'one number that begins with 0 or +84')
const CODE = words('5 chữ số, ô định dạng Văn bản', 'five digits, in a cell formatted as text')

/** Prefixes of eleven-digit mobile numbers until 2018, with those that took their place. */
const RENUMBERED: Readonly<Record<string, string>> = {
  '0120': '070',
  '0121': '079',
  '0122': '077',
  '0126': '076',
  '0128': '078',
  '0123': '083',
  '0124': '084',
  '0125': '085',
  '0127': '081',
  '0129': '082',
  '0162': '032',
  '0163': '033',
  '0164': '034',
  '0165': '035',
  '0166': '036',
  '0167': '037',
  '0168': '038',
  '0169': '039',
  '0186': '056',
  '0188': '058',
  '0199': '059',
}

/** Twelve digits, however they are grouped. */
export function readIdNumber(cell: Cell): Reading<string> {
  const text = writtenDigits(cell)
  if (text === '') return BLANK
  if (SCIENTIFIC.test(text)) return found('scientific_number', cell, ID_NUMBER)
  const digits = text.replace(SEPARATORS, '')
  if (!/^\d+$/.test(digits)) return found('not_an_id_number', cell, ID_NUMBER)
  if (digits.length === ID_DIGITS) return { value: digits }
  if (digits.length === 9) return found('old_id_number', cell, ID_NUMBER)
  // The numbers of all provinces begin with one or two zeros.
  if (digits.length >= 10 && digits.length < ID_DIGITS) {
    return found('lost_leading_zero', cell, digits.padStart(ID_DIGITS, '0'))
  }
  return found('not_an_id_number', cell, ID_NUMBER)
}

/** A telephone number, from 0. */
export function readPhone(cell: Cell): Reading<string> {
  const text = writtenDigits(cell)
  if (text === '') return BLANK
  if (SCIENTIFIC.test(text)) return found('scientific_number', cell, PHONE)
  const digits = text.replace(SEPARATORS, '').replace(/^(\+84|0084|84(?=\d{9,10}$))0?/, '0')
  const renumbered = RENUMBERED[digits.slice(0, 4)]
  if (renumbered && digits.length === 11) return found('not_a_phone', cell, `${renumbered}${digits.slice(4)}`)
  if (/^0\d{9}$/.test(digits) || /^02\d{9}$/.test(digits)) return { value: digits }
  if (/^[2-9]\d{8}$/.test(digits)) return found('lost_leading_zero', cell, `0${digits}`)
  return found('not_a_phone', cell, PHONE)
}

/** The code of a commune (five digits) or a province (two). Spreadsheets drop the zeros in front. */
export function readUnitCode(cell: Cell): Reading<string> {
  const text = writtenDigits(cell)
  if (text === '') return BLANK
  if (/^(\d{2}|\d{5})$/.test(text)) return { value: text }
  if (/^\d{3,4}$/.test(text)) return found('lost_leading_zero', cell, text.padStart(5, '0'))
  if (/^\d$/.test(text)) return found('lost_leading_zero', cell, CODE)
  return found('not_a_code', cell, CODE)
}

/** The code that an office gives a record. */
export function readSourceId(cell: Cell, most: number): Reading<string> {
  const text = writtenDigits(cell)
  if (text === '') return BLANK
  if (SCIENTIFIC.test(text)) {
    return found(
      'scientific_number',
      cell,
      words('mã, ô định dạng Văn bản', 'the code, in a cell formatted as text'),
    )
  }
  if (/\p{C}/u.test(text)) return found('control_characters', cell, words('chữ và số', 'letters and digits'))
  return text.length <= most
    ? { value: text }
    : found('too_long', cell, words(`tối đa ${most} ký tự`, `up to ${most} characters`))
}
