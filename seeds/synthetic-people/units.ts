import type { MultiPolygon, Polygon } from 'geojson'

/** What the generator needs to know of a unit. Communes and provinces of one date; geometry in degrees. */
export interface SyntheticUnit {
  code: string
  level: 'province' | 'commune'
  /** With its type: "Xã Đông Anh". */
  name: string
  type: string
  parentCode: string | null
  population: number | null
  geometry: Polygon | MultiPolygon | null
}

/** A commune whose land is known. */
export type DrawnCommune = SyntheticUnit & { geometry: Polygon | MultiPolygon }

export function isDrawn(unit: SyntheticUnit): unit is DrawnCommune {
  return unit.level === 'commune' && unit.geometry !== null
}
