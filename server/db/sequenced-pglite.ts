import { PGlite } from '@electric-sql/pglite'

const SYNC = 'S'.charCodeAt(0)
const SIMPLE_QUERY = 'Q'.charCodeAt(0)
/** `ReadyForQuery`: its letter, its length of five, and one byte for the state of the transaction. */
const READY_FOR_QUERY = [0x5a, 0, 0, 0, 5]

/**
 * PGlite behind a socket, with the order of PostgreSQL's protocol. The socket server hands over one message at a time,
 * and PGlite 0.5 says `ReadyForQuery` after every message that fails, where PostgreSQL is silent until the client's
 * `Sync`. The client would take the second one for the end of its next query and from then on read every answer under
 * the wrong question. So: nothing after an error until `Sync`, and `ReadyForQuery` only for `Sync` and simple queries.
 */
export class SequencedPGlite extends PGlite {
  #skipping = false

  override async execProtocolRawStream(
    message: Uint8Array,
    options: NonNullable<Parameters<PGlite['execProtocolRawStream']>[1]>,
  ): Promise<void> {
    const type = message[0]
    // A start-up message begins with its length, whose first byte is zero: a new client begins afresh.
    const ends = type === SYNC || type === SIMPLE_QUERY || type === 0
    if (ends) this.#skipping = false
    if (this.#skipping) return
    if (ends) return super.execProtocolRawStream(message, options)
    await this.#withoutReadyForQuery(message, options)
  }

  /** Holds back the last piece of the answer, which is where an error ends. */
  async #withoutReadyForQuery(
    message: Uint8Array,
    options: NonNullable<Parameters<PGlite['execProtocolRawStream']>[1]>,
  ): Promise<void> {
    let last: Uint8Array | null = null
    await super.execProtocolRawStream(message, {
      ...options,
      onRawData: (data) => {
        if (last) options.onRawData?.(last)
        last = data.slice()
      },
    })
    if (last === null) return
    this.#skipping = endsWithReadyForQuery(last)
    options.onRawData?.(this.#skipping ? withoutReadyForQuery(last) : last)
  }
}

// No other message can end in these bytes: all others that end an answer end in zero or one.
function endsWithReadyForQuery(data: Uint8Array): boolean {
  const start = data.length - READY_FOR_QUERY.length - 1
  return start >= 0 && READY_FOR_QUERY.every((byte, index) => data[start + index] === byte)
}

function withoutReadyForQuery(data: Uint8Array): Uint8Array {
  return data.subarray(0, data.length - READY_FOR_QUERY.length - 1)
}
