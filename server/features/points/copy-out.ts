import type { Client, Connection, Submittable } from 'pg'
import { CopiedRows, viewOf } from './copied-rows.ts'

/**
 * Asks a server for everything that a binary `copy … to stdout` sends, and gives its rows on one by one, as they come. They
 * are read out of the bytes on their way to the driver, which would make an object of each.
 */
export function copyOut(client: Client, statement: string, take: (row: CopiedRows) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    client.query(new CopyOut(statement, { take, resolve, reject }))
  })
}

/** What the driver calls while the statement runs. */
class CopyOut implements Submittable {
  private endTakingRows = () => {}

  constructor(
    private readonly statement: string,
    private readonly then: {
      take: (row: CopiedRows) => void
      resolve: () => void
      reject: (error: unknown) => void
    },
  ) {}

  submit(connection: Connection): void {
    this.endTakingRows = takeRows(connection, this.then.take)
    connection.query(this.statement)
  }

  handleCommandComplete(): void {}

  handleReadyForQuery(): void {
    this.endTakingRows()
    this.then.resolve()
  }

  handleError(error: unknown): void {
    this.endTakingRows()
    this.then.reject(error)
  }
}

/** Takes rows out of what a connection receives; the driver gets everything else. Returns what ends it. */
function takeRows({ stream }: Connection, take: (row: CopiedRows) => void): () => void {
  const driver = stream.listeners('data') as ((bytes: Buffer) => void)[]
  const messages = new RowMessages(take)
  const listen = (bytes: Buffer) => {
    const rest = messages.takeRows(bytes)
    if (rest.length > 0) for (const listener of driver) listener.call(stream, rest)
  }
  stream.removeAllListeners('data')
  stream.on('data', listen)
  return () => {
    stream.off('data', listen)
    for (const listener of driver) stream.on('data', listener)
  }
}

const COPY_DATA = 0x64
/** The kind of a message, and its length without the kind. */
const HEADER_BYTES = 5

class RowMessages {
  private readonly rows = new CopiedRows()
  /** The beginning of a message whose end has not come yet. */
  private begun: Buffer = NOTHING

  constructor(private readonly take: (row: CopiedRows) => void) {}

  /** Gives on the rows among these bytes; returns all other messages. */
  takeRows(received: Buffer): Buffer {
    const bytes = this.begun.length > 0 ? Buffer.concat([this.begun, received]) : received
    const view = viewOf(bytes)
    const others: Buffer[] = []
    let at = 0
    this.rows.readFrom(bytes)
    for (let end = endOf(view, at); end <= bytes.length; at = end, end = endOf(view, at)) {
      if (bytes[at] !== COPY_DATA) others.push(bytes.subarray(at, end))
      else if (this.rows.next(at + HEADER_BYTES, end)) this.take(this.rows)
    }
    this.begun = bytes.subarray(at)
    return others.length === 0 ? NOTHING : Buffer.concat(others)
  }
}

const NOTHING = Buffer.alloc(0)

/** Where the message ends that begins here; infinite while not even its length is there. */
function endOf(bytes: DataView, at: number): number {
  return at + HEADER_BYTES > bytes.byteLength ? Infinity : at + 1 + bytes.getInt32(at + 1)
}
