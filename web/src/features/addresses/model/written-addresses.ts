const LONGEST = 500

/** Addresses as they were pasted or taken from a column. */
export interface WrittenAddresses {
  addresses: string[]
  /** Lines without any text, which are left out. */
  blank: number
  /** Numbers of the lines that are too long to be an address. */
  tooLong: number[]
}

/** One address for each line. */
export function writtenAddresses(lines: readonly string[]): WrittenAddresses {
  const trimmed = lines.map((line) => line.replace(/\s+/g, ' ').trim().normalize('NFC'))
  const blankAtEnd = trimmed.length - (trimmed.findLastIndex((line) => line !== '') + 1)
  return {
    addresses: trimmed.filter((line) => line !== ''),
    blank: trimmed.filter((line) => line === '').length - blankAtEnd,
    tooLong: trimmed.flatMap((line, index) => (line.length > LONGEST ? [index + 1] : [])),
  }
}
