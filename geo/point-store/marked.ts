import { scratch } from './scratch.ts'
import type { Order } from './segment.ts'

/** Marked rows in words from `from` up to `end`, and the first slot that is free for more words. */
export interface Marked {
  order: Order
  words: Uint32Array
  from: number
  end: number
  slot: number
}

export function isAnyMarked({ words, from, end }: Marked): boolean {
  for (let word = from; word < end; word++) if (words[word] !== 0) return true
  return false
}

/** Words beside those marked, and what is marked with them instead. */
export function beside(marked: Marked): Marked {
  return { ...marked, words: scratch(marked.slot, marked.words.length), slot: marked.slot + 1 }
}

export function copyWords({ words, from, end }: Marked, to: Uint32Array): void {
  for (let word = from; word < end; word++) to[word] = words[word] as number
}
