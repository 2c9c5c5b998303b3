import { type FontEncoding, fontEncoding } from './old-fonts.ts'
import { type Attributes, readWholeXml, type XmlListener } from './read-xml.ts'

/** How a cell is shown, as far as it changes what it says. */
export interface CellStyle {
  isDate: boolean
  /** Digits that a format such as `000000000000` fills with zeros; 0 for other formats. */
  digits: number
  font: FontEncoding
}

export const PLAIN: CellStyle = { isDate: false, digits: 0, font: null }

const MOST_STYLES = 70_000
const LONGEST_FORMAT = 255
/** Formats of dates and times that have a number and no code. */
const BUILT_IN_DATES = [
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54,
  55, 56, 57, 58,
]

/** The styles that cells name by number. */
export async function readStyles(chunks: AsyncIterable<Buffer>): Promise<CellStyle[]> {
  const reader = new StyleReader()
  await readWholeXml(chunks, reader)
  return reader.styles()
}

class StyleReader implements XmlListener {
  private readonly path: string[] = []
  private readonly formats = new Map<number, string>()
  private readonly fonts: FontEncoding[] = []
  private readonly cells: { format: number; font: number }[] = []

  open(name: string, attributes: Attributes): void {
    const parent = this.path.at(-1)
    this.path.push(name)
    if (parent === 'numFmts' && name === 'numFmt') {
      this.formats.set(Number(attributes.numFmtId), (attributes.formatCode ?? '').slice(0, LONGEST_FORMAT))
    } else if (parent === 'fonts' && name === 'font') this.fonts.push(null)
    else if (parent === 'font' && name === 'name' && this.path.at(-3) === 'fonts') {
      this.fonts[this.fonts.length - 1] = fontEncoding(attributes.val ?? '')
    } else if (parent === 'cellXfs' && name === 'xf' && this.cells.length < MOST_STYLES) {
      this.cells.push({ format: Number(attributes.numFmtId ?? 0), font: Number(attributes.fontId ?? 0) })
    }
  }

  close(): void {
    this.path.pop()
  }

  styles(): CellStyle[] {
    return this.cells.map(({ format, font }) => {
      const code = this.formats.get(format) ?? ''
      return {
        isDate: BUILT_IN_DATES.includes(format) || isDateFormat(code),
        digits: /^0{2,}$/.test(code) ? code.length : 0,
        font: this.fonts[font] ?? null,
      }
    })
  }
}

/** Whether a format shows a day: what is quoted, escaped, filled, coloured or a locale does not count. */
export function isDateFormat(code: string): boolean {
  const shown = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '')
  return shown.toLowerCase() !== 'general' && /[dmyhs]/i.test(shown)
}
