import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { inTurns } from '../../../../server/features/imports/in-turns.ts'

/** Keeps the process busy for a millisecond. */
function work(item: number): number {
  const begun = performance.now()
  while (performance.now() - begun < 1);
  return item * 2
}

test('others have their turn while many rows are worked on, and the results keep their order', async () => {
  let isDone = false
  let turns = 0
  const items = Array.from({ length: 60 }, (_none, index) => index)
  const working = inTurns(items, work).finally(() => {
    isDone = true
  })
  while (!isDone) {
    await nextTurn()
    turns += 1
  }
  expect(await working).toEqual(items.map((item) => item * 2))
  expect(turns).toBeGreaterThan(5)
})

test('a fault waits for whoever asks for the results', async () => {
  const failing = inTurns([1], () => {
    throw new Error('not this one')
  })
  await nextTurn()
  await expect(failing).rejects.toThrow('not this one')
})
