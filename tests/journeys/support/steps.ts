import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { DrawnUnit, MapHandle } from '../../../web/src/map/test-handle.ts'
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

/**
 * Goes to another address in place, as a link on the page does: the page is not loaded again. What is read next must not
 * have stood there before; where loading is the subject, use `goto`.
 */
export async function follow(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => history.pushState(null, '', to), path)
}

/** Waits until a map has drawn everything that it was asked to draw; returns what it drew, by unit id. */
export async function settledMap(page: Page, id = 'main'): Promise<Map<number, DrawnUnit>> {
  const settled = await page.waitForFunction((wanted) => {
    const map = window.__map?.find((one: MapHandle) => one.id === wanted)
    const drawn = map?.idle() ? map.drawn() : []
    return drawn.length > 0 && drawn
  }, id)
  return byId((await settled.jsonValue()) || [])
}

/** The units that a map shows now, by unit id; none while it is still at work, so that a single look proves nothing. */
export async function drawnUnits(page: Page, id = 'main'): Promise<Map<number, DrawnUnit>> {
  const units = await page.evaluate((wanted) => {
    const map = window.__map?.find((one: MapHandle) => one.id === wanted)
    return map?.idle() ? map.drawn() : []
  }, id)
  return byId(units)
}

function byId(units: readonly DrawnUnit[]): Map<number, DrawnUnit> {
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

/** Reads until the page shows two frames in which the reading is the same, and returns that one. */
export async function steady<T>(page: Page, read: () => Promise<T>): Promise<T> {
  let last = await read()
  const rests = async () => {
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
    const before = JSON.stringify(last)
    last = await read()
    return JSON.stringify(last) === before
  }
  await expect.poll(rests, { message: 'it comes to rest' }).toBe(true)
  return last
}

/**
 * The pixel of the window where a map shows a place (web mercator, 512 pixels for the world at zoom 0), once the map
 * stands still.
 */
export async function pixelOf(page: Page, [lon, lat]: readonly [number, number], id = 'main') {
  await settledMap(page, id)
  const { look, box } = await steady(page, async () => ({
    look: await camera(page, id),
    box: await page.locator(`[data-map="${id}"] canvas`).boundingBox(),
  }))
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

/** Waits until a part of the page says all these texts. */
export async function expectSays(part: Locator, ...texts: string[]): Promise<void> {
  const missing = async () => {
    const said = (await part.textContent()) ?? ''
    return texts.filter((text) => !said.includes(text))
  }
  await expect.poll(missing, { message: 'texts that are not said' }).toEqual([])
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
