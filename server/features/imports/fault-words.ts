import { FAULT_WORDS } from './faults.ts'
import { FILE_WORDS } from './reading/file-findings.ts'
import type { Words } from './reading/types.ts'
import { VALUE_WORDS } from './reading/values/value-findings.ts'

const UNKNOWN: Words = {
  vi: 'Sổ đăng ký không nhận giá trị này.',
  en: 'The register does not take this value.',
}

/** What a code means, in both languages. Never holds a cell. */
export function wordsOf(code: string): Words {
  const known: Readonly<Record<string, Words>> = { ...FILE_WORDS, ...VALUE_WORDS, ...FAULT_WORDS }
  return Object.hasOwn(known, code) ? (known[code] as Words) : UNKNOWN
}

export function messageOf(code: string): string {
  return wordsOf(code).en
}
