import type { TestProject } from 'vitest/node'
import { startApp } from './app.ts'

declare module 'vitest' {
  interface ProvidedContext {
    demoUrl: string
  }
}

/** One server with the demo pack on the embedded engine for all journeys, started as a newcomer starts it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const app = await startApp({})
  project.provide('demoUrl', app.url)
  return async () => {
    await app.stop()
  }
}
