import { z } from 'zod'
import { Day } from '../../http/common-schemas.ts'
import { MOST_EDITS, ScenarioEdit, ScenarioParameters } from '../scenarios/schemas.ts'

/** The question of a scenario that is kept nowhere. */
export const AccessTrial = ScenarioParameters.extend({
  asOf: Day.nullable(),
  edits: z.array(ScenarioEdit).max(MOST_EDITS),
})
export type AccessTrial = z.infer<typeof AccessTrial>
