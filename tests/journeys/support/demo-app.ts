import type { TestProject } from 'vitest/node'
import { startApp } from './app.ts'
import { startBrowser } from './start-browser.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the browser of this run listens. */
    browserUrl: string
    demoUrl: string
  }
}

/** Text and panels are painted and put together by the processor at once, not by shaders that it would have to run. */
const PAINTED_WITHOUT_SHADERS = ['--disable-gpu-rasterization', '--disable-gpu-compositing']

/**
 * One browser, and one server with the demo pack on the embedded engine, for all journeys. The server is started as a
 * newcomer starts it; with `HOANHAP_JOURNEY_URL` the journeys use one that runs already.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const browser = await startBrowser(PAINTED_WITHOUT_SHADERS)
  project.provide('browserUrl', browser.wsEndpoint())
  const running = process.env.HOANHAP_JOURNEY_URL
  const app = running ? null : await startApp({})
  project.provide('demoUrl', app?.url ?? running ?? '')
  return async () => {
    await browser.close()
    await app?.stop()
  }
}
