import { isTile, type Tile } from '@hoanhap/geo/tiles/tile-math.ts'
import { problems } from '../../http/problems.ts'

/** @throws 404 naming what is out of range, when there is no such tile or none that deep */
export function requireTile({ z, x, y }: Tile, maxZoom: number): void {
  if (!isTile(z, x, y))
    throw problems.notFound([
      { path: 'x, y', code: 'out_of_range', message: `zoom ${z} has ${2 ** z} tiles a side` },
    ])
  if (z > maxZoom)
    throw problems.notFound([{ path: 'z', code: 'out_of_range', message: `tiles end at zoom ${maxZoom}` }])
}
