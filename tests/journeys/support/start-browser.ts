import { type BrowserServer, chromium } from 'playwright-core'

const flags = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
]

/** Debian's Chromium, drawing WebGL in software: one for all journeys, so that shaders are compiled once. */
export function startBrowser(more: readonly string[] = []): Promise<BrowserServer> {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
  return chromium.launchServer({ executablePath, args: [...flags, ...more] })
}
