import { FoldedText, SEPARATOR } from './folded-text.ts'
import { LetterTable } from './letter-table.ts'
import { isVowel } from './letters.ts'
import { TYPE, type Types } from './unit-types.ts'

/**
 * Words that say what the name after them is. `unit`: the name of a unit; `street`: of a street, or the number of a house;
 * `group`: of a hamlet or a group of households; `place`: of a market, a school, an estate, which may bear a unit's name.
 */
export type Kind = 'unit' | 'street' | 'group' | 'place'

export interface LeadingWord {
  kind: Kind
  /** Types of the unit that follows; 0 where none does. */
  types: Types
  marks: Uint8Array
  wordCount: number
  /** It has no vowel. */
  isAbbreviation: boolean
  /** One letter says little: before a number it counts households ("T.5", "X.3"), unless it is a ward or a district. */
  isLetter: boolean
  /** It means this before a number only: "số 5", "QL 1A". */
  needsNumber: boolean
  /** The number is all there is of the name: "QL 1A". */
  takesNumber: boolean
  /** It stands behind a name and only before a number: "Ben Nghe Ward", "Ward 5". */
  isEnglish: boolean
}

const UNIT_WORDS: readonly (readonly [words: string, types: Types])[] = [
  ['phường, p, f', TYPE.ward],
  ['xã, x', TYPE.commune],
  ['thị trấn, tt, thị tr', TYPE.township],
  ['đặc khu, đk', TYPE.specialZone],
  ['quận, q', TYPE.urbanDistrict],
  ['huyện, huyện đảo, h', TYPE.ruralDistrict],
  ['thị xã, tx', TYPE.town],
  ['thành phố, tp', TYPE.city],
  ['tỉnh, t', TYPE.province],
]

const ENGLISH_UNIT_WORDS: readonly (readonly [words: string, types: Types])[] = [
  ['ward', TYPE.ward],
  ['commune', TYPE.commune],
  ['township', TYPE.township | TYPE.town],
  ['district, dist', TYPE.urbanDistrict | TYPE.ruralDistrict],
  ['town', TYPE.township | TYPE.town],
  ['city', TYPE.city],
  ['province', TYPE.province],
]
const ENGLISH_STREET_WORDS = 'street, st, road, rd, avenue, ave, boulevard, blvd, alley, lane'

const STREET_WORDS = 'đường, đ, phố, ngõ, ngách, hẻm, kiệt, đại lộ'
const HOUSE_WORDS = 'số, số nhà, sn, nhà số, nhà'
const ROAD_WORDS = 'lô, quốc lộ, ql, tỉnh lộ, tl, đt, hương lộ, hl, huyện lộ, đh, đl, km, cây số, tháng'
const GROUP_WORDS =
  'thôn, ấp, bản, buôn, bon, khóm, xóm, tổ, tổ dân phố, tổ dân cư, tdp, tổ nhân dân, khu phố, kp, khu, khu vực, kv, tiểu khu, ' +
  'tk, khối, khối phố, đội, làng, phum, sóc, cụm, cụm dân cư, điểm dân cư, dân phố, liên gia, plei, plây'
const NUMBERED_GROUP_WORDS = 'k, ô, dãy, đơn nguyên'
const PLACE_WORDS =
  'kcn, khu công nghiệp, cụm công nghiệp, ccn, khu đô thị, kđt, khu dân cư, kdc, khu tập thể, ktt, ktx, chung cư, cc, tòa nhà, ' +
  'tòa, chợ, trường, thpt, thcs, bệnh viện, bv, công ty, cty, nhà máy, chùa, nhà thờ, cầu, ngã ba, ngã tư, ngã năm, ' +
  'bến xe, ga, siêu thị, trạm, nông trường, lâm trường, sân bay, cảng, trại, trung tâm'

const MOST_WORDS = 4

type Use = Pick<LeadingWord, 'needsNumber' | 'takesNumber' | 'isEnglish'>

const BEFORE_NAMES: Use = { needsNumber: false, takesNumber: false, isEnglish: false }
const BEHIND_NAMES: Use = { ...BEFORE_NAMES, isEnglish: true }
const BEFORE_NUMBERS: Use = { ...BEFORE_NAMES, needsNumber: true }
const WITH_NUMBERS: Use = { ...BEFORE_NUMBERS, takesNumber: true }

const table = new LetterTable()
const words: LeadingWord[][] = []
const reader = new FoldedText()

for (const [list, types] of UNIT_WORDS) addAll(list, 'unit', types)
for (const [list, types] of ENGLISH_UNIT_WORDS) addAll(list, 'unit', types, BEHIND_NAMES)
addAll(STREET_WORDS, 'street', 0)
addAll(ENGLISH_STREET_WORDS, 'street', 0, BEHIND_NAMES)
addAll(HOUSE_WORDS, 'street', 0, BEFORE_NUMBERS)
addAll(ROAD_WORDS, 'street', 0, WITH_NUMBERS)
addAll(GROUP_WORDS, 'group', 0)
addAll('hamlet', 'group', 0, BEHIND_NAMES)
addAll(NUMBERED_GROUP_WORDS, 'group', 0, WITH_NUMBERS)
addAll(PLACE_WORDS, 'place', 0)
table.close()

function addAll(list: string, kind: Kind, types: Types, use = BEFORE_NAMES): void {
  for (const word of list.split(', ')) {
    const { length } = reader.read(word)
    const number = table.add(reader, 0, length)
    const form = {
      marks: reader.marks.slice(0, length),
      wordCount: reader.wordCount,
      isAbbreviation: !reader.letters.subarray(0, length).some(isVowel),
      isLetter: length === 1,
    }
    words[number] = [...(words[number] ?? []), { kind, types, ...form, ...use }]
  }
}

/** What a leading word in a text is, and how sure that is. */
export interface FoundWord {
  word: LeadingWord
  /** The words of the text that it takes. */
  first: number
  end: number
  /** Written without the marks that tell it from parts of names: "xa" may be Xã or the Xa of a name. */
  isDoubtful: boolean
}

/** The longest leading word that begins at a word of the text. */
export function leadingWordAt(text: FoldedText, first: number): FoundWord | null {
  const last = Math.min(text.wordCount, first + MOST_WORDS)
  const from = text.starts[first] as number
  let longest: FoundWord | null = null
  for (let end = first + 1; end <= last; end++) {
    const to = text.ends[end - 1] as number
    if (!table.mayBegin(text, from, to)) break
    const number = table.find(text, from, to)
    const found = number < 0 ? null : bestOf(words[number] as LeadingWord[], text, from)
    if (found && isWrittenIn(found.word, text, first, end))
      longest = { word: found.word, first, end, isDoubtful: found.missing > 0 }
  }
  return longest
}

/** In as many words as it has, or an abbreviation letter by letter: "T.P", but "X. A Lưới" is not Xã. */
function isWrittenIn(word: LeadingWord, text: FoldedText, first: number, end: number): boolean {
  return (
    word.wordCount === end - first || (word.isAbbreviation && text.separators[first + 1] !== SEPARATOR.none)
  )
}

function bestOf(same: readonly LeadingWord[], text: FoldedText, from: number) {
  let best: { word: LeadingWord; missing: number } | null = null
  for (const word of same) {
    const missing = missingMarks(word.marks, text, from)
    if (missing >= 0 && (!best || missing < best.missing)) best = { word, missing }
  }
  return best
}

/** How many letters lack their marks in the text; -1 when a letter bears marks that the word has not. */
function missingMarks(marks: Uint8Array, text: FoldedText, from: number): number {
  let missing = 0
  for (let place = 0; place < marks.length; place++) {
    const written = text.marks[from + place]
    if (written === marks[place]) continue
    if (written !== 0) return -1
    missing++
  }
  return missing
}
