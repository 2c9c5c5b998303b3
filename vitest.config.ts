import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const serverTests = ['tests/server/**/*.test.ts']

/**
 * Files that take long, in the order in which they begin: none is left to run alone at the end. The first one fills the
 * database with the real units; those that only copy it come when it is there.
 */
const FIRST = [
  'units/routes',
  'authorization/authorization',
  'server/main',
  'packs/load-pack',
  'caseload/disclosure',
  'packs/broken-packs',
  'journeys/accessibility',
  'journeys/social-officer-works-a-case',
  'journeys/when-things-fail',
  'journeys/every-theme',
]
const LAST = ['tiles/routes', 'caseload/real-units']

/** Server tests that never ask a database: they run once. */
const WITHOUT_DATABASE = [
  'config',
  'db/data-folder-lock',
  'features/addresses/geocoder',
  'features/caseload/express-table',
  'features/caseload/write-caseload',
  'features/cases/visibility',
  'features/imports/in-turns',
  'features/imports/reading/encodings',
  'features/imports/reading/hostile-files',
  'features/imports/reading/read-files',
  'features/imports/reading/read-upload',
  'features/imports/reading/record-splitter',
  'features/imports/reading/suggest-columns',
  'features/imports/reading/values',
  'features/imports/remember-readings',
  'features/imports/seen-rows',
  'features/imports/writing/workbooks',
  'features/packs/side-by-side',
  'features/packs/summarise-pack',
  'features/points/rows-by-key',
  'features/points/turns',
  'features/points/word-codes',
  'features/siting/located-people',
  'features/siting/run-solver',
  'features/tiles/shapes',
  'http/loggable-error',
  'http/page',
  'http/reason',
  'http/registry',
  'http/request-log',
  'http/sign-in-limiter',
  'secrets/keys',
  'secrets/seal',
].map(pathOf)

/**
 * Server tests of what the application guards, starts, remembers and reckons by itself, which is the same on every
 * engine, and of PostgreSQL servers themselves. What they find in the database comes by queries that tests on both engines
 * ask as well: releases and maps in `releases` and `caseload`, places and people in `access`, scenarios in `scenarios`.
 */
const ON_POSTGRES_ALONE = [
  'authorization/guards',
  'db/check-server-database',
  'features/access/roads',
  'features/access/scenario-access',
  'features/access/trial-access',
  'features/caseload/disclosure',
  'features/imports/binary-rows',
  'features/imports/kept-by-the-register',
  'features/imports/killed',
  'features/points/copy-cases',
  'features/points/run-build',
  'features/siting/roads',
  'features/siting/siting',
  'http/answer-memory',
  'http/requests',
  'key-file',
  'refused-starts',
].map(pathOf)

function pathOf(name: string): string {
  return `tests/server/${name}.test.ts`
}

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted.toSorted((a, b) => rank(a.moduleId) - rank(b.moduleId))
  }
}

function rank(path: string): number {
  const isNamed = (name: string) => path.endsWith(`/${name}.test.ts`)
  const [first, last] = [FIRST.findIndex(isNamed), LAST.findIndex(isNamed)]
  if (first >= 0) return first
  return FIRST.length + 1 + last
}

/** Projects share nothing: `tests/run.mjs` runs one after the other. Server tests run once per engine. */
export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          isolate: false,
          include: ['tests/geo/**/*.test.ts', 'tests/seeds/**/*.test.ts', 'tests/web/**/*.test.{ts,tsx}'],
          testTimeout: 60_000,
          // Left to itself Vitest leaves one processor to whoever watches.
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'postgres',
          include: serverTests,
          env: { TEST_ENGINE: 'postgres' },
          isolate: false,
          testTimeout: 120_000,
          hookTimeout: 300_000,
          // Each waits for the server, for its own processes and for files: one more than there are processors.
          maxWorkers: 3,
        },
      },
      {
        test: {
          name: 'pglite',
          include: serverTests,
          exclude: [...WITHOUT_DATABASE, ...ON_POSTGRES_ALONE],
          env: { TEST_ENGINE: 'pglite' },
          isolate: false,
          testTimeout: 300_000,
          hookTimeout: 600_000,
          // An instance takes a gigabyte and a core.
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['tests/journeys/**/*.test.ts'],
          globalSetup: ['tests/journeys/support/demo-app.ts'],
          testTimeout: 300_000,
          hookTimeout: 600_000,
          // A page drawn by software takes its time.
          expect: { poll: { timeout: 60_000, interval: 100 } },
          // On a busy machine that draws by software a step may come too late; the report names what was tried twice.
          retry: 1,
          // One page keeps one processor busy: page, server and browser wait for each other. Each worker has a server.
          maxWorkers: process.env.HOANHAP_JOURNEY_URL ? 1 : 2,
        },
      },
    ],
  },
})
