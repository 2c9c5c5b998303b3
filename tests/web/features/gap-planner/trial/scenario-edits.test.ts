import { ScenarioInput } from '@hoanhap/server/contract.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isAsKept } from '../../../../../web/src/features/gap-planner/scenarios/is-as-kept.ts'
import {
  fromScenarioEdits,
  toScenarioEdits,
} from '../../../../../web/src/features/gap-planner/trial/edits.ts'
import { change, NO_EDITS } from '../../../../../web/src/features/gap-planner/trial/history.ts'
import { changing } from './samples.ts'

const parameters = {
  service: 'employer',
  trade: null,
  catchmentKm: 10,
  decay: 'gaussian',
  steps: '2',
  asOf: null,
} as const
const tried = fc.array(changing, { maxLength: 20 }).map((some) => some.reduce(change, NO_EDITS).edits)

test('whatever is tried is a scenario that the server takes, and opens as it was', () => {
  fc.assert(
    fc.property(tried, (edits) => {
      const kept = ScenarioInput.parse({ name: 'Thử', parameters, edits: toScenarioEdits(edits) })
      const opened = fromScenarioEdits(kept.edits)
      const bare = (some: typeof opened) => some.map(({ id, ...rest }) => (id > 0 ? { id, ...rest } : rest))
      expect(bare(opened)).toEqual(bare([...edits]))
      expect(toScenarioEdits(opened)).toEqual(kept.edits)
    }),
  )
})

test('what was opened is as it was kept, whatever the order of its fields, until something is changed', () => {
  const kept = {
    ...{ id: 4, name: 'Thử', by: 'A', mine: true, savedAt: '2026-11-21T01:42:00Z', version: 1, parameters },
    edits: [{ capacity: 3, kind: 'add' as const, location: [105, 16] as [number, number] }],
  }
  const edits = toScenarioEdits(fromScenarioEdits(kept.edits))
  expect(isAsKept(kept, { parameters, edits })).toBe(true)
  expect(isAsKept(kept, { parameters: { ...parameters, catchmentKm: 11 }, edits })).toBe(false)
  expect(isAsKept(kept, { parameters, edits: [] })).toBe(false)
})
