import type { AddressIndex } from './address-index.ts'
import { type FoldedText, SEPARATOR } from './folded-text.ts'
import type { Lead, Leads } from './leads.ts'
import type { Name } from './unit-names.ts'
import type { Types } from './unit-types.ts'

/** A stretch of words that is the name of units. */
export interface Mention {
  /** The words that it takes. */
  first: number
  end: number
  /** Its letters. */
  from: number
  to: number
  name: Name
  /** One letter of it is wrong. */
  isNear: boolean
  /** The unit's word before it. */
  declared: Lead | null
  /** What says that it is a street, a hamlet or a place instead. */
  otherwise: Lead | null
  /** A street, a hamlet or a place was named before it, with no comma between. */
  isBehindOther: boolean
}

const MOST_WORDS = 7
const MOST_LETTERS = 26
const SHORTEST_UNDECLARED = 3
const SHORTEST_NEAR = 4
const SHORTEST_NEAR_DECLARED = 3

/** Every stretch of words that is written like a name. */
export function exactMentions(index: AddressIndex, text: FoldedText, leads: Leads): Mention[] {
  const mentions: Mention[] = []
  for (let first = 0; first < text.wordCount; first++) {
    const from = text.starts[first] as number
    const last = Math.min(text.wordCount, first + MOST_WORDS)
    for (let end = first + 1; end <= last; end++) {
      const to = text.ends[end - 1] as number
      if (!index.names.mayBegin(text, from, to)) break
      const number = index.names.find(text, from, to)
      if (number < 0) continue
      const mention = mentionOf(index.named[number] as Name, text, leads, first, end, false)
      if (isLongEnough(mention) && isOutsideLeads(mention, text, leads)) mentions.push(mention)
    }
  }
  return mentions
}

/** A number or a very short name is one only behind a unit's word. */
function isLongEnough({ name, declared, from, to }: Mention): boolean {
  return declared !== null || (!name.isNumber && (to - from >= SHORTEST_UNDECLARED || name.larger.length > 0))
}

/**
 * "T. Hải Dương" is not Thái Dương, "Hải An, H. Hải Hậu" not Hải Anh; in "xã H' Neng" the letter belongs to the name, and so do
 * those of "TT Huế".
 */
function isOutsideLeads({ first, end, name, declared }: Mention, text: FoldedText, leads: Leads): boolean {
  if (end - first > 1 && leads.sure[end - 1] && text.wordLength(end - 1) === 1) return false
  return declared !== null || !leads.sure[first] || (name.hasProvince && end - first > 1)
}

/** Doubtful units' words are sure where the name of such a unit follows. */
export function confirmLeads(index: AddressIndex, leads: Leads, exact: readonly Mention[]): void {
  for (const { declared, name } of exact)
    if (declared?.isDoubtful && hasType(index, name, declared.types))
      for (let word = declared.first; word < declared.end; word++) leads.sure[word] = true
}

function hasType(index: AddressIndex, { communes, larger }: Name, types: Types): boolean {
  for (const { unit } of larger) if (((index.types[unit] as Types) & types) !== 0) return true
  for (const { unit } of communes) if (((index.types[unit] as Types) & types) !== 0) return true
  return false
}

/** Every stretch of words at one error of a letter from a name that it is not itself; none reaches over a comma or a leading word. */
export function nearMentions(index: AddressIndex, text: FoldedText, leads: Leads): Mention[] {
  const mentions: Mention[] = []
  for (let first = 0; first < text.wordCount; first++) {
    if (text.isNumber(first)) continue
    const from = text.starts[first] as number
    const isDeclared = leads.before[first]?.kind === 'unit' && leads.distances[first] === 0
    // "thon Phu" is no error of Thọ Phú
    const leading = leads.at[first] ?? null
    if (!isDeclared && leading) continue
    const shortest = isDeclared ? SHORTEST_NEAR_DECLARED : SHORTEST_NEAR
    const last = Math.min(text.wordCount, first + MOST_WORDS)
    for (let end = first + 1; end <= last; end++) {
      const to = text.ends[end - 1] as number
      if (to - from > MOST_LETTERS || (end > first + 1 && text.separators[end - 1] === SEPARATOR.strong))
        break
      if (leads.sure[end - 1]) break
      if (to - from < shortest || leading?.end === end) continue
      for (const number of index.near.find(text, from, to))
        mentions.push(mentionOf(index.named[number] as Name, text, leads, first, end, true))
    }
  }
  return mentions
}

function mentionOf(
  name: Name,
  text: FoldedText,
  leads: Leads,
  first: number,
  end: number,
  isNear: boolean,
): Mention {
  const lead = leads.before[first] ?? null
  const distance = leads.distances[first] as number
  const declared = lead?.kind === 'unit' && distance === 0 ? lead : unitWordBehind(text, leads, end)
  const isOther = lead !== null && lead.kind !== 'unit' && !declared
  return {
    first,
    end,
    from: text.starts[first] as number,
    to: text.ends[end - 1] as number,
    name,
    isNear,
    declared,
    isBehindOther: isOther,
    otherwise: isOther && (isNear || reaches(text, distance)) ? lead : otherWordBehind(text, leads, end),
  }
}

/** The word that says behind a name what unit it is: "Ben Nghe Ward". */
function unitWordBehind(text: FoldedText, leads: Leads, end: number): Lead | null {
  const lead = wordBehind(text, leads, end)
  return lead?.kind === 'unit' ? lead : null
}

/** The word that says behind a name that it is a street: "Le Loi Street". */
function otherWordBehind(text: FoldedText, leads: Leads, end: number): Lead | null {
  const lead = wordBehind(text, leads, end)
  return lead?.kind === 'unit' ? null : lead
}

function wordBehind(text: FoldedText, leads: Leads, end: number): Lead | null {
  const lead = end < text.wordCount ? leads.at[end] : null
  return lead?.isBehind && text.separators[end] !== SEPARATOR.strong ? lead : null
}

/**
 * Whether a street's word speaks of a name some words behind it. "12 Trần Phú Văn Quán" may have lost a comma; where commas
 * are written, it has not.
 */
function reaches(text: FoldedText, distance: number): boolean {
  return distance < 2 || text.hasStrongSeparators
}

/** Whether two stretches of words share one. */
export function overlap(
  a: { readonly first: number; readonly end: number },
  b: { readonly first: number; readonly end: number },
): boolean {
  return a.first < b.end && b.first < a.end
}
