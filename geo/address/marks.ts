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
  const faults = { wrong: 0, missing: 0 }
  const length = to - from
  let head = 0
  while (head < length && head < word.length && word[head] === text.letters[from + head]) {
    count(faults, text.marks[from + head] as number, marks[head] as number)
    head++
  }
  const most = Math.min(length, word.length) - head
  for (let tail = 1; tail <= most && word[word.length - tail] === text.letters[to - tail]; tail++)
    count(faults, text.marks[to - tail] as number, marks[word.length - tail] as number)
  return faults
}

/** Whether a stretch of text has any marks. */
export function hasMarksIn(text: FoldedText, from: number, to: number): boolean {
  if (!text.hasMarks) return false
  for (let place = from; place < to; place++) if (text.marks[place] !== 0) return true
  return false
}

function count(faults: MarkFaults, written: number, named: number): void {
  if (written === named) return
  if (written === 0) faults.missing++
  else faults.wrong++
}
