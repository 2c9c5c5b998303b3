import { setImmediate } from 'node:timers/promises'
import type { Steps } from '@hoanhap/geo/point-store/steps.ts'
import { expect, test } from 'vitest'
import { inSteps, turn } from '../../../../server/features/points/turns.ts'

function work(milliseconds: number): void {
  const start = performance.now()
  while (performance.now() - start < milliseconds) void 0
}

/** An answer of so many steps of a millisecond; null when `isChanged` says so at the end. */
function* steps(count: number, isChanged: () => boolean = () => false): Steps<number> {
  for (let step = 0; step < count; step++) {
    work(1)
    yield
  }
  return isChanged() ? null : count
}

/** How many rounds of the event loop pass until something is done. */
async function roundsOf(done: Promise<unknown>): Promise<number> {
  let rounds = 0
  let isDone = false
  void done.then(() => {
    isDone = true
  })
  for (; !isDone; rounds++) await setImmediate()
  return rounds
}

test('many who count at once leave rounds to others', async () => {
  const counting = Array.from({ length: 20 }, async () => {
    await turn()
    work(2)
  })
  // Forty milliseconds of work, of which a round takes at most six.
  expect(await roundsOf(Promise.all(counting))).toBeGreaterThanOrEqual(6)
})

test('an answer in steps leaves rounds to others', async () => {
  expect(await roundsOf(inSteps(() => steps(40)))).toBeGreaterThanOrEqual(6)
})

test('who counts in one go does not wait for answers in steps', async () => {
  const ended: string[] = []
  const long = inSteps(() => steps(40)).then(() => ended.push('steps'))
  const short = turn().then(() => ended.push('turn'))
  await Promise.all([long, short])
  expect(ended).toEqual(['turn', 'steps'])
})

test('an answer is worked out anew when something changed, and at last in one go', async () => {
  let begun = 0
  const answer = await inSteps(() => {
    begun++
    return steps(3, () => begun < 3)
  })
  expect([answer, begun]).toEqual([3, 3])
  begun = 0
  const always = inSteps(() => {
    begun++
    return steps(12, () => begun < 4)
  })
  expect([await always, begun]).toEqual([12, 4])
})

test('an answer that fails fails alone', async () => {
  const failing = inSteps<number>(() => {
    throw new RangeError('no such column')
  })
  const other = inSteps(() => steps(2))
  await expect(failing).rejects.toThrow('no such column')
  expect(await other).toBe(2)
})
