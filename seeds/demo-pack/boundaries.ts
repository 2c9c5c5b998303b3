import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson'
import type { NamedUnit } from './old-units.ts'
import { outlinesOf } from './outlines.ts'
import { DISTRICTS, PROVINCES } from './plan.ts'
import { type DemoUnits, PROVINCE_KEYS } from './units.ts'
import type { World } from './world.ts'

interface BoundaryProperties {
  code: string
  level: 'province' | 'district' | 'commune'
  name_vi: string
  parent_code: string | null
}
export type Boundaries = FeatureCollection<Polygon | MultiPolygon, BoundaryProperties>

/** Provinces, districts and communes as they were until 2025-06-30. */
export function boundaries2024(world: World, units: DemoUnits): Boundaries {
  const { oldOf, oldCommunes } = world.division
  const districtOf = (cell: number) => oldCommunes[oldOf[cell] as number]?.district ?? -1
  const communes = outlinesOf(world.borders, (cell) => oldOf[cell] as number, oldCommunes.length)
  const districts = outlinesOf(world.borders, districtOf, units.districts.length)
  return collection([
    ...provinceFeatures(world),
    ...districts.map((geometry, i) =>
      feature('district', units.districts[i], PROVINCES[DISTRICTS[i]?.province ?? 'city'].code, geometry),
    ),
    ...communes.map((geometry, i) =>
      feature(
        'commune',
        units.oldCommunes[i],
        units.districts[oldCommunes[i]?.district ?? -1]?.code ?? null,
        geometry,
      ),
    ),
  ])
}

/** Provinces and communes since 2025-07-01. */
export function boundaries2025(world: World, units: DemoUnits): Boundaries {
  const { newOf, newCommunes } = world.division
  const communes = outlinesOf(world.borders, (cell) => newOf[cell] as number, newCommunes.length)
  return collection([
    ...provinceFeatures(world),
    ...communes.map((geometry, i) =>
      feature('commune', units.newCommunes[i], PROVINCES[newCommunes[i]?.province ?? 'city'].code, geometry),
    ),
  ])
}

function provinceFeatures(world: World) {
  const keys: readonly (string | null)[] = PROVINCE_KEYS
  const outlines = outlinesOf(
    world.borders,
    (cell) => keys.indexOf(world.land.provinces[cell] ?? null),
    keys.length,
  )
  return outlines.map((geometry, i) =>
    feature('province', PROVINCES[PROVINCE_KEYS[i] ?? 'city'], null, geometry),
  )
}

function feature(
  level: BoundaryProperties['level'],
  unit: Pick<NamedUnit, 'code' | 'name'> | undefined,
  parentCode: string | null,
  geometry: Polygon | MultiPolygon,
): Boundaries['features'][number] {
  if (!unit) throw new RangeError(`boundaries: a ${level} has an outline but no unit`)
  return {
    type: 'Feature',
    id: unit.code,
    properties: { code: unit.code, level, name_vi: unit.name, parent_code: parentCode },
    geometry,
  }
}

function collection(features: Boundaries['features']): Boundaries {
  return { type: 'FeatureCollection', features }
}
