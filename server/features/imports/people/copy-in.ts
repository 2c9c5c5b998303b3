import type { Client, Connection, Submittable } from 'pg'
import type { Trx } from '../../../db/transactions.ts'

/** A cell of a row that is copied; bytes as `\x` and hexadecimal digits. */
export type CopiedCell = string | number | null

/** Gives a server the rows of a `copy … from stdin`, over the connection of a transaction. @throws what the server refuses */
export async function copyIn(
  trx: Trx,
  statement: string,
  rows: readonly (readonly CopiedCell[])[],
): Promise<void> {
  const client: Client = await trx.client.acquireConnection()
  await new Promise<void>((resolve, reject) => {
    client.query(new CopyIn(statement, Buffer.from(linesOf(rows), 'utf8'), { resolve, reject }))
  })
}

/** Rows as PostgreSQL reads them in its text format. */
export function linesOf(rows: readonly (readonly CopiedCell[])[]): string {
  return rows.map((cells) => `${cells.map(cellText).join('\t')}\n`).join('')
}

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function cellText(cell: CopiedCell): string {
  if (cell === null) return '\\N'
  if (typeof cell === 'number') return String(cell)
  return cell.replace(/[\\\t\n\r]/g, (character) => ESCAPES[character] as string)
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
