/**
 * Letters taken apart: a base letter without marks, by which names are found, and its marks, by which names that differ
 * in nothing else are told apart.
 */

/** A base letter: 1-26 for a-z, 27-36 for 0-9, 0 for anything else. */
export type Letter = number

/** The marks of a letter: its shape (breve, circumflex, horn, stroke) times 8, plus its tone. */
export type Marks = number

const TONES: Readonly<Record<string, Marks>> = {
  '\u0300': 1,
  '\u0301': 2,
  '\u0309': 3,
  '\u0303': 4,
  '\u0323': 5,
}
const SHAPES: Readonly<Record<string, Marks>> = { '\u0302': 8, '\u0306': 16, '\u031b': 24 }
const STROKE: Marks = 32

/** Đ as it should be, and the eth that old fonts and keyboards put in its place. */
const STROKED = 'đĐðÐ'

const LAST_LETTER = 0x1eff
export const FIRST_DIGIT: Letter = 27
const UPPER_HALF = 8

/** Whether a UTF-16 unit is a combining mark, of Vietnamese or not. */
export const isCombining = (code: number): boolean => code >= 0x300 && code <= 0x36f

export const toneOf = (marks: Marks): Marks => marks & 7
export const isDigit = (letter: Letter): boolean => letter >= FIRST_DIGIT

/** The number of a plain letter or digit. Throws for any other text. */
export function letterOf(plain: string): Letter {
  const letter = letterAt(plain.charCodeAt(0))
  if (letter === 0 || plain.length !== 1) throw new RangeError(`letterOf: "${plain}" is not a plain letter`)
  return letter
}

const PARTS = takeAllApart()

/** The base letter of a UTF-16 unit. */
export function letterAt(code: number): Letter {
  return code <= LAST_LETTER ? (PARTS[code] as number) & 0xff : 0
}

/** The marks of a UTF-16 unit: those of a composed letter, or those that a combining mark adds to the letter before it. */
export function marksAt(code: number): Marks {
  return code <= LAST_LETTER ? (PARTS[code] as number) >> UPPER_HALF : 0
}

/** Letter and marks of every UTF-16 unit up to the last Vietnamese letter, in one number each. */
function takeAllApart(): Uint16Array {
  return Uint16Array.from({ length: LAST_LETTER + 1 }, (_, code) => takeApart(String.fromCharCode(code)))
}

function takeApart(character: string): number {
  if (STROKED.includes(character)) return 4 | (STROKE << UPPER_HALF)
  const [base = '', ...combining] = character.normalize('NFD').toLowerCase()
  const parts = isCombining(base.charCodeAt(0)) ? [base] : combining
  const marks = parts.reduce((sum, part) => sum | (TONES[part] ?? SHAPES[part] ?? 0), 0)
  return plainLetter(base) | (marks << UPPER_HALF)
}

function plainLetter(base: string): Letter {
  if (/^[a-z]$/.test(base)) return base.charCodeAt(0) - 96
  return /^[0-9]$/.test(base) ? FIRST_DIGIT + Number(base) : 0
}

const VOWELS = [...'aeiouy'].reduce((bits, vowel) => bits | (1 << letterOf(vowel)), 0)

/** Whether a letter can carry a tone. */
export const isVowel = (letter: Letter): boolean => letter < FIRST_DIGIT && ((VOWELS >> letter) & 1) === 1
