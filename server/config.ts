import { relative, resolve, sep } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { StartRefused } from './start-refused.ts'

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost'])

const WholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.int().min(least, `must be at least ${least}`).max(most, `must be at most ${most}`))

const WebAddress = z
  .url({ protocol: /^https?$/, error: 'must be an http or https address' })
  .transform((text) => new URL(text))

const Flags = z.object({
  pack: z.string().min(1, 'must name a folder, or "demo"').optional(),
  'with-synthetic-people': WholeNumber(1, 2_000_000).optional(),
  'demo-accounts': z.boolean().optional(),
  port: WholeNumber(0, 65_535).optional(),
  data: z.string().min(1, 'must name a folder').optional(),
})

const Environment = z.object({
  PORT: WholeNumber(0, 65_535).default(8080),
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9_.:-]+$/, 'must be an address or a host name')
    .default('127.0.0.1'),
  PUBLIC_URL: WebAddress.refine(
    (url) => url.pathname === '/' && !url.search && !url.hash,
    'must have no path',
  ).optional(),
  HOANHAP_DATA: z.string().min(1).default('.data'),
  HOANHAP_KEY_FILE: z.string().min(1).optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// address' }).optional(),
  DATABASE_MIGRATE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// address' })
    .optional(),
  ROUTING_URL: WebAddress.optional(),
  GEOCODER_URL: WebAddress.optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('warn'),
  NODE_ENV: z.string().optional(),
})
export type Environment = z.infer<typeof Environment>

/** Everything that a start is told by its flags and its environment. */
export interface ServerConfig {
  host: string
  port: number
  publicUrl: URL | null
  /** Absolute path of the data folder. */
  dataDirectory: string
  databaseUrl: string | null
  /** A routing service with the table API of OSRM; null: nothing is asked of anybody. */
  routingUrl: URL | null
  /** A geocoding service with the search of Nominatim; null: no address is sent to anybody. */
  geocoderUrl: URL | null
  /** Absolute path of the key file that was named; null for the one in the data folder. */
  keyFile: string | null
  /** Which data to serve: those named, the demo pack, or what this data folder served last. */
  pack: { kind: 'folder'; directory: string } | { kind: 'demo' } | { kind: 'last' }
  /** How many synthetic people to put on the pack's communes; null for none. */
  syntheticPeople: number | null
  demoAccounts: boolean
  logLevel: Environment['LOG_LEVEL']
  /** Whether answers are checked against their schemas before they leave. */
  checkResponses: boolean
}

/** Reads flags and environment. Throws StartRefused, in one line, for anything unknown or malformed. */
export function readConfig(args: string[], env: NodeJS.ProcessEnv): ServerConfig {
  const flags = readFlags(args)
  const environment = readEnvironment(env)
  return {
    host: environment.HOST,
    port: flags.port ?? environment.PORT,
    publicUrl: environment.PUBLIC_URL ?? null,
    dataDirectory: resolve(flags.data ?? environment.HOANHAP_DATA),
    databaseUrl: environment.DATABASE_URL ?? null,
    routingUrl: environment.ROUTING_URL ?? null,
    geocoderUrl: environment.GEOCODER_URL ?? null,
    keyFile: environment.HOANHAP_KEY_FILE ? resolve(environment.HOANHAP_KEY_FILE) : null,
    pack: packChoice(flags.pack),
    syntheticPeople: flags['with-synthetic-people'] ?? null,
    demoAccounts: flags['demo-accounts'] ?? false,
    logLevel: environment.LOG_LEVEL,
    checkResponses: environment.NODE_ENV === 'test' || environment.NODE_ENV === 'development',
  }
}

/** Whether other machines could reach the server without https in front of it. */
export function isExposed({ host, publicUrl }: Pick<ServerConfig, 'host' | 'publicUrl'>): boolean {
  return !LOOPBACK.has(host) && publicUrl?.protocol !== 'https:'
}

/** Whether the key file lies outside the data folder, so that neither its copies nor its thief have both. */
export function keysAreApart({
  keyFile,
  dataDirectory,
}: Pick<ServerConfig, 'keyFile' | 'dataDirectory'>): boolean {
  return keyFile !== null && relative(dataDirectory, keyFile).split(sep)[0] === '..'
}

/** The environment of the contract, typed. An empty variable counts as one that is not set. */
export function readEnvironment(env: NodeJS.ProcessEnv): Environment {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const unknown = Object.keys(given).find(
    (name) => name.startsWith('HOANHAP_') && !(name in Environment.shape),
  )
  if (unknown) throw new StartRefused(`unknown environment variable ${unknown}`)
  return parse(Environment, given, (name) => name)
}

function readFlags(args: string[]): z.infer<typeof Flags> {
  return parse(Flags, parseFlags(args), (name) => `--${name}`)
}

function parseFlags(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        pack: { type: 'string' },
        'with-synthetic-people': { type: 'string' },
        'demo-accounts': { type: 'boolean' },
        port: { type: 'string' },
        data: { type: 'string' },
      },
    })
    return values
  } catch (error) {
    // Node explains at length; its first sentence names the flag.
    const [reason] = error instanceof Error ? error.message.split(/\. |\n/) : ['flags could not be read']
    throw new StartRefused(`${reason}`)
  }
}

function parse<T>(schema: z.ZodType<T>, value: unknown, nameOf: (key: string) => string): T {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new StartRefused(`${nameOf(String(issue?.path[0]))}: ${issue?.message}`)
}

function packChoice(pack: string | undefined): ServerConfig['pack'] {
  if (pack === undefined) return { kind: 'last' }
  return pack === 'demo' ? { kind: 'demo' } : { kind: 'folder', directory: resolve(pack) }
}
