import type { TestProject } from 'vitest/node'
import { AS_A_NEWCOMER, SERVER_ALONE, startApp } from './app.ts'
import { startBrowser } from './start-browser.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the browser of this run listens. */
    browserUrl: string
    /** A server for each of the workers: what a journey changes, none that is walked beside it sees. */
    demoUrls: string[]
  }
}

/** Text and panels are painted and put together by the processor at once, not by shaders that it would have to run. */
const PAINTED_WITHOUT_SHADERS = ['--disable-gpu-rasterization', '--disable-gpu-compositing']

/**
 * One browser for all journeys, and for each worker a server with the demo pack on the embedded engine. The first one is
 * started as a newcomer starts it; with `HOANHAP_JOURNEY_URL` the journeys use one that runs already.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const running = process.env.HOANHAP_JOURNEY_URL
  const programs = running ? [] : programsFor(project.config.maxWorkers)
  const [browser, ...apps] = await Promise.all([
    startBrowser(PAINTED_WITHOUT_SHADERS),
    ...programs.map((program) => startApp(program)),
  ])
  project.provide('browserUrl', browser.wsEndpoint())
  project.provide('demoUrls', running ? [running] : apps.map(({ url }) => url))
  return async () => {
    await Promise.all([browser.close(), ...apps.map((app) => app.stop())])
  }
}

/** Only one of them builds the page. */
function programsFor(workers: number): (readonly string[])[] {
  return [AS_A_NEWCOMER, ...Array.from({ length: workers - 1 }, () => SERVER_ALONE)]
}
