import { DECAYS } from '@hoanhap/geo/access/distance-decay.ts'
import { z } from 'zod'
import { Day, Id, Lat, Lon, pageQuery } from '../../http/common-schemas.ts'
import { AccessService } from '../access/schemas.ts'
import { TradeCode } from '../employers/schemas.ts'

/** As many as one plan can be talked about. */
export const MOST_EDITS = 200
const Position = z.tuple([Lon, Lat])
const Capacity = z.int().min(1).max(10_000)

/** One thing that was tried with places; the places themselves stay as they are. */
export const ScenarioEdit = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('add'), location: Position, capacity: Capacity }),
  z.strictObject({ kind: z.literal('move'), placeId: Id, location: Position }),
  z.strictObject({ kind: z.literal('resize'), placeId: Id, capacity: Capacity }),
  z.strictObject({ kind: z.literal('remove'), placeId: Id }),
])
export type ScenarioEdit = z.infer<typeof ScenarioEdit>

/** The question that the scenario answers. */
export const ScenarioParameters = z.strictObject({
  service: AccessService,
  trade: TradeCode.nullable(),
  catchmentKm: z.number().min(0.5).max(200),
  decay: z.enum(DECAYS),
  steps: z.enum(['2', '3']),
  asOf: Day.nullable(),
})
export type ScenarioParameters = z.infer<typeof ScenarioParameters>

export const ScenarioInput = z.strictObject({
  name: z.string().trim().min(1).max(120),
  parameters: ScenarioParameters,
  edits: z.array(ScenarioEdit).max(MOST_EDITS),
})
export type ScenarioInput = z.infer<typeof ScenarioInput>
export const ScenarioPatch = ScenarioInput.partial()
export type ScenarioPatch = z.infer<typeof ScenarioPatch>

/** Never with results: whoever opens it has them computed on their own plane. */
export const Scenario = ScenarioInput.extend({
  id: Id,
  /** Display name of who made it, and whether that is the caller. */
  by: z.string(),
  mine: z.boolean(),
  savedAt: z.iso.datetime(),
  version: z.int(),
})
export type Scenario = z.infer<typeof Scenario>

export const ScenarioList = z.strictObject({
  items: z.array(Scenario),
  total: z.int(),
  next: z.string().optional(),
})
export type ScenarioList = z.infer<typeof ScenarioList>
export const ScenariosQuery = z.strictObject(pageQuery)
export type ScenariosQuery = z.infer<typeof ScenariosQuery>
