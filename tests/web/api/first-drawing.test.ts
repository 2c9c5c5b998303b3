import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  afterFirstDrawing,
  awaitFirstDrawing,
  firstDrawingIsThere,
} from '../../../web/src/api/first-drawing.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  firstDrawingIsThere()
  vi.useRealTimers()
})

/** Whether the answer may be asked for by now. */
async function mayAsk(): Promise<boolean> {
  let passed = false
  void afterFirstDrawing().then(() => {
    passed = true
  })
  await vi.advanceTimersByTimeAsync(0)
  return passed
}

test('nothing waits on a page without a map', async () => {
  expect(await mayAsk()).toBe(true)
})

test('answers of second rank wait until the map has drawn', async () => {
  awaitFirstDrawing()
  expect(await mayAsk()).toBe(false)
  firstDrawingIsThere()
  expect(await mayAsk()).toBe(true)
})

test('a map that never draws keeps the page waiting for four seconds at most', async () => {
  awaitFirstDrawing()
  await vi.advanceTimersByTimeAsync(3_999)
  expect(await mayAsk()).toBe(false)
  await vi.advanceTimersByTimeAsync(1)
  expect(await mayAsk()).toBe(true)
})

test('whoever waited for the map of an earlier session does not wait for the next one too', async () => {
  awaitFirstDrawing()
  let passed = false
  void afterFirstDrawing().then(() => {
    passed = true
  })
  awaitFirstDrawing()
  await vi.advanceTimersByTimeAsync(0)
  expect(passed).toBe(true)
})
