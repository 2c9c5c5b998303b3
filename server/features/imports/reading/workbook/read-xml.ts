import { SaxesParser } from 'saxes'
import { LIMITS } from '../limits.ts'
import { UploadRefused } from '../refusals.ts'

export type Attributes = Readonly<Record<string, string>>

/** What is told of a part. Names come without their prefix: writers differ in it. */
export interface XmlListener {
  open(name: string, attributes: Attributes): void
  close?(name: string): void
  text?(text: string): void
}

/**
 * Tells `listener` of a part, piece by piece; each step is one piece. Nothing is ever fetched, no entity is defined.
 * @throws UploadRefused broken_workbook when it is not sound XML, unsafe_xml when it declares a document type or is nested too deeply
 */
export async function* readXml(chunks: AsyncIterable<Buffer>, listener: XmlListener): AsyncGenerator<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const watched = new WatchedParser(listener)
  for await (const chunk of chunks) {
    watched.write(decoded(() => decoder.decode(chunk, { stream: true })))
    yield
  }
  watched.write(decoded(() => decoder.decode()))
  watched.end()
  yield
}

/** Tells of the whole part. @throws as `readXml` */
export async function readWholeXml(chunks: AsyncIterable<Buffer>, listener: XmlListener): Promise<void> {
  for await (const _piece of readXml(chunks, listener));
}

class WatchedParser {
  private readonly parser = new SaxesParser()
  private depth = 0
  /** Characters since anything was told. */
  private silence = 0

  constructor(listener: XmlListener) {
    this.parser.on('opentag', ({ name, attributes }) => {
      this.deeper()
      listener.open(localName(name), attributes)
    })
    this.parser.on('closetag', ({ name }) => {
      this.depth -= 1
      this.silence = 0
      listener.close?.(localName(name))
    })
    this.parser.on('text', (text) => {
      this.silence = 0
      listener.text?.(text)
    })
    this.parser.on('cdata', (text) => listener.text?.(text))
    this.parser.on('doctype', () => {
      throw new UploadRefused('unsafe_xml')
    })
    this.parser.on('error', () => {
      throw new UploadRefused('broken_workbook')
    })
  }

  write(text: string): void {
    this.silence += text.length
    this.parser.write(text)
    if (this.silence > LIMITS.xmlSilence) throw new UploadRefused('cell_too_long')
  }

  end(): void {
    this.parser.close()
  }

  private deeper(): void {
    this.silence = 0
    this.depth += 1
    if (this.depth > LIMITS.xmlDepth) throw new UploadRefused('unsafe_xml')
  }
}

function decoded(decode: () => string): string {
  try {
    return decode()
  } catch (error) {
    if (error instanceof TypeError) throw new UploadRefused('broken_workbook')
    throw error
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
