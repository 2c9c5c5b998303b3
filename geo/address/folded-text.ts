import {
  isCombining,
  isDigit,
  isVowel,
  type Letter,
  letterAt,
  letterOf,
  type Marks,
  marksAt,
  toneOf,
} from './letters.ts'

/** Longer texts are read from their end, where the larger units stand. */
const MOST_CHARACTERS = 400

/** What stands before a word: nothing but space, a dot or slash, or a comma and its like. */
export const SEPARATOR = { none: 0, weak: 1, strong: 2 } as const
export type Separator = (typeof SEPARATOR)[keyof typeof SEPARATOR]

const SPACES = ' \u00a0\t'
const APOSTROPHES = "'`´‘’ʼ′"
const WEAK = './\\_&+*"“”#'
const DASHES = '-–—'
const CODE_LENGTH = 5

/** What a UTF-16 unit that is no letter says: a separator, nothing at all, or something by what stands beside it. */
const IS_NOTHING = 3
const IS_DASH = 4
const LAST_PUNCTUATION = 0x20ff
const PUNCTUATION = new Uint8Array(LAST_PUNCTUATION + 1).fill(SEPARATOR.strong)
for (const [characters, meaning] of [
  [SPACES, SEPARATOR.none],
  [APOSTROPHES, IS_NOTHING],
  [WEAK, SEPARATOR.weak],
  [DASHES, IS_DASH],
] as const)
  for (const character of characters) PUNCTUATION[character.charCodeAt(0)] = meaning

const [Y, I, U, Q] = ['y', 'i', 'u', 'q'].map(letterOf) as [Letter, Letter, Letter, Letter]
const ZERO = letterOf('0')
const NOWHERE = -2

/** The base of the polynomial hash: odd, so that no letter is lost modulo 2^32. */
const BASE = 0x01000193

const POWERS = Int32Array.from({ length: MOST_CHARACTERS + 1 })
POWERS[0] = 1
for (let i = 1; i <= MOST_CHARACTERS; i++) POWERS[i] = Math.imul(POWERS[i - 1] as number, BASE)

/** The hash of two neighbouring stretches of letters as one. */
export function joinHashes(left: number, right: number, rightLength: number): number {
  return (Math.imul(left, POWERS[rightLength] as number) + right) | 0
}

/**
 * A text as a row of letters without spaces, cut into words. Case, composed or combining marks, the place of the tone ("Hòa",
 * "Hoà"), i for y ("Mĩ", "Mỹ"), apostrophes and leading zeros of numbers leave no trace. One object is filled again and again.
 */
export class FoldedText {
  readonly letters = new Uint8Array(MOST_CHARACTERS + 1)
  /** Marks beside each letter; the tone stands on the first vowel of its run. */
  readonly marks = new Uint8Array(MOST_CHARACTERS + 1)
  length = 0
  /** Of every word, its first letter, the letter after its last, and what stands before it. */
  readonly starts = new Uint16Array(MOST_CHARACTERS + 1)
  readonly ends = new Uint16Array(MOST_CHARACTERS + 1)
  readonly separators = new Uint8Array(MOST_CHARACTERS + 1)
  /** 1 where a word follows the one before it without anything between: "P12" is p and 12. */
  readonly glued = new Uint8Array(MOST_CHARACTERS + 1)
  wordCount = 0
  hasMarks = false
  hasStrongSeparators = false
  /** The hash of all letters before a place. */
  private readonly hashes = new Int32Array(MOST_CHARACTERS + 2)
  private runStart = -1
  /** The last y that was read as i. */
  private spelledI = NOWHERE

  /** Reads a text; what was read before is forgotten. */
  read(text: string): this {
    const from = Math.max(0, text.length - MOST_CHARACTERS)
    this.length = 0
    this.wordCount = 0
    this.hasMarks = false
    this.hasStrongSeparators = false
    this.readCharacters(text, from)
    this.closeWord()
    this.hashFrom(0)
    return this
  }

  /** The hash of the letters from one place up to another. */
  hash(from: number, to: number): number {
    const before = Math.imul(this.hashes[from] as number, POWERS[to - from] as number)
    return ((this.hashes[to] as number) - before) | 0
  }

  /** Forgets the last words. */
  dropLastWords(count: number): void {
    this.wordCount -= count
    this.hasStrongSeparators = this.separators.subarray(1, this.wordCount).includes(SEPARATOR.strong)
  }

  /** Cuts a word in two. */
  cutWord(word: number, at: number): void {
    for (let later = this.wordCount; later > word; later--) {
      this.starts[later] = this.starts[later - 1] as number
      this.ends[later] = this.ends[later - 1] as number
      this.separators[later] = this.separators[later - 1] as number
      this.glued[later] = this.glued[later - 1] as number
    }
    this.wordCount++
    this.ends[word] = at
    this.starts[word + 1] = at
    this.separators[word + 1] = SEPARATOR.none
    this.glued[word + 1] = 1
  }

  isNumber(word: number): boolean {
    return isDigit(this.letters[this.starts[word] as number] as Letter)
  }

  wordLength(word: number): number {
    return (this.ends[word] as number) - (this.starts[word] as number)
  }

  private readCharacters(text: string, from: number): void {
    let separator: Separator = SEPARATOR.none
    let apart = true
    let inNumber = false
    for (let place = from; place < text.length; place++) {
      const code = text.charCodeAt(place)
      if (isCombining(code)) {
        if (!apart) this.addMarks(marksAt(code))
        continue
      }
      const letter = letterAt(code)
      if (letter === 0) {
        const meaning = code <= LAST_PUNCTUATION ? (PUNCTUATION[code] as number) : SEPARATOR.strong
        if (meaning === IS_NOTHING) continue
        const read = meaning === IS_DASH ? separatorOfDash(text, place) : (meaning as Separator)
        if (read > separator) separator = read
        apart = true
        continue
      }
      const changes = !apart && isDigit(letter) !== inNumber
      if (apart || changes) this.openWord(separator, changes)
      if (letter !== ZERO || !this.isLeadingZero(text, place)) this.addLetter(letter, marksAt(code))
      inNumber = isDigit(letter)
      apart = false
      separator = SEPARATOR.none
    }
  }

  private openWord(separator: Separator, glued: boolean): void {
    this.closeWord()
    const word = this.wordCount++
    this.starts[word] = this.length
    this.ends[word] = this.length
    this.separators[word] = word === 0 ? SEPARATOR.strong : separator
    this.glued[word] = glued ? 1 : 0
    this.runStart = -1
    this.spelledI = NOWHERE
    if (word > 0 && separator === SEPARATOR.strong) this.hasStrongSeparators = true
  }

  private closeWord(): void {
    if (this.wordCount > 0) this.ends[this.wordCount - 1] = this.length
  }

  /** A zero that more digits follow, unless the number has the length of a commune's code. */
  private isLeadingZero(text: string, place: number): boolean {
    if (this.length > (this.starts[this.wordCount - 1] as number)) return false
    let end = place
    while (isDigit(letterAt(text.charCodeAt(end)))) end++
    let begin = place
    while (begin > 0 && isDigit(letterAt(text.charCodeAt(begin - 1)))) begin--
    return end - place > 1 && end - begin !== CODE_LENGTH
  }

  private addLetter(letter: Letter, marks: Marks): void {
    const place = this.length++
    if (this.spelledI === place - 1 && isVowel(letter)) this.letters[place - 1] = Y
    if (letter === Y && this.isSpelledI(place)) this.spelledI = place
    this.letters[place] = this.spelledI === place ? I : letter
    this.marks[place] = 0
    if (!isVowel(letter)) this.runStart = -1
    else if (this.runStart < 0) this.runStart = place
    if (marks !== 0) this.addMarks(marks)
  }

  /** "Mỹ" is also written "Mĩ", "Quý" also "Quí": y that follows a consonant or qu and ends its run of vowels. */
  private isSpelledI(place: number): boolean {
    if (place === this.starts[this.wordCount - 1]) return false
    const before = this.letters[place - 1] as Letter
    return !isVowel(before) || (before === U && this.letters[place - 2] === Q)
  }

  private addMarks(marks: Marks): void {
    const last = this.length - 1
    if (last < 0) return
    this.hasMarks = true
    const tone = toneOf(marks)
    this.marks[last] = (this.marks[last] as number) | (marks - tone)
    const carrier = this.runStart < 0 ? last : this.runStart
    if (tone !== 0 && toneOf(this.marks[carrier] as Marks) === 0)
      this.marks[carrier] = (this.marks[carrier] as number) + tone
  }

  private hashFrom(first: number): void {
    for (let place = first; place < this.length; place++) {
      const letter = this.letters[place] as Letter
      this.hashes[place + 1] = (Math.imul(this.hashes[place] as number, BASE) + letter) | 0
    }
  }
}

/** A dash between spaces separates like a comma; within a word it only joins. */
function separatorOfDash(text: string, place: number): Separator {
  return text[place - 1] === ' ' || text[place + 1] === ' ' ? SEPARATOR.strong : SEPARATOR.weak
}
