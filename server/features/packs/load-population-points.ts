import type { Trx } from '../../db/transactions.ts'
import { insertRecords } from './insert-records.ts'
import type { Placement } from './load-places.ts'
import type { PackPopulationPoint } from './pack-types.ts'

const COLUMNS = { unit_id: 'int', location: 'geometry', population: 'int' }

/**
 * Writes points where people live, each for the commune of every date whose land or declared unit it lies in. Not by
 * lineage: of a commune that was divided only the points of one part would be known, and everybody would stand there.
 */
export async function insertPopulationPoints(
  trx: Trx,
  points: readonly PackPopulationPoint[],
  { ids, placingsOf }: Pick<Placement, 'ids' | 'placingsOf'>,
): Promise<void> {
  const rows = points.flatMap((one) => {
    const location = `SRID=4326;POINT(${one.point[0]} ${one.point[1]})`
    const placings = placingsOf(one).filter(({ method }) => method !== 'lineage')
    return placings.map(({ unit }) => ({ unit_id: ids.get(unit), location, population: one.population }))
  })
  await insertRecords(trx, 'population_point', COLUMNS, rows)
}
