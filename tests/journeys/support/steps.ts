import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { MapHandle } from '../../../web/src/map/test-handle.ts'
import { openPage, type VisitedPage, type Watch } from './browser.ts'
import { say, words } from './words.ts'

export const DEMO_PASSWORD = 'hoa-nhap-demo'

/** Signs in through the form, as a person does. */
export async function signIn(page: Page, username: string, password = DEMO_PASSWORD): Promise<void> {
  await page.getByLabel(words.signIn.username).fill(username)
  await page.getByLabel(words.signIn.password, { exact: true }).fill(password)
  await page.getByRole('button', { name: words.signIn.submit, exact: true }).click()
}

/** A page of somebody who has signed in already; journeys that are about signing in use the form. */
export async function visit(
  browser: Browser,
  url: string,
  who: { username: string; path?: string; options?: BrowserContextOptions; provoked?: RegExp },
): Promise<VisitedPage> {
  const visited = await openPage(browser, url, who.options, who.provoked)
  const data = { username: who.username, password: DEMO_PASSWORD }
  const answer = await visited.page.context().request.post(`${url}/api/v1/session`, { data })
  expect(answer.status(), `${who.username} signs in`).toBe(201)
  await visited.page.goto(`${url}${who.path ?? '/'}`)
  return visited
}

/** Waits until a map has drawn everything that it was asked to draw. */
export async function settledMap(page: Page, id = 'main'): Promise<void> {
  await page.waitForFunction((wanted) => {
    const map = window.__map?.find((one: MapHandle) => one.id === wanted)
    return map?.idle() === true && map.drawn().length > 0
  }, id)
}

/** The units that a map shows now, by unit id; none while it is still at work. */
export async function drawnUnits(page: Page, id = 'main') {
  const units = await page.evaluate((wanted) => {
    const map = window.__map?.find((one: MapHandle) => one.id === wanted)
    return map?.idle() ? map.drawn() : []
  }, id)
  return new Map(units.map((unit) => [unit.unitId, unit]))
}

export function mapLabels(page: Page, id = 'main'): Promise<string[]> {
  return page.evaluate(
    (wanted) => window.__map?.find((one: MapHandle) => one.id === wanted)?.labels() ?? [],
    id,
  )
}

/** How many employers and services the markers of a map stand for. */
export function placesOn(page: Page, id = 'main') {
  return page.evaluate((wanted) => window.__map?.find((one: MapHandle) => one.id === wanted)?.places(), id)
}

/** Where a map looks. */
export function camera(page: Page, id = 'main') {
  return page.evaluate((wanted) => window.__map?.find((one: MapHandle) => one.id === wanted)?.camera(), id)
}

/** The pixel of the window where a map shows a place (web mercator, 512 pixels for the world at zoom 0). */
export async function pixelOf(page: Page, [lon, lat]: readonly [number, number], id = 'main') {
  const look = await camera(page, id)
  const box = await page.locator(`[data-map="${id}"] canvas`).boundingBox()
  if (!look || !box) throw new Error(`the map ${id} is not on the page`)
  const world = 512 * 2 ** look.zoom
  const east = (degrees: number) => degrees / 360
  const south = (degrees: number) =>
    -Math.log(Math.tan(Math.PI / 4 + (degrees * Math.PI) / 360)) / (2 * Math.PI)
  return {
    x: box.x + box.width / 2 + world * (east(lon) - east(look.lon)),
    y: box.y + box.height / 2 + world * (south(lat) - south(look.lat)),
  }
}

/** The answer of the API to the page's own session. */
export async function api<T>(page: Page, path: string): Promise<T> {
  const answer = await page.context().request.get(new URL(`/api/v1${path}`, page.url()).href)
  expect(answer.status(), path).toBe(200)
  return answer.json()
}

/** Chooses in a list that hangs on its button. */
export async function pick(page: Page, label: string, option: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${label}: `) }).click()
  await page.getByRole('menuitemradio', { name: option }).click()
}

/** The code of the place in the address bar, once there is one. */
export async function openedPlace(page: Page): Promise<string> {
  await page.waitForURL(/[?&]place=/)
  return new URL(page.url()).searchParams.get('place')?.split(':')[1] ?? ''
}

/** The number at the end of every row of the legend. */
export async function legendCounts(page: Page): Promise<number[]> {
  const rows: Locator = page.getByRole('region', { name: words.legend.title }).getByRole('listitem')
  const texts = await rows.allInnerTexts()
  return texts.map((text) => Number(text.trim().split(/\s/).at(-1)?.replaceAll('.', '')))
}

/** Presses the button that shows the day before a change, in the list of days. */
export async function showDayBefore(page: Page, day: string): Promise<void> {
  const days = page.getByRole('dialog', { name: words.top.unitsOnTitle })
  await page.keyboard.press('d')
  await days.getByRole('button', { name: say(words.top.dayBefore, { day }) }).click()
  await days.waitFor({ state: 'detached' })
}

/** What no journey may leave behind. */
export function expectCleanRun(watch: Watch): void {
  expect(watch.consoleErrors).toEqual([])
  expect(watch.outsideRequests).toEqual([])
  expect(watch.serverErrors).toEqual([])
}
