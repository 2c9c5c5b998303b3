import { currentShade } from './theme/theme.ts'

/** Long enough for the first paint, short beside the typing of a password. */
const FIRST_PAINT_MS = 200

/** Loads the map page and makes its map while a person signs in; on any other page there is nothing to prepare. */
export function warmUp(address: Location): void {
  if (address.pathname === '/') whenIdle(() => void prepareMap())
}

async function prepareMap(): Promise<void> {
  const [{ prepareSpareMap }] = await Promise.all([
    import('./map/spare-map.ts'),
    import('./features/explore/explore-screen.tsx'),
  ])
  await prepareSpareMap(currentShade())
}

function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: FIRST_PAINT_MS })
  else setTimeout(work, FIRST_PAINT_MS)
}
