import type { FoldedText } from './folded-text.ts'

/** How the marks of a stretch of text differ from those of a name: `wrong` against it, `missing` only left out. */
export interface MarkFaults {
  wrong: number
  missing: number
}

/** Compares the marks letter by letter; of a name at one error, those of the letters before and after the error. */
export function compareMarks(
  text: FoldedText,
  from: number,
  to: number,
  marks: Uint8Array,
  word: Uint8Array,
): MarkFaults {
  const { letters } = text
  const most = Math.min(to - from, word.length)
  let wrong = 0
  let missing = 0
  let head = 0
  for (; head < most && word[head] === letters[from + head]; head++) {
    const written = text.marks[from + head] as number
    if (written === marks[head]) continue
    if (written === 0) missing++
    else wrong++
  }
  for (let tail = 1; tail <= most - head && word[word.length - tail] === letters[to - tail]; tail++) {
    const written = text.marks[to - tail] as number
    if (written === marks[word.length - tail]) continue
    if (written === 0) missing++
    else wrong++
  }
  return { wrong, missing }
}

/** How many letters bear other marks than the name; a text without marks has none. */
export function wrongMarks(
  text: FoldedText,
  from: number,
  to: number,
  marks: Uint8Array,
  word: Uint8Array,
): number {
  return text.hasMarks ? compareMarks(text, from, to, marks, word).wrong : 0
}

/** Whether a stretch of text has any marks. */
export function hasMarksIn(text: FoldedText, from: number, to: number): boolean {
  if (!text.hasMarks) return false
  for (let place = from; place < to; place++) if (text.marks[place] !== 0) return true
  return false
}
