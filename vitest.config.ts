import { defineConfig } from 'vitest/config'

const serverTests = ['tests/server/**/*.test.ts']

/** Projects share nothing: `tests/run.mjs` runs one after the other. Server tests run once per engine. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/geo/**/*.test.ts', 'tests/seeds/**/*.test.ts', 'tests/web/**/*.test.{ts,tsx}'],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'postgres',
          include: serverTests,
          env: { TEST_ENGINE: 'postgres' },
          testTimeout: 120_000,
          hookTimeout: 300_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'pglite',
          include: serverTests,
          env: { TEST_ENGINE: 'pglite' },
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
          expect: { poll: { timeout: 60_000, interval: 200 } },
          maxWorkers: 1,
          fileParallelism: false,
        },
      },
    ],
  },
})
