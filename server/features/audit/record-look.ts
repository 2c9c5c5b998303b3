import type { Context } from '../../http/endpoint.ts'
import type { Look, View } from './look-log.ts'

/** Of so many views a line tells; of further ones only how many they were. */
const MOST_VIEWS = 100

interface Route extends Pick<Look, 'action' | 'route'> {
  /** What a line says of one view. */
  detail(view: View): Record<string, unknown>
}

/** Writes a look at counts into the log as `LookLog` does; whoever looks waits for it. */
export function recordLook(
  { account, query, services, sender }: Pick<Context, 'account' | 'services' | 'sender'> & { query: View },
  { action, route, detail }: Route,
): Promise<void> {
  const { sessionId, username } = account
  const { sessionSecret } = sender
  return services.looks.record({
    ...{ sessionId, sessionSecret, username, action, route },
    view: viewOf(query),
    detail: (views) => (views.length === 1 ? detail(views[0] as View) : severalViews(views)),
  })
}

function severalViews(views: readonly View[]): Record<string, unknown> {
  const more = views.length > MOST_VIEWS ? { count: views.length } : {}
  return { view: views.slice(0, MOST_VIEWS), ...more }
}

/** The same however the filters were written. */
function viewOf(filters: View): View {
  return Object.fromEntries(
    Object.entries(filters)
      .map(([name, value]): [string, unknown] => [name, Array.isArray(value) ? value.toSorted() : value])
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  )
}
