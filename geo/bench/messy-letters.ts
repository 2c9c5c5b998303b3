import { integerBetween, pick, type Random } from '../random.ts'

const LETTERS = [...'abcdeghiklmnopqrstuvxy']
const MARKS = /\p{M}+/gu

/** A name with one letter too many, one too few, one for another, or two neighbours changed; numbers stay as they are. */
export function breakLetter(random: Random, name: string): string {
  const letters = [...name]
  const places = letters.flatMap((letter, place) => (/\p{L}/u.test(letter) ? [place] : []))
  if (places.length < 3) return name
  const place = pick(random, places)
  const broken = [...letters]
  const kind = integerBetween(random, 0, 3)
  if (kind === 0) broken.splice(place, 0, pick(random, LETTERS))
  else if (kind === 1) broken.splice(place, 1)
  else if (kind === 2) broken[place] = pick(random, LETTERS)
  else if (/\p{L}/u.test(letters[place + 1] ?? '')) {
    broken[place] = letters[place + 1] as string
    broken[place + 1] = letters[place] as string
  }
  return broken.join('').trim()
}

/** The text as a keyboard without Vietnamese writes it. */
export function stripMarks(text: string): string {
  return text.normalize('NFD').replace(MARKS, '').replace(/đ/g, 'd').replace(/Đ/g, 'D')
}

/** Every third word or so without its marks. */
export function stripSomeMarks(random: Random, text: string): string {
  return text
    .split(' ')
    .map((word) => (random() < 0.35 ? stripMarks(word) : word))
    .join(' ')
}

export const decompose = (text: string): string => text.normalize('NFD')

const OLD_TONES = [
  ['òa', 'oà'],
  ['óa', 'oá'],
  ['ỏa', 'oả'],
  ['õa', 'oã'],
  ['ọa', 'oạ'],
  ['òe', 'oè'],
  ['óe', 'oé'],
  ['ùy', 'uỳ'],
  ['úy', 'uý'],
  ['ủy', 'uỷ'],
  ['ũy', 'uỹ'],
  ['ụy', 'uỵ'],
] as const

/** "Hòa" as "Hoà", "Thúy" as "Thuý", and the other way round. */
export function moveTones(text: string): string {
  return OLD_TONES.reduce((moved, [before, after]) => swap(moved, before, after), text.normalize('NFC'))
}

function swap(text: string, before: string, after: string): string {
  return text.replace(new RegExp(`${before}|${after}`, 'g'), (found) => (found === before ? after : before))
}
