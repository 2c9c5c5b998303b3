import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { VALUES_OF } from '../../../../server/features/cases/filters.ts'
import type { newQuestions } from './http-questions.ts'

type Read = (path: string) => Promise<{ ours: Buffer; theirs: Buffer }>

const TURNS = 4

/** @throws Error when the two sides do not count the same people */
export async function refuseOtherAnswers(
  { kinds }: ReturnType<typeof newQuestions>,
  read: Read,
): Promise<void> {
  for (const [name, question] of kinds)
    for (let turn = 0; turn < TURNS; turn++) {
      const path = question()
      const { ours, theirs } = await read(path)
      const [own, other] = [SUMS[kindOf(name)](ours), SUMS[kindOf(name)](theirs)]
      if (own !== other) throw new Error(`${path}: ${own} is not ${other}`)
    }
}

const kindOf = (name: string) => (name.startsWith('tile') ? 'tile' : name === 'facets' ? 'facets' : 'counts')

/** What is compared of an answer, as text. */
const SUMS = {
  tile: peopleOfTile,
  facets: peopleByStatus,
  counts: peopleByCommune,
}

function peopleOfTile(body: Buffer): string {
  const layer = new VectorTile(new PbfReader(body)).layers.cases
  const counts = Array.from({ length: layer?.length ?? 0 }, (_none, index) =>
    Number(layer?.feature(index).properties.count),
  )
  return String(counts.reduce((sum, count) => sum + count, 0))
}

function peopleByStatus(body: Buffer): string {
  const answer = JSON.parse(String(body))
  const ofAnchor = (code: number) =>
    answer
      .filter(({ column, value }: { column: string; value: number }) => column === 'status' && value === code)
      .reduce((sum: number, { people }: { people: number }) => sum + people, 0)
  const people = VALUES_OF.status.map((value, code) =>
    Array.isArray(answer) ? ofAnchor(code) : answer.facets.status[value].count,
  )
  return people.join(' ')
}

/** Sorted, because the two sides name communes differently. */
function peopleByCommune(body: Buffer): string {
  const answer = JSON.parse(String(body))
  const people: number[] = Array.isArray(answer)
    ? answer.map(([, count]) => count)
    : answer.rows.map(({ count }: { count: number }) => count)
  return people
    .filter((count) => count > 0)
    .sort((a, b) => a - b)
    .join(' ')
}
