import type { Day } from '@hoanhap/geo/day.ts'
import type { Caseload, Level, Release, ReleaseList, Session, UnitDates } from '@hoanhap/server/contract.ts'
import type { QueryClient } from '@tanstack/react-query'
import { readerOf } from '../features/explore/filters/reader.ts'
import { type RegisterView, registerView, shownView } from '../features/explore/filters/register-view.ts'
import { readSearch } from '../url-state/search-text.ts'
import { parseView } from '../url-state/serialise.ts'
import type { ViewState } from '../url-state/view-state.ts'
import { get, type Query } from './client.ts'
import { awaitFirstDrawing } from './first-drawing.ts'
import { caseloadKey, releasesKey, unitDatesKey, unitsKey } from './query-keys.ts'
import { allUnits, type UnitSet } from './unit-set.ts'

/**
 * Asks for all that the first drawing needs at once, when a session begins and before the page is rendered. The
 * server takes today and the newest release where none is named, so that nothing waits for the lists of days and of
 * releases; the answers are kept under the day and the quarter that these lists then name.
 */
export function requestFirstView(
  client: QueryClient,
  session: Session,
  address: Pick<Location, 'pathname' | 'search'>,
): void {
  if (address.pathname !== '/') return
  const reader = readerOf(session.roles)
  const view = shownView(parseView(readSearch(address.search)), reader)
  const register = registerView(view, { ...reader, place: view.place })
  if (view.view !== 'table') awaitFirstDrawing()
  const account = session.account.username
  const asked = ask(view, register)
  void client.prefetchQuery({
    queryKey: unitDatesKey(account),
    queryFn: async () => {
      const dates = await asked.dates
      keepUnits(client, account, asked, view.asOf ?? dates.today)
      if (register) keepRecords(client, account, asked, { view, register, asOf: view.asOf ?? dates.today })
      return dates
    },
  })
  void client.prefetchQuery({
    queryKey: releasesKey(account),
    queryFn: async () => {
      const [dates, releases] = await Promise.all([asked.dates, asked.releases])
      const period = register ? undefined : (view.period ?? newestOpen(releases))
      if (period !== undefined)
        keepCounts(client, account, asked, { view, period, asOf: view.asOf ?? dates.today })
      return releases
    },
  })
}

interface Asked {
  dates: Promise<UnitDates>
  releases: Promise<Release[]>
  units: ReadonlyMap<Level, Promise<UnitSet['units']>>
  counts: ReadonlyMap<Level, Promise<Caseload>>
}

function ask(view: ViewState, register: RegisterView | null): Asked {
  const day = view.asOf ?? undefined
  // The provinces say where the page opens; what is drawn comes right behind them.
  const levels: Level[] = view.level === 'province' ? ['province'] : ['province', view.level]
  const dates = get<UnitDates>('/units/dates')
  const units = new Map(levels.map((level) => [level, allUnits({ level, asOf: day })]))
  const counts = new Map(
    levels.map((level) => [
      level,
      get<Caseload>('/caseload', { ...countQuery(view, level), ...filtersOn(view, register, level) }),
    ]),
  )
  const releases = get<ReleaseList>('/releases').then((list) => list.items)
  // A refusal reaches the reader through the query that asks again; it must not also count as unhandled.
  void Promise.allSettled([dates, releases, ...units.values(), ...counts.values()])
  return { dates, releases, units, counts }
}

function countQuery(view: ViewState, level: Level) {
  const by = view.theme === 'supportNeed' && level === view.level ? ('supportNeed' as const) : undefined
  return { level, asOf: view.asOf ?? undefined, period: view.period ?? undefined, by }
}

function keepUnits(client: QueryClient, account: string, asked: Asked, asOf: Day): void {
  for (const [level, units] of asked.units) {
    void client.prefetchQuery({
      queryKey: unitsKey(account, { level, asOf }),
      queryFn: async (): Promise<UnitSet> => ({ level, asOf, units: await units }),
    })
  }
}

/** Of the communes that are chosen only the rows of their own level are asked. */
function filtersOn(view: ViewState, register: RegisterView | null, level: Level): Query | undefined {
  return level === view.level ? register?.rows : register?.values
}

interface Kept {
  view: ViewState
  asOf: Day
}

/** Counts of the register are kept under the day alone: they are those of today. */
function keepRecords(
  client: QueryClient,
  account: string,
  asked: Asked,
  { view, asOf, register }: Kept & { register: RegisterView },
): void {
  for (const [level, counts] of asked.counts) {
    const query = { ...countQuery(view, level), ...filtersOn(view, register, level), asOf }
    void client.prefetchQuery({ queryKey: caseloadKey(account, query), queryFn: () => counts })
  }
}

function keepCounts(
  client: QueryClient,
  account: string,
  asked: Asked,
  { view, asOf, period }: Kept & { period: string },
): void {
  for (const [level, counts] of asked.counts) {
    const query = { ...countQuery(view, level), asOf, period }
    void client.prefetchQuery({
      queryKey: caseloadKey(account, query),
      queryFn: async ({ signal }) => {
        const answer = await counts
        const isRelease = answer.plane === 'release' && answer.release?.period === period
        return isRelease ? answer : get<Caseload>('/caseload', query, signal)
      },
    })
  }
}

function newestOpen(releases: readonly Release[]): string | undefined {
  const open = releases.filter((release) => release.withdrawnAt === null)
  return open
    .map((release) => release.period)
    .sort()
    .at(-1)
}
