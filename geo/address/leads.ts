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
}

/** What stands before every word of a text, and every word that leads the name of a unit. */
export interface Leads {
  before: readonly (Lead | null)[]
  /** Words between the lead and the word; 0 where it follows at once. */
  distances: readonly number[]
  units: readonly Lead[]
  /** Words that lead the name of a unit or a street and are no part of a name. */
  sure: boolean[]
  /** All leading words, house numbers left out. */
  all: readonly Lead[]
}

/** A single letter counts households when a number follows, unless it is P (phường), F (the same) or Q (quận). */
const NUMBERED = TYPE.ward | TYPE.urbanDistrict

/** Leads a text's words in one pass. */
export function readLeads(text: FoldedText): Leads {
  return new LeadReader(text).read()
}

class LeadReader {
  private readonly before: (Lead | null)[] = []
  private readonly distances: number[] = []
  private readonly all: Lead[] = []
  private lead: Lead | null = null
  private distance = 0

  constructor(private readonly text: FoldedText) {}

  read(): Leads {
    const { text } = this
    for (let word = 0; word < text.wordCount; ) {
      if (text.separators[word] === SEPARATOR.strong && !this.isWaitingUnit()) this.lead = null
      this.note(word)
      word = text.isNumber(word) ? this.passNumber(word) : this.passWord(word)
    }
    const sure: boolean[] = []
    const units = this.all.filter(({ kind }) => kind === 'unit')
    for (const { kind, first, end, isDoubtful } of this.all)
      if (kind === 'unit' || kind === 'street')
        for (let word = first; word < end; word++) sure[word] = !isDoubtful
    return { before: this.before, distances: this.distances, sure, units, all: this.all }
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
    for (let inside = word + 1; inside < lead.end; inside++) {
      this.before[inside] = null
      this.distances[inside] = 0
    }
    this.all.push(lead)
    this.follow(lead)
    return lead.end
  }

  private follow(lead: Lead | null): void {
    this.lead = lead
    this.distance = 0
  }

  /** Whether no plain word stands right before a word. */
  private beginsPart(word: number): boolean {
    if (word === 0 || this.text.separators[word] === SEPARATOR.strong || this.text.isNumber(word - 1))
      return true
    return this.all.some(({ end }) => end === word)
  }

  private leadOf({ word, first, end, isDoubtful }: FoundWord): Lead | null {
    const { text, lead } = this
    if (end >= text.wordCount) return null
    const beforeNumber = text.isNumber(end)
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
    }
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
})
