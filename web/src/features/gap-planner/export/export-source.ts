import type { LonLat } from '@hoanhap/geo/units.ts'
import type { ScenarioEdit } from '@hoanhap/server/contract.ts'
import type { FoundSite } from '../siting/found-sites.ts'
import type { ExportRow } from './export-rows.ts'

/** One line of the log of parameters: in words for people, with a stable name for programs. */
export interface LogLine {
  name: string
  term: string
  value: string | number
}

/** A place as it is, or as it is tried. */
export interface ExportPlace {
  id: number
  name: string
  point: LonLat
  capacity: number
}

/** Everything that an export may say: no more than the screen shows. */
export interface ExportSource {
  title: string
  /** The mark of synthetic data; null where people are real. */
  synthetic: string | null
  rows: readonly ExportRow[]
  parameters: readonly LogLine[]
  summary: readonly LogLine[]
  places: readonly ExportPlace[]
  sites: readonly (FoundSite & { gain: string })[]
  /** How sure the sites are, in words; null without any. */
  proof: string | null
  edits: readonly ScenarioEdit[]
}

/** One line per parameter, as it stands on the page. */
export function logText(lines: readonly LogLine[]): string {
  return lines.map(({ term, value }) => `${term}: ${value}`).join('\n')
}
