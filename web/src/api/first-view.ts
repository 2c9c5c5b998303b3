import type { Day } from '@hoanhap/geo/day.ts'
import {
  type Caseload,
  type Level,
  mayReadSupportNeed,
  type Release,
  type ReleaseList,
  type Session,
  type UnitDates,
} from '@hoanhap/server/contract.ts'
import type { QueryClient } from '@tanstack/react-query'
import { readSearch } from '../url-state/search-text.ts'
import { parseView } from '../url-state/serialise.ts'
import type { ViewState } from '../url-state/view-state.ts'
import { get } from './client.ts'
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
  const view = readableView(parseView(readSearch(address.search)), session)
  if (view.view !== 'table') awaitFirstDrawing()
  const account = session.account.username
  const asked = ask(view)
  void client.prefetchQuery({
    queryKey: unitDatesKey(account),
    queryFn: async () => {
      const dates = await asked.dates
      keepUnits(client, account, asked, view.asOf ?? dates.today)
      return dates
    },
  })
  void client.prefetchQuery({
    queryKey: releasesKey(account),
    queryFn: async () => {
      const [dates, releases] = await Promise.all([asked.dates, asked.releases])
      keepCounts(client, account, asked, view, releases, view.asOf ?? dates.today)
      return releases
    },
  })
}

/** A link to a theme that the person may not read opens on the number of people, and asks for nothing else. */
function readableView(view: ViewState, { roles }: Session): ViewState {
  return view.theme === 'supportNeed' && !mayReadSupportNeed(roles) ? { ...view, theme: 'caseload' } : view
}

interface Asked {
  dates: Promise<UnitDates>
  releases: Promise<Release[]>
  units: ReadonlyMap<Level, Promise<UnitSet['units']>>
  counts: ReadonlyMap<Level, Promise<Caseload>>
}

function ask(view: ViewState): Asked {
  const day = view.asOf ?? undefined
  // The provinces say where the page opens; what is drawn comes right behind them.
  const levels: Level[] = view.level === 'province' ? ['province'] : ['province', view.level]
  const dates = get<UnitDates>('/units/dates')
  const units = new Map(levels.map((level) => [level, allUnits({ level, asOf: day })]))
  const counts = new Map(levels.map((level) => [level, get<Caseload>('/caseload', countQuery(view, level))]))
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

function keepCounts(
  client: QueryClient,
  account: string,
  asked: Asked,
  view: ViewState,
  releases: readonly Release[],
  asOf: Day,
): void {
  const period = view.period ?? newestOpen(releases)
  if (period === undefined) return
  for (const [level, counts] of asked.counts) {
    const query = { ...countQuery(view, level), asOf, period }
    void client.prefetchQuery({
      queryKey: caseloadKey(account, query),
      queryFn: async ({ signal }) => {
        const answer = await counts
        return answer.release?.period === period ? answer : get<Caseload>('/caseload', query, signal)
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
