import { Socket } from 'node:net'
import pg, { type Connection, type Submittable } from 'pg'
import { CopiedRows, viewOf } from './copied-rows.ts'

type TakeRow = (row: CopiedRows) => void

/** A connection of its own for copying. */
export class CopyConnection {
  readonly #receiving: Receiving = { isReadAtOnce: false }
  readonly #client: pg.Client

  constructor(url: string) {
    const stream = () => reusingSocket(this.#receiving)
    this.#client = new pg.Client({ connectionString: url, application_name: 'hoanhap', stream })
  }

  /** Connects, and runs the statements that everything begins with. */
  async open(begin: string): Promise<void> {
    await this.#client.connect()
    await this.#client.query(begin)
  }

  /**
   * Asks for everything that a binary `copy … to stdout` sends, and gives its rows on one by one, as they come. They are
   * read out of the bytes on their way to the driver, which would make an object of each.
   */
  copyOut(statement: string, take: TakeRow): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#client.query(new CopyOut(statement, { receiving: this.#receiving, take, resolve, reject }))
    })
  }

  async end(): Promise<void> {
    await this.#client.end()
  }
}

interface Receiving {
  /** Whether nothing of what comes is kept until more has come. */
  isReadAtOnce: boolean
}

const RECEIVED_BYTES = 65_536

/**
 * A socket that receives into the same memory again and again: a million rows come in thousands of pieces, and memory that is
 * touched first is dear. Over TLS it gives on nothing itself.
 */
function reusingSocket(receiving: Receiving): Socket {
  const callback = (length: number, { buffer, byteOffset }: Uint8Array) => {
    const received = Buffer.from(buffer, byteOffset, length)
    socket.emit('data', receiving.isReadAtOnce ? received : Buffer.from(received))
    return true
  }
  const options = { allowHalfOpen: false, onread: { buffer: Buffer.allocUnsafe(RECEIVED_BYTES), callback } }
  const socket = new Socket(options)
  return socket
}

/** What the driver calls while the statement runs. */
class CopyOut implements Submittable {
  private endTakingRows = () => {}

  constructor(
    private readonly statement: string,
    private readonly then: {
      receiving: Receiving
      take: TakeRow
      resolve: () => void
      reject: (error: unknown) => void
    },
  ) {}

  submit(connection: Connection): void {
    this.endTakingRows = takeRows(connection, this.then.receiving, this.then.take)
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
function takeRows({ stream }: Connection, receiving: Receiving, take: TakeRow): () => void {
  const driver = stream.listeners('data') as ((bytes: Buffer) => void)[]
  const messages = new RowMessages(take)
  const listen = (bytes: Buffer) => {
    const rest = messages.takeRows(bytes)
    if (rest.length > 0) for (const listener of driver) listener.call(stream, rest)
  }
  stream.removeAllListeners('data')
  stream.on('data', listen)
  receiving.isReadAtOnce = true
  return () => {
    receiving.isReadAtOnce = false
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

  constructor(private readonly take: TakeRow) {}

  /** Gives on the rows among these bytes; returns all other messages. Keeps nothing of the memory that they lie in. */
  takeRows(received: Buffer): Buffer {
    const others: Buffer[] = []
    const missing = this.missingOf(received)
    if (missing > received.length) this.begun = Buffer.concat([this.begun, received])
    else {
      if (missing > 0) this.read(Buffer.concat([this.begun, received.subarray(0, missing)]), others)
      const read = this.read(received.subarray(missing), others)
      this.begun = Buffer.from(received.subarray(missing + read))
    }
    return others.length === 0 ? NOTHING : Buffer.concat(others)
  }

  /** How many of these bytes belong to the message that was begun; infinite while that is not known. */
  private missingOf(received: Buffer): number {
    const { begun } = this
    if (begun.length === 0) return 0
    const header = Buffer.concat([begun.subarray(0, HEADER_BYTES), received.subarray(0, HEADER_BYTES)])
    return endOf(viewOf(header), 0) - begun.length
  }

  /** Gives rows on and other messages back; returns where the last whole message ends. */
  private read(bytes: Buffer, others: Buffer[]): number {
    const view = viewOf(bytes)
    let at = 0
    this.rows.readFrom(bytes)
    for (let end = endOf(view, at); end <= bytes.length; at = end, end = endOf(view, at)) {
      if (bytes[at] !== COPY_DATA) others.push(bytes.subarray(at, end))
      else if (this.rows.next(at + HEADER_BYTES, end)) this.take(this.rows)
    }
    return at
  }
}

const NOTHING = Buffer.alloc(0)

/** Where the message ends that begins here; infinite while not even its length is there. */
function endOf(bytes: DataView, at: number): number {
  return at + HEADER_BYTES > bytes.byteLength ? Infinity : at + 1 + bytes.getInt32(at + 1)
}
