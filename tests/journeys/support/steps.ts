import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { MapHandle } from '../../../web/src/map/test-handle.ts'
import type { Watch } from './browser.ts'

export const DEMO_PASSWORD = 'hoa-nhap-demo'

/** Signs in through the form and waits for the first useful map. */
export async function signIn(page: Page, url: string, username: string, search = ''): Promise<void> {
  await page.goto(`${url}/${search}`)
  await page.getByLabel('Tên đăng nhập').fill(username)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(DEMO_PASSWORD)
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click()
}

/** Signs in and waits until the map stands still. */
export async function openMap(page: Page, url: string, username: string, search = ''): Promise<void> {
  await signIn(page, url, username, search)
  await settledMap(page)
}

/** Waits until a map has drawn everything that it was asked to draw. */
export async function settledMap(page: Page, id = 'main'): Promise<void> {
  await page.waitForFunction((wanted) => {
    const map = window.__map?.find((one: MapHandle) => one.id === wanted)
    return map?.idle() === true && map.drawn().length > 0
  }, id)
}

/** The units that a map shows now, by unit id. */
export async function drawnUnits(page: Page, id = 'main') {
  const units = await page.evaluate(
    (wanted) => window.__map?.find((one: MapHandle) => one.id === wanted)?.drawn() ?? [],
    id,
  )
  return new Map(units.map((unit) => [unit.unitId, unit]))
}

export function mapLabels(page: Page, id = 'main'): Promise<string[]> {
  return page.evaluate(
    (wanted) => window.__map?.find((one: MapHandle) => one.id === wanted)?.labels() ?? [],
    id,
  )
}

/** The answer of the API to the page's own session. */
export async function api<T>(page: Page, path: string): Promise<T> {
  return page.evaluate(async (address) => (await fetch(`/api/v1${address}`)).json(), path)
}

/** What no journey may leave behind. */
export function expectCleanRun(watch: Watch): void {
  expect(watch.consoleErrors).toEqual([])
  expect(watch.outsideRequests).toEqual([])
  expect(watch.serverErrors).toEqual([])
}
