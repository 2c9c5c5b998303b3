import type { AccessLog, CaseList, CaseRecord, LegalRules, Session } from '@hoanhap/server/contract.ts'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addMonths, ruleFor } from '../../web/src/features/cases/model/legal-choices.ts'
import { demoUrl, launchBrowser } from './support/browser.ts'
import { api, expectCleanRun, expectSays, visit } from './support/steps.ts'
import { formatCount, formatDay, say, startingWith, words } from './support/words.ts'

const { cases, audit } = words
const REASON = 'Đối chiếu giấy tờ khi làm hồ sơ vay vốn'

/** A person comes for the first time: the file is opened, found again, and every look at it is told. */
describe('a social officer opens a case', () => {
  const url = demoUrl()
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())

  const list = (page: Page) => page.getByRole('region', { name: cases.list.label })
  const file = (page: Page) => page.getByRole('region', { name: cases.file.label })
  const dialog = (page: Page) => page.getByRole('dialog')
  const label = (part: Locator, text: string) => part.getByLabel(text, { exact: true })

  it('in the form, finds it by search, reveals the number, records a consent and its withdrawal, and sees who looked', async () => {
    const visited = await visit(browser, url, { username: 'social_officer_commune', path: '/cases' })
    const { page, watch, close } = visited
    const person = newPerson()
    const { today } = await api<{ today: string }>(page, '/units/dates')
    const { scope } = await api<Session>(page, '/session')
    const before = await api<CaseList>(page, '/cases?limit=1')
    await expectSays(list(page), formatCount(before.total, 'vi'))

    await list(page).getByRole('button', { name: cases.create.start, exact: true }).click()
    await toldWhatIsMissing(page)
    const plannedEnd = await fillIn(page, person, today)
    await dialog(page).getByRole('button', { name: cases.create.save, exact: true }).click()
    await dialog(page).waitFor({ state: 'detached' })

    await file(page).getByRole('heading', { name: person.name }).waitFor()
    const id = Number(new URL(page.url()).searchParams.get('case'))
    const opened = await api<CaseRecord>(page, `/cases/${id}`)
    expect(opened).toMatchObject({
      name: person.name,
      birthYear: 1994,
      sex: 'female',
      phone: '0900000321',
      status: 'post_rehab',
      plannedEnd,
      openedOn: today,
      unitCode: scope[0]?.code,
      hasIdNumber: true,
      consents: [],
    })
    await expectSays(
      file(page),
      words.value.status.post_rehab,
      say(cases.tracks.until, { day: formatDay(plannedEnd, 'vi') }),
      say(cases.timeline.decision, { number: '318/QĐ' }),
      '0900 000 321',
    )
    await expectSays(list(page), say(cases.list.people_other, { shown: formatCount(before.total + 1, 'vi') }))
    await expect.poll(() => list(page).locator(`[data-case="${id}"]`).count()).toBe(1)

    await file(page).getByRole('button', { name: cases.file.close }).click()
    await findBySearch(page, withoutMarks(person.name), id)
    await file(page).getByRole('heading', { name: person.name }).waitFor()

    await reveal(page, person.idNumber)
    await giveAndWithdraw(page, id, today)
    await expectEveryLook(page, id)
    const kept = await page.evaluate(() =>
      JSON.stringify([location.href, document.title, { ...localStorage }, { ...sessionStorage }]),
    )
    for (const secret of [person.name, person.idNumber, REASON]) expect(kept).not.toContain(secret)
    expectCleanRun(watch)
    await close()
  })

  it('for somebody who came home from prison only with the consent, counted apart, and ended by taking it back', async () => {
    const { page, watch, close } = await visit(browser, url, {
      username: 'social_officer_commune',
      path: '/cases',
    })
    const { name } = newPerson()
    const before = await api<CaseList>(page, '/cases?limit=1')
    await expectSays(list(page), formatCount(before.total, 'vi'))
    await list(page).getByRole('button', { name: cases.create.start, exact: true }).click()
    const form = dialog(page)
    await label(form, cases.create.programme).selectOption('released_prisoner')
    await expectSays(form, cases.create.releasedNote)
    for (const ofRehab of [cases.statusForm.toStatus, cases.field.substance]) {
      await expect.poll(() => label(form, ofRehab).count()).toBe(0)
    }
    await label(form, cases.field.name).fill(name)
    await label(form, cases.field.sex).selectOption('male')
    await label(form, cases.field.birthYear).fill('1980')
    await expect.poll(() => label(form, cases.field.familyContact).count()).toBe(0)
    const save = form.getByRole('button', { name: cases.create.save, exact: true })
    await save.click()
    await form.getByText(cases.create.consentNeeded).waitFor()
    await agreeTo(form, 'support')
    await agreeTo(form, 'familyContact')
    await label(form, cases.field.familyContact).fill('Anh trai: 0900000322')
    await save.click()
    await form.waitFor({ state: 'detached' })

    await file(page).getByRole('heading', { name }).waitFor()
    const id = Number(new URL(page.url()).searchParams.get('case'))
    expect(await api<CaseRecord>(page, `/cases/${id}`)).toMatchObject({
      programme: 'released_prisoner',
      status: null,
      familyContact: 'Anh trai: 0900000322',
    })
    await expectSays(file(page), words.value.programme.released_prisoner, cases.tracks.byConsent)
    await expectSays(list(page), say(cases.list.people_other, { shown: formatCount(before.total, 'vi') }))
    const apart = await api<CaseList>(page, '/cases?programme=released_prisoner')
    expect(apart.items.map((item) => item.id)).toContain(id)

    await withdraw(page, 'familyContact', cases.consent.erases, cases.consent.withdraw)
    await expect.poll(async () => (await api<CaseRecord>(page, `/cases/${id}`)).familyContact).toBeNull()
    await withdraw(page, 'support', cases.consent.endsFile, cases.consent.endFile)
    await expectSays(file(page), cases.file.closed)
    expect((await api<CaseRecord>(page, `/cases/${id}`)).closedOn).not.toBeNull()
    expectCleanRun(watch)
    await close()
  })

  async function agreeTo(form: Locator, purpose: 'support' | 'familyContact'): Promise<void> {
    await form.getByRole('checkbox', { name: startingWith(cases.consent.purpose[purpose]) }).check()
  }

  /** Told first what goes with the consent. */
  async function withdraw(
    page: Page,
    purpose: 'support' | 'familyContact',
    consequence: string,
    button: string,
  ): Promise<void> {
    await file(page).getByRole('button', { name: cases.consent.purpose[purpose], exact: true }).click()
    await expectSays(dialog(page), consequence)
    await dialog(page).getByRole('button', { name: button, exact: true }).click()
    await dialog(page).waitFor({ state: 'detached' })
  }

  /** Pressing too early names the fields and takes there; nothing is sent. */
  async function toldWhatIsMissing(page: Page): Promise<void> {
    await dialog(page).getByRole('button', { name: cases.create.save, exact: true }).click()
    const wrong = () =>
      dialog(page)
        .locator('[aria-invalid=true]')
        .evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).labels?.[0]?.textContent))
    await expect
      .poll(wrong)
      .toEqual([cases.field.name, cases.field.sex, cases.field.birthYear, cases.statusForm.toStatus])
    await expect.poll(() => label(dialog(page), cases.field.name).evaluate(isFocused)).toBe(true)
  }

  /** Fills in the form as the paper says; returns the last day of the term. */
  async function fillIn(page: Page, person: Person, today: string): Promise<string> {
    const form = dialog(page)
    await label(form, cases.field.name).fill(person.name)
    await label(form, cases.field.sex).selectOption('female')
    await label(form, cases.field.birthYear).fill('1994')
    await label(form, cases.field.idNumber).fill(person.idNumber)
    await label(form, cases.field.phone).fill('0900000321')
    await label(form, cases.statusForm.toStatus).selectOption('post_rehab')
    await label(form, cases.statusForm.number).fill('318/QĐ')
    const rules = await api<LegalRules>(page, '/legal-rules')
    const plannedEnd = addMonths(today, ruleFor(rules, 'post_rehab', today)?.mostMonths ?? 0)
    const typed = label(form, cases.statusForm.plannedEnd)
    await typed.fill('31/02/2027')
    await typed.blur()
    await form.getByText(words.day.wrong).waitFor()
    await typed.fill(formatDay(plannedEnd, 'vi'))
    await typed.blur()
    await form.getByText(words.day.wrong).waitFor({ state: 'detached' })
    return plannedEnd
  }

  /** Another name finds nobody; the right one, typed without diacritics, finds one person. */
  async function findBySearch(page: Page, typed: string, id: number): Promise<void> {
    const search = page.getByRole('search')
    const input = search.getByRole('textbox', { name: cases.search.label })
    await input.fill(`${typed} khac`)
    await input.press('Enter')
    await expectSays(search, say(cases.search.found_other, { count: 0 }))
    await input.fill(typed)
    await input.press('Enter')
    await expectSays(search, say(cases.search.found_other, { count: 1 }), '1994')
    const answer = await page.context().request.post(`${url}/api/v1/cases/search`, { data: { text: typed } })
    expect(((await answer.json()) as CaseList).items.map((found) => found.id)).toEqual([id])
    await search.getByRole('listitem').getByRole('button').click()
  }

  async function reveal(page: Page, idNumber: string): Promise<void> {
    expect(await file(page).textContent()).not.toContain(idNumber)
    await file(page).getByRole('button', { name: cases.identity.show, exact: true }).click()
    await label(dialog(page), cases.reason.label).fill(REASON)
    await dialog(page).getByRole('button', { name: cases.identity.show, exact: true }).click()
    await expectSays(file(page), idNumber)
    await file(page).getByRole('button', { name: cases.identity.hide }).click()
    await expect.poll(() => file(page).textContent()).not.toContain(idNumber)
  }

  /** Agreed to on the day of the paper, withdrawn today: both stand in the timeline, and the register knows. */
  async function giveAndWithdraw(page: Page, id: number, today: string): Promise<void> {
    const purpose = cases.consent.purpose.training
    await file(page)
      .getByRole('button', { name: say(cases.consent.notAsked, { purpose }) })
      .click()
    await label(dialog(page), cases.consent.on).fill(formatDay(today, 'vi'))
    await dialog(page).getByRole('button', { name: cases.consent.give, exact: true }).click()
    await dialog(page).waitFor({ state: 'detached' })
    await expectSays(file(page), say(cases.timeline.agreed, { purposes: purpose }))
    const given = await api<CaseRecord>(page, `/cases/${id}`)
    expect(given.consents).toMatchObject([{ purpose: 'training', givenOn: today, withdrawnOn: null }])
    await file(page).getByRole('button', { name: purpose, exact: true }).click()
    await expectSays(dialog(page), say(cases.consent.givenOn, { day: formatDay(today, 'vi') }))
    await dialog(page).getByRole('button', { name: cases.consent.withdraw }).click()
    await dialog(page).waitFor({ state: 'detached' })
    await expectSays(
      file(page),
      say(cases.consent.notAsked, { purpose }),
      say(cases.timeline.withdrew, { purposes: purpose }),
    )
    const withdrawn = await api<CaseRecord>(page, `/cases/${id}`)
    expect(withdrawn.consents).toMatchObject([{ purpose: 'training', withdrawnOn: today }])
  }

  /** What stands in the dialog is what the log answers, line by line. */
  async function expectEveryLook(page: Page, id: number): Promise<void> {
    await file(page).getByRole('button', { name: cases.access.log }).click()
    const { account } = await api<Session>(page, '/session')
    const { items } = await api<AccessLog>(page, `/cases/${id}/access-log`)
    expect(new Set(items.map(({ displayName }) => displayName))).toEqual(new Set([account.displayName]))
    const lines = dialog(page).getByRole('listitem')
    await expect.poll(() => lines.count()).toBe(items.length)
    const said = await lines.allTextContents()
    expect(said.every((line) => line.includes(account.displayName))).toBe(true)
    const { casesCreate, casesOpen, casesIdNumber, casesConsent, casesConsentWithdrawal } = audit.did
    for (const did of [casesCreate, casesOpen, casesIdNumber, casesConsent, casesConsentWithdrawal]) {
      expect(said.filter((line) => line.endsWith(did)).length, did).toBeGreaterThan(0)
    }
    expect(said.at(-1)).toMatch(new RegExp(`${casesCreate}$`))
    expect(said.filter((line) => line.endsWith(casesIdNumber))).toHaveLength(1)
    await dialog(page).getByRole('button', { name: words.app.close }).click()
  }
})

interface Person {
  name: string
  idNumber: string
}

/** Somebody whom no earlier run has written down. */
function newPerson(): Person {
  const number = Date.now() % 1_000_000
  const given = [...String(number)].map((digit) => 'ABCDEGHIKL'[Number(digit)]?.toLowerCase() ?? '').join('')
  return {
    name: `Nghiêm Đoàn Thị Phương ${given.charAt(0).toUpperCase()}${given.slice(1)}`,
    idNumber: `001194${String(number).padStart(6, '0')}`,
  }
}

function isFocused(element: Element): boolean {
  return element === document.activeElement
}

function withoutMarks(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D').toLowerCase()
}
