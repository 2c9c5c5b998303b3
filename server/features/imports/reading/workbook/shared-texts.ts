import { LIMITS } from '../limits.ts'
import { UploadRefused } from '../refusals.ts'
import { asFontShows, type FontEncoding, fontEncoding } from './old-fonts.ts'
import { type Attributes, readWholeXml, type XmlListener } from './read-xml.ts'

/** A text that cells name by number, or that stands in one. */
export interface RichText {
  text: string
  /** Whether its runs say their font: the font of the cell then says nothing about it. */
  hasFonts: boolean
  /** Whether a run was in an old font and was converted. */
  isConverted: boolean
}

const ESCAPED = /_x([0-9A-Fa-f]{4})_/g

/** The texts that the cells of a workbook share. @throws UploadRefused too_large */
export async function readSharedTexts(chunks: AsyncIterable<Buffer>): Promise<(string | RichText)[]> {
  const texts: (string | RichText)[] = []
  const reader = new RichTextReader('si', (rich) => {
    if (texts.length >= LIMITS.sharedTexts) throw new UploadRefused('too_large')
    texts.push(rich.hasFonts ? rich : rich.text)
  })
  await readWholeXml(chunks, reader)
  return texts
}

/** Reads every `<si>` or `<is>`: text, or runs of text with fonts of their own; readings for pronunciation are left out. */
export class RichTextReader implements XmlListener {
  private rich: RichText | null = null
  private font: FontEncoding | 'cell' = 'cell'
  private run = ''
  private isInText = false
  private isInPronunciation = false
  private readonly element: string
  private readonly tell: (rich: RichText) => void

  constructor(element: 'si' | 'is', tell: (rich: RichText) => void) {
    this.element = element
    this.tell = tell
  }

  open(name: string, attributes: Attributes): void {
    if (name === this.element) this.rich = { text: '', hasFonts: false, isConverted: false }
    else if (name === 'rPh') this.isInPronunciation = true
    else if (name === 'r') this.font = 'cell'
    else if (name === 'rFont') this.font = fontEncoding(attributes.val ?? '')
    else if (name === 't') {
      this.isInText = !this.isInPronunciation
      this.run = ''
    }
  }

  text(text: string): void {
    if (!this.isInText) return
    this.run += text
    if (this.run.length > LIMITS.cellCharacters) throw new UploadRefused('cell_too_long')
  }

  close(name: string): void {
    if (name === 'rPh') this.isInPronunciation = false
    else if (name === 't' && this.isInText) this.endRun()
    else if (name === this.element && this.rich) {
      this.tell(this.rich)
      this.rich = null
      this.font = 'cell'
    }
  }

  private endRun(): void {
    this.isInText = false
    if (!this.rich) return
    const written = unescaped(this.run)
    const shown = this.font === 'cell' ? written : asFontShows(written, this.font)
    this.rich.hasFonts ||= this.font !== 'cell'
    this.rich.isConverted ||= shown !== written
    this.rich.text += shown
    if (this.rich.text.length > LIMITS.cellCharacters) throw new UploadRefused('cell_too_long')
  }
}

/** `_x000D_` stands for a character that XML cannot hold. */
export function unescaped(text: string): string {
  return text.includes('_x')
    ? text.replace(ESCAPED, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text
}
