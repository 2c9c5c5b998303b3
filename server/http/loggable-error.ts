/** What the log may hold of something that failed. */
export interface LoggableError {
  name: string
  /** Of the system or the database (SQLSTATE), such as `ECONNRESET` or `23514`. */
  code?: string
  /** Of the database: what was broken. */
  table?: string
  constraint?: string
  /** Never of an error of the database: it may repeat values of a row. */
  message?: string
  /** Where it happened, without the message. */
  at: string[]
  cause?: LoggableError
}

/**
 * An error as the log may hold it. The database repeats values in its words ("Failing row contains …"), so of its errors
 * only names and codes are kept; of all others the message as well.
 */
export function loggableError(error: unknown): LoggableError {
  if (!(error instanceof Error)) return { name: typeof error, at: [] }
  const { name, cause } = error
  const ofDatabase = named(error, 'severity') !== undefined
  return {
    name,
    code: named(error, 'code'),
    table: named(error, 'table_name') ?? named(error, 'table'),
    constraint: named(error, 'constraint_name') ?? named(error, 'constraint'),
    ...(ofDatabase ? {} : { message: error.message }),
    at: framesOf(error),
    ...(cause === undefined ? {} : { cause: loggableError(cause) }),
  }
}

function named(error: Error, key: string): string | undefined {
  const value: unknown = Reflect.get(error, key)
  return typeof value === 'string' ? value : undefined
}

function framesOf({ stack = '', message }: Error): string[] {
  const lines = stack.replace(message, '').split('\n')
  return lines.map((line) => line.trim()).filter((line) => /^at .*:\d+:\d+\)?$/.test(line))
}
