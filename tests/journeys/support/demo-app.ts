import type { TestProject } from 'vitest/node'
import { startApp } from './app.ts'

declare module 'vitest' {
  interface ProvidedContext {
    demoUrl: string
  }
}

/**
 * One server with the demo pack on the embedded engine for all journeys, started as a newcomer starts it; with
 * `HOANHAP_JOURNEY_URL` the journeys use one that runs already.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const running = process.env.HOANHAP_JOURNEY_URL
  if (running) {
    project.provide('demoUrl', running)
    return async () => {}
  }
  const app = await startApp({})
  project.provide('demoUrl', app.url)
  return async () => {
    await app.stop()
  }
}
