import type { AuditList, UnitDates } from '@hoanhap/server/contract.ts'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wordsOf } from '../../web/src/features/audit/action-words.ts'
import { demoUrl, launchBrowser, openPage, type VisitedPage } from './support/browser.ts'
import { api, expectCleanRun, expectSays, settledMap, signIn, visit } from './support/steps.ts'
import { formatDay, formatMoment, say, words } from './support/words.ts'

const PASSWORD = 'mot-mat-khau-du-dai'
const username = `officer.${Date.now().toString(36)}`
const displayName = `Nguyễn Thị Thử ${username.slice(8)}`

/** The administrator lets somebody in and out again; the auditor can tell; nobody else comes near. */
describe('accounts and the log', () => {
  const url = demoUrl()
  let browser: Browser
  let admin: VisitedPage
  let page: Page
  beforeAll(async () => {
    browser = await launchBrowser()
    admin = await visit(browser, url, {
      username: 'admin',
      path: '/accounts',
      provoked: /status of (403|409)/,
    })
    page = admin.page
  })
  afterAll(() => browser.close())

  const dialog = () => page.getByRole('dialog')
  const rowOf = (name: string): Locator => page.getByRole('row').filter({ hasText: name })

  async function openCreate(): Promise<void> {
    await page.getByRole('button', { name: words.accounts.create }).click()
    await dialog().getByLabel(words.accounts.name, { exact: true }).fill(displayName)
    await dialog().getByLabel(words.accounts.username, { exact: true }).fill(username)
    await dialog().getByLabel(words.accounts.password, { exact: true }).fill(PASSWORD)
  }
  const submit = () => dialog().getByRole('button', { name: words.accounts.create }).click()

  it('refuses roles that are never held together, in words, and keeps what was typed', async () => {
    await openCreate()
    await dialog().getByRole('checkbox', { name: words.role.police_officer }).check()
    await dialog().getByRole('checkbox', { name: words.role.social_officer, exact: true }).check()
    await submit()
    await dialog().getByText(words.accounts.rolesConflict).waitFor()
    expect(await dialog().getByLabel(words.accounts.username, { exact: true }).inputValue()).toBe(username)
    await dialog().getByRole('checkbox', { name: words.role.police_officer }).uncheck()
  })

  it('adds a social officer with a scope that ends on a day', async () => {
    const { today } = await api<UnitDates>(page, '/units/dates')
    await dialog().getByLabel(words.accounts.scopeAdd).fill('hai lam')
    await dialog()
      .getByRole('button', { name: /^Thành phố Hải Lam/ })
      .click()
    await dialog().getByLabel(words.accounts.scopeFrom).fill(today)
    await dialog().getByLabel(words.accounts.scopeTo).fill('2027-12-31')
    await submit()
    await page.getByText(say(words.accounts.createdOne, { name: displayName })).waitFor()
    const until = say(words.unit.until, { day: formatDay('2027-12-31', 'vi') })
    await expectSays(rowOf(username), words.role.social_officer, 'Thành phố Hải Lam', until)
    expectCleanRun(admin.watch)
  })

  it('says so when the name is taken', async () => {
    await openCreate()
    await dialog().getByRole('checkbox', { name: words.role.planner }).check()
    await submit()
    await dialog().getByText(words.accounts.taken).waitFor()
    await dialog().getByRole('button', { name: words.app.cancel }).click()
    await dialog().waitFor({ state: 'detached' })
  })

  it('lets the new person in, and out at the next request once the session is ended', async () => {
    const officer = await openPage(browser, url)
    await officer.page.goto(`${url}/?view=table&place=province:07`)
    await signIn(officer.page, username, PASSWORD)
    await officer.page.locator('tbody tr[data-unit]').first().waitFor()
    await officer.page.getByRole('button', { name: say(words.top.account, { name: displayName }) }).click()
    await officer.page.getByText(`${words.top.scope}: Thành phố Hải Lam`).waitFor()
    await officer.page.keyboard.press('Escape')
    await page.reload()
    await page.getByRole('button', { name: say(words.accounts.edit, { name: displayName }) }).click()
    await dialog().getByRole('button', { name: words.accounts.sessionEnd }).click()
    await dialog().getByText(words.accounts.sessionNone).waitFor()
    await dialog().getByRole('button', { name: words.app.close }).click()
    await officer.page.getByRole('radio', { name: words.level.district }).click()
    await officer.page.getByRole('button', { name: words.signIn.submit, exact: true }).waitFor()
    expect(await officer.page.locator('tbody tr').count()).toBe(0)
    expectCleanRun(officer.watch)
    await officer.close()
  })

  it('locks the account, and the person is told no more than that the name or password is wrong', async () => {
    await page.reload()
    await page.getByRole('button', { name: say(words.accounts.edit, { name: displayName }) }).click()
    await dialog().getByRole('switch', { name: words.accounts.disable }).click()
    await dialog().getByRole('button', { name: words.accounts.save }).click()
    await page.getByText(words.accounts.saved).waitFor()
    await expectSays(rowOf(username), words.accounts.disabled)
    const officer = await openPage(browser, url)
    await officer.page.goto(url)
    await signIn(officer.page, username, PASSWORD)
    await officer.page.getByText(words.signIn.wrong).waitFor()
    expectCleanRun(officer.watch)
    await officer.close()
  })

  it('does not let administrators touch their own account', async () => {
    const own = page.getByRole('button', { name: words.accounts.yourself })
    await expect.poll(() => own.isDisabled()).toBe(true)
    const { items } = await api<{ items: { id: number; username: string }[] }>(page, '/accounts?search=admin')
    const id = items.find((account) => account.username === 'admin')?.id
    const answer = await page.context().request.patch(`${url}/api/v1/accounts/${id}`, {
      data: { displayName: 'Khác' },
      headers: { 'if-match': '"v1"' },
    })
    expect([403, 409]).toContain(answer.status())
    expectCleanRun(admin.watch)
  })

  it('shows the auditor what happened, newest first, as the API tells it', async () => {
    const auditor = await visit(browser, url, { username: 'auditor', path: '/audit' })
    const cells = auditor.page.locator('tbody tr')
    await cells.first().waitFor()
    const { items } = await api<AuditList>(auditor.page, '/audit?limit=20')
    const shown = (await cells.allTextContents()).join('\n')
    for (const { at, username: who, action } of items.slice(1)) {
      expect(shown).toContain(formatMoment(at, 'vi'))
      expect(shown).toContain(who)
      expect(shown).toContain(actionInWords(action))
    }
    expect(items.map((entry) => entry.username)).toContain('admin')
    expectCleanRun(auditor.watch)
    await auditor.close()
  })

  it.each(['planner', 'police_officer', 'auditor'])('keeps %s away from the accounts', async (role) => {
    const other = await visit(browser, url, { username: role, path: '/accounts', provoked: /status of 403/ })
    await other.page.getByRole('heading', { name: words.pages.notAllowed }).waitFor()
    const answer = await other.page.context().request.get(`${url}/api/v1/accounts`)
    expect(answer.status()).toBe(403)
    expectCleanRun(other.watch)
    await other.close()
  })

  it('never shows support need to the police', async () => {
    const police = await visit(browser, url, { username: 'police_officer', path: '/?place=province:07' })
    await settledMap(police.page)
    await police.page.getByRole('button', { name: new RegExp(`^${words.theme.label}: `) }).click()
    await police.page.getByRole('menuitemradio').first().waitFor()
    expect((await police.page.getByRole('menu').textContent()) ?? '').not.toContain(words.theme.supportNeed)
    await police.page.keyboard.press('Escape')
    const answer = await police.page
      .context()
      .request.get(`${url}/api/v1/caseload?level=province&by=supportNeed`)
    expect(answer.status()).toBe(403)
    await police.page.goto(`${url}/?place=province:07&unit=province:07&theme=change`)
    await settledMap(police.page)
    expect((await police.page.textContent('main')) ?? '').not.toContain(words.value.supportNeed.high)
    expectCleanRun(police.watch)
    await police.close()
  })
})

/** What the log says of an action: `accounts.create` is "Thêm tài khoản". */
function actionInWords(action: string): string {
  const name = wordsOf(action)
  return name ? words.audit.did[name] : action
}
