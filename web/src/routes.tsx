import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  type RouteComponent,
} from '@tanstack/react-router'
import { SessionGate } from './features/session-gate.tsx'
import { FailedPage, UnknownPage } from './features/unknown-page.tsx'
import { readSearch, writeSearch } from './url-state/search-text.ts'

const rootRoute = createRootRoute({
  component: () => (
    <SessionGate>
      <Outlet />
    </SessionGate>
  ),
  notFoundComponent: UnknownPage,
})

/** Pages are loaded when they are opened; the map with MapLibre is the largest. */
const PAGES: readonly { path: string; component: RouteComponent }[] = [
  {
    path: '/',
    component: lazyRouteComponent(() => import('./features/explore/explore-screen.tsx'), 'ExploreScreen'),
  },
  {
    path: '/gap',
    component: lazyRouteComponent(() => import('./features/gap-planner/gap-screen.tsx'), 'GapScreen'),
  },
  {
    path: '/cases',
    component: lazyRouteComponent(() => import('./features/cases/cases-screen.tsx'), 'CasesScreen'),
  },
  {
    path: '/accounts',
    component: lazyRouteComponent(() => import('./features/admin/accounts-screen.tsx'), 'AccountsScreen'),
  },
  {
    path: '/list',
    component: lazyRouteComponent(() => import('./features/police/police-screen.tsx'), 'PoliceScreen'),
  },
  {
    path: '/imports',
    component: lazyRouteComponent(() => import('./features/imports/imports-screen.tsx'), 'ImportsScreen'),
  },
  {
    path: '/addresses',
    component: lazyRouteComponent(
      () => import('./features/addresses/addresses-screen.tsx'),
      'AddressesScreen',
    ),
  },
  {
    path: '/unplaced',
    component: lazyRouteComponent(() => import('./features/unplaced/unplaced-screen.tsx'), 'UnplacedScreen'),
  },
  {
    path: '/audit',
    component: lazyRouteComponent(() => import('./features/audit/audit-screen.tsx'), 'AuditScreen'),
  },
]

/** The router of the page; the address bar holds plain text, no JSON. */
export function createPageRouter() {
  const children = PAGES.map(({ path, component }) =>
    createRoute({ getParentRoute: () => rootRoute, path, component }),
  )
  return createRouter({
    routeTree: rootRoute.addChildren(children),
    defaultErrorComponent: FailedPage,
    parseSearch: readSearch,
    stringifySearch: writeSearch,
    scrollRestoration: false,
  })
}
