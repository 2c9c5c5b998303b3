import { type FoldedText, SEPARATOR } from './folded-text.ts'
import type { Leads } from './leads.ts'
import type { Mention } from './mentions.ts'
import type { Reading } from './readings.ts'

/** How many words of a text a reading does not explain: neither names of its units nor a street, a hamlet, a place or a number. */
export function wordsLeftOver(text: FoldedText, leads: Leads, reading: Reading): number {
  let count = 0
  for (let word = 0; word < text.wordCount; word++) {
    if (isLoose(text, leads, reading, word)) count++
  }
  return count
}

/** Whether a word beside the commune's name, with no comma between, belongs to nothing: the name may be cut short. */
export function hasLooseNeighbour(text: FoldedText, leads: Leads, reading: Reading): boolean {
  if (!reading.mention) return false
  const { first, end, declared } = reading.mention
  if (end < text.wordCount && text.separators[end] !== SEPARATOR.strong && isLoose(text, leads, reading, end))
    return true
  if ((declared && !declared.isBehind) || first === 0 || text.separators[first] === SEPARATOR.strong)
    return false
  return isLoose(text, leads, reading, first - 1)
}

/** Whether a word is neither part of the reading, nor of a street, nor a number, nor a leading word. */
function isLoose(text: FoldedText, leads: Leads, reading: Reading, word: number): boolean {
  return !isOfStreet(leads, word) && !text.isNumber(word) && !leads.isPart[word] && !isInUnit(reading, word)
}

function isOfStreet({ before }: Leads, word: number): boolean {
  return before[word] !== null && before[word]?.kind !== 'unit'
}

function isInUnit({ mention, district, province }: Reading, word: number): boolean {
  return (
    (mention !== null && holds(mention, word)) ||
    (district !== null && holds(district.mention, word)) ||
    (province !== null && holds(province.mention, word))
  )
}

const holds = ({ first, end }: Mention, word: number) => word >= first && word < end

/** Whether the commune's name is all that stands between two commas or leading words. */
export function fillsPart(text: FoldedText, leads: Leads, { mention }: Reading): boolean {
  if (!mention) return false
  const { first, end, declared } = mention
  const begins = (declared !== null && !declared.isBehind) || text.separators[first] === SEPARATOR.strong
  const ends =
    end >= text.wordCount || text.separators[end] === SEPARATOR.strong || leads.isPart[end] === true
  return begins && ends
}
