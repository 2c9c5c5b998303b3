import type { Unit } from '@hoanhap/server/contract.ts'

/** The name without "Xã", "Phường", "Thành phố": on the map only, in text the type always stands. */
export function shortName({ name, type }: Pick<Unit, 'name' | 'type'>): string {
  const prefixes = [type, ...TYPE_WORDS]
  const prefix = prefixes.find((word) => startsWithWord(name, word))
  return prefix ? name.slice(prefix.length + 1) : name
}

/** A name that is only a number ("Phường 5") keeps its type. */
function startsWithWord(name: string, word: string): boolean {
  const rest = name.slice(word.length + 1)
  return name.toLocaleLowerCase('vi').startsWith(`${word.toLocaleLowerCase('vi')} `) && !/^\d+$/.test(rest)
}

const TYPE_WORDS = [
  'Thành phố',
  'Thị trấn',
  'Thị xã',
  'Đặc khu',
  'Phường',
  'Huyện',
  'Quận',
  'Tỉnh',
  'Xã',
  'TP',
]
