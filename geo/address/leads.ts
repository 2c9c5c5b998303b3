import { type FoldedText, SEPARATOR } from './folded-text.ts'
import { type FoundWord, type Kind, type LeadingWord, leadingWordAt } from './leading-words.ts'
import { TYPE, type Types } from './unit-types.ts'

/** What was said before a name. */
export interface Lead {
  kind: Kind
  types: Types
  /** The words of the text that say it. */
  first: number
  end: number
  /** It may be part of a name instead. */
  isDoubtful: boolean
  /** It asks for a number and no name after it: "QL 1A", "đường số 5", "tổ số 5". */
  isRoadNumber: boolean
  /** It is a bare number. */
  isHouseNumber: boolean
  /** It speaks of the name before it: "Ben Nghe Ward". */
  isBehind: boolean
}

/** A single letter counts households when a number follows, unless it is P (phường), F (the same) or Q (quận). */
const NUMBERED = TYPE.ward | TYPE.urbanDistrict

/** What stands before every word of a text, and every word that leads a name. One object is filled again for every text. */
export class Leads {
  readonly before: (Lead | null)[] = []
  /** Words between the lead and the word; 0 where it follows at once. */
  readonly distances: number[] = []
  /** The leading word that begins at a word; house numbers left out. */
  readonly at: (Lead | null)[] = []
  /** Words that begin or continue a leading word. */
  readonly isPart: boolean[] = []
  /** Words that lead the name of a unit or a street and are no part of a name. */
  readonly sure: boolean[] = []
  /** Those that lead the name of a unit. */
  readonly units: Lead[] = []
  private lead: Lead | null = null
  private distance = 0
  /** The leading word before this one. */
  private last: Lead | null = null

  constructor(private readonly text: FoldedText) {}

  /** Reads the text as it stands, in one pass. */
  read(): this {
    const { text } = this
    this.forget()
    for (let word = 0; word < text.wordCount; ) {
      if (text.separators[word] === SEPARATOR.strong && !this.isWaitingUnit()) this.lead = null
      this.note(word)
      word = text.isNumber(word) ? this.passNumber(word) : this.passWord(word)
    }
    return this
  }

  private forget(): void {
    const { wordCount } = this.text
    this.lead = null
    this.last = null
    this.distance = 0
    this.units.length = 0
    for (let word = 0; word < wordCount; word++) {
      this.before[word] = null
      this.distances[word] = 0
      this.at[word] = null
      this.isPart[word] = false
      this.sure[word] = false
    }
  }

  /** "Phường: 12", "Q - Ba Đình": what a unit's word leads may stand behind a comma. */
  private isWaitingUnit(): boolean {
    return this.lead?.kind === 'unit' && this.distance === 0
  }

  private note(word: number): void {
    this.before[word] = this.lead
    this.distances[word] = this.distance
  }

  /** A number belongs to what leads it; without that it is a house number, and the name of a street follows. */
  private passNumber(word: number): number {
    const { lead } = this
    const isTaken = lead && this.distance === 0 && (lead.kind !== 'street' || lead.isRoadNumber)
    this.follow(isTaken ? null : houseNumber(word))
    return this.passSuffix(word + 1)
  }

  /** The letter of "12A". */
  private passSuffix(word: number): number {
    if (word >= this.text.wordCount || !this.text.glued[word] || this.text.wordLength(word) > 1) return word
    this.note(word)
    return word + 1
  }

  private passWord(word: number): number {
    const found = leadingWordAt(this.text, word)
    const lead = found && this.leadOf(found)
    if (!lead) {
      this.distance++
      return word + 1
    }
    this.keep(lead)
    this.follow(lead.isBehind ? null : lead)
    return lead.end
  }

  private keep(lead: Lead): void {
    const isSure = !lead.isDoubtful && (lead.kind === 'unit' || lead.kind === 'street')
    for (let word = lead.first; word < lead.end; word++) {
      this.isPart[word] = true
      this.sure[word] = isSure
    }
    this.at[lead.first] = lead
    this.last = lead
    if (lead.kind === 'unit') this.units.push(lead)
  }

  private follow(lead: Lead | null): void {
    this.lead = lead
    this.distance = 0
  }

  /** Whether no plain word stands right before a word. */
  private beginsPart(word: number): boolean {
    if (word === 0 || this.text.separators[word] === SEPARATOR.strong || this.text.isNumber(word - 1))
      return true
    return this.isPart[word - 1] === true
  }

  private leadOf({ word, first, end, isDoubtful }: FoundWord): Lead | null {
    const { text, lead } = this
    const isBehind = word.isEnglish && this.standsBehind(first, end)
    if (end >= text.wordCount && (!isBehind || word.kind !== 'unit')) return null
    const beforeNumber = end < text.wordCount && text.isNumber(end)
    if (word.needsNumber && !beforeNumber) return null
    const followsLead = lead !== null && this.distance === 0 && !lead.isHouseNumber
    const isOfStreet = followsLead && lead.kind === 'street' && this.beginsPart(lead.first)
    if (isOfStreet && isInStreetNames(word)) return null
    const countsHouseholds = word.isLetter && beforeNumber && (word.types & NUMBERED) === 0
    return {
      kind: word.kind === 'unit' && countsHouseholds ? 'group' : word.kind,
      types: word.types,
      first,
      end,
      // the Phố of "phường Phố Hạc"
      isDoubtful: isDoubtful || (followsLead && lead.kind === 'unit' && word.kind !== 'unit'),
      isRoadNumber: word.takesNumber || (word.kind === 'street' && followsLead),
      isHouseNumber: false,
      isBehind,
    }
  }

  /** Whether another English word ends where a word begins, so that the name before is taken. */
  private wasBehind(first: number): boolean {
    const { last } = this
    return last?.end === first && last.isBehind
  }

  /** An English word stands behind its name, unless there is none before it or a number follows: "Ward 5". */
  private standsBehind(first: number, end: number): boolean {
    const { text } = this
    if (first === 0 || text.separators[first] === SEPARATOR.strong || this.wasBehind(first)) return false
    const isNumbered = end < text.wordCount && text.isNumber(end) && text.separators[end] !== SEPARATOR.strong
    return !isNumbered || text.isNumber(first - 1)
  }
}

/** "phố Xã Đàn", "đường Quán Thánh", "đường Trường Chinh". */
function isInStreetNames({ kind, wordCount, isLetter }: LeadingWord): boolean {
  return kind !== 'street' && wordCount === 1 && !isLetter
}

const houseNumber = (word: number): Lead => ({
  kind: 'street',
  types: 0,
  first: word,
  end: word + 1,
  isDoubtful: false,
  isRoadNumber: false,
  isHouseNumber: true,
  isBehind: false,
})
