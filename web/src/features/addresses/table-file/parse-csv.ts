const DELIMITERS = ['\t', ';', ',', '|'] as const

/** Rows of a text with delimiters (RFC 4180); the delimiter is the one that stands most often in the first lines. */
export function parseCsv(text: string): string[][] {
  const delimiter = delimiterOf(text)
  const rows: string[][] = []
  let row: string[] = []
  let field = ''
  let quoted = false
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] as string
    if (quoted) {
      if (sign !== '"') field += sign
      else if (text[at + 1] === '"') {
        field += '"'
        at += 1
      } else quoted = false
    } else if (sign === '"' && field === '') quoted = true
    else if (sign === delimiter) {
      row.push(field)
      field = ''
    } else if (sign === '\n') {
      rows.push([...row, field.replace(/\r$/, '')])
      row = []
      field = ''
    } else field += sign
  }
  return field === '' && row.length === 0 ? rows : [...rows, [...row, field]]
}

const FIRST_CHARACTERS = 4000

function delimiterOf(text: string): string {
  const start = text.slice(0, FIRST_CHARACTERS).replace(/"[^"]*"/g, '')
  const often = (delimiter: string) => start.split(delimiter).length
  return DELIMITERS.reduce((best, one) => (often(one) > often(best) ? one : best))
}
