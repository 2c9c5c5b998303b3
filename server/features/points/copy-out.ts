import type { Client, Connection, Submittable } from 'pg'

/** Asks a server for everything that a `copy … to stdout` sends, and gives its messages on one by one, as they come. */
export function copyOut(client: Client, statement: string, take: (message: Buffer) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    client.query(new CopyOut(statement, { take, resolve, reject }))
  })
}

/** What the driver calls while the statement runs. */
class CopyOut implements Submittable {
  constructor(
    private readonly statement: string,
    private readonly then: {
      take: (message: Buffer) => void
      resolve: () => void
      reject: (error: unknown) => void
    },
  ) {}

  submit(connection: Connection): void {
    connection.query(this.statement)
  }

  handleCopyData({ chunk }: { chunk: Buffer }): void {
    this.then.take(chunk)
  }

  handleCommandComplete(): void {}

  handleReadyForQuery(): void {
    this.then.resolve()
  }

  handleError(error: unknown): void {
    this.then.reject(error)
  }
}
