import { z } from 'zod'
import { Day } from '../../http/common-schemas.ts'

/** What people type into a file: composed (NFC), trimmed, no longer than needed, and nothing invisible in it. */

// Control, format, surrogate, private-use and unassigned characters.
const INVISIBLE = /\p{C}/u
const INVISIBLE_BUT_LINE_BREAKS = /[^\P{C}\n]/u
const SEPARATORS_IN_NUMBERS = /[\s.-]/g

const typed = (invisible: RegExp) =>
  z
    .string()
    .max(4000)
    .normalize('NFC')
    .trim()
    .refine((text) => !invisible.test(text), 'characters that cannot be seen')

/** One line of `least` to `most` characters. */
export const shortText = (least: number, most: number) =>
  typed(INVISIBLE).pipe(z.string().min(least).max(most))

/** Text of `least` to `most` characters that may have several lines. */
export const longText = (least: number, most: number) =>
  typed(INVISIBLE_BUT_LINE_BREAKS).pipe(z.string().min(least).max(most))

/** A name as it is written in papers. */
export const personName = shortText(2, 120).refine(
  (text) => /\p{L}/u.test(text) && !/\d/.test(text),
  'a name, without digits',
)

/** Twelve digits, however they are grouped. Nothing else of it is checked. */
export const idNumber = z
  .string()
  .max(30)
  .overwrite((text) => text.replace(SEPARATORS_IN_NUMBERS, ''))
  .regex(/^\d{12}$/, 'twelve digits')

/** A Vietnamese telephone number, written from 0 or from +84. */
export const phoneNumber = z
  .string()
  .max(30)
  .overwrite((text) => text.replace(SEPARATORS_IN_NUMBERS, ''))
  .regex(/^(0|\+84)\d{9,10}$/, 'a telephone number that begins with 0 or +84')

export const birthYear = z.int().min(1900).max(2100)
export const birthDate = Day
