import { searchKey } from '@hoanhap/geo/text.ts'
import type { Cell, Choice, Reading, Words } from '../types.ts'
import { BLANK, found, words } from './value-findings.ts'
import { written } from './written.ts'

const YES = ['co', 'x', '1', 'true', 'yes', 'y', 'dung', 'roi', 'da co', 'da ky', 'dang', 'c', 'v']
const NO = ['khong', '0', 'false', 'no', 'n', 'sai', 'chua', 'chua co', 'chua ky', 'ko', 'k']
const TICKS = /^[✓✔☑√]$/u
const MOST_SHOWN = 8

/** One of a closed list, by code, name or synonym in either language, without regard to case, marks and punctuation. */
export function readChoice(cell: Cell, choices: readonly Choice[]): Reading<string> {
  const text = written(cell)
  if (text === '') return BLANK
  const exact = choices.find((choice) =>
    namesOf(choice).some((name) => name.toLowerCase() === text.toLowerCase()),
  )
  if (exact) return { value: exact.code }
  const key = searchKey(text)
  const fitting = choices.filter((choice) => namesOf(choice).some((name) => searchKey(name) === key))
  if (fitting.length === 1) return { value: (fitting[0] as Choice).code }
  if (fitting.length > 1) return found('ambiguous_choice', cell, listed(fitting))
  return found('unknown_choice', cell, listed(nearest(key, choices)))
}

export function readYesNo(cell: Cell): Reading<boolean> {
  const text = written(cell)
  if (text === '') return BLANK
  const key = searchKey(text)
  if (TICKS.test(text) || YES.includes(key)) return { value: true }
  if (NO.includes(key)) return { value: false }
  return found('not_yes_or_no', cell, words('Có hoặc Không', 'Có (yes) or Không (no)'))
}

function namesOf({ code, vi, en, synonyms = [] }: Choice): string[] {
  return [code, vi, en, ...synonyms]
}

/** Those that share most words with what was written, at least a few. */
function nearest(key: string, choices: readonly Choice[]): Choice[] {
  const written = new Set(key.split(' '))
  const shared = (choice: Choice) =>
    Math.max(
      ...namesOf(choice).map(
        (name) =>
          searchKey(name)
            .split(' ')
            .filter((word) => written.has(word)).length,
      ),
    )
  return [...choices].sort((a, b) => shared(b) - shared(a)).slice(0, MOST_SHOWN)
}

function listed(choices: readonly Choice[]): Words {
  return words(choices.map(({ vi }) => vi).join('; '), choices.map(({ en }) => en).join('; '))
}
