import type { Day } from '@hoanhap/geo/day.ts'
import type { MultiPolygon } from 'geojson'
import type { SyntheticPerson } from '../../../seeds/synthetic-people/person.ts'
import type { ServiceKind } from '../services/schemas.ts'
import type { Level } from '../units/schemas.ts'
import type { Finding } from './findings.ts'

/** Days from `from` to `to`, both included; null is open. */
export interface DaySpan {
  from: Day | null
  to: Day | null
}

/** One row of a units file. */
export interface PackUnit extends DaySpan {
  file: string
  row: number
  vintage: string
  level: Level
  code: string
  name: string
  nameEn: string | null
  type: string
  parentCode: string | null
  altName: string | null
  altCode: string | null
  population: number | null
  populationOn: Day | null
}

export type Share = 'whole' | 'part'
export type Confidence = 'high' | 'medium' | 'low'

/** One row of a crosswalk whose both ends were found. */
export interface PackSuccession {
  file: string
  row: number
  date: Day
  old: PackUnit
  new: PackUnit
  share: Share
  confidence: Confidence
}

/** A polygon of every unit row of its vintage with its level and code. */
export interface PackBoundary {
  file: string
  /** Place of the feature in its file, from 1. */
  row: number
  vintage: string
  level: Level
  code: string
  geometry: MultiPolygon
  source: string
  /** What was mended while reading, in words. */
  repaired: string | null
}

export interface PackEvent {
  date: Day
  level: Level
  document: string
}

/** Where something stands; at least one of point and unit is known. */
export interface PackPlace {
  file: string
  row: number
  sourceId: string
  name: string
  address: string | null
  point: [lon: number, lat: number] | null
  unitCode: string | null
  verifiedOn: Day | null
}

export interface PackEmployer extends PackPlace {
  accepting: boolean
  memorandum: boolean
  vacancies: { trade: string; openings: number }[]
}

export interface PackService extends PackPlace {
  kind: ServiceKind
}

/** A point where people of a commune of today live. */
export interface PackPopulationPoint extends Pick<PackPlace, 'file' | 'row'> {
  unitCode: string
  point: [lon: number, lat: number]
  population: number
}

export interface PackCaseloadRow {
  row: number
  period: string
  level: 'province' | 'commune'
  code: string
  indicator: string
  value: string
  count: number
}

export interface PackManifest {
  name: string
  nameVi: string
  nameEn: string
  /** Changes with every byte of the pack. */
  version: string
  synthetic: boolean
}

export interface Pack {
  manifest: PackManifest
  units: PackUnit[]
  successions: PackSuccession[]
  boundaries: PackBoundary[]
  events: PackEvent[]
  /** Communes to which no way over land can be measured. */
  unitsWithoutRoad: PackUnit[]
  employers: PackEmployer[]
  services: PackService[]
  populationPoints: PackPopulationPoint[]
  caseload: PackCaseloadRow[]
  /** Synthetic people, who come from no file. Where there are any, the register is counted and `caseload` is not loaded. */
  people: SyntheticPerson[]
}

export interface PackReading {
  pack: Pack
  findings: Finding[]
}
