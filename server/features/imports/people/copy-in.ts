import type { Client, Connection, Submittable } from 'pg'
import type { Trx } from '../../../db/transactions.ts'

/**
 * Gives a server the bytes of a `copy … from stdin`, over the connection of a transaction. @throws what the server refuses
 */
export async function copyIn(trx: Trx, statement: string, bytes: Buffer): Promise<void> {
  const client: Client = await trx.client.acquireConnection()
  await new Promise<void>((resolve, reject) => {
    client.query(new CopyIn(statement, bytes, { resolve, reject }))
  })
}

/** What of the driver's connection answers a server that waits for rows. */
interface CopyingConnection {
  sendCopyFromChunk(bytes: Buffer): void
  endCopyFrom(): void
}

/** What the driver calls while the statement runs. */
class CopyIn implements Submittable {
  constructor(
    private readonly statement: string,
    private readonly bytes: Buffer,
    private readonly then: { resolve: () => void; reject: (error: unknown) => void },
  ) {}

  submit(connection: Connection): void {
    connection.query(this.statement)
  }

  handleCopyInResponse(connection: CopyingConnection): void {
    connection.sendCopyFromChunk(this.bytes)
    connection.endCopyFrom()
  }

  handleCommandComplete(): void {}

  handleReadyForQuery(): void {
    this.then.resolve()
  }

  handleError(error: unknown): void {
    this.then.reject(error)
  }
}
