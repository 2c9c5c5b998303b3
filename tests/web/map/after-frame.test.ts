import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { afterNextFrame } from '../../../web/src/map/after-frame.ts'

/** Frames that are drawn when a test says so. */
let waiting = new Map<number, () => void>()
let asked = 0

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  waiting = new Map()
  vi.stubGlobal('requestAnimationFrame', (draw: () => void) => {
    asked += 1
    waiting.set(asked, draw)
    return asked
  })
  vi.stubGlobal('cancelAnimationFrame', (frame: number) => waiting.delete(frame))
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function drawFrame(): void {
  const due = [...waiting.values()]
  waiting.clear()
  for (const draw of due) draw()
}

it('lets one frame go first, and calls once', () => {
  const done = vi.fn()
  afterNextFrame(done)
  drawFrame()
  expect(done).not.toHaveBeenCalled()
  drawFrame()
  drawFrame()
  vi.advanceTimersByTime(10_000)
  expect(done).toHaveBeenCalledTimes(1)
})

it('does not wait for the frames of a page that nobody sees', () => {
  const done = vi.fn()
  afterNextFrame(done)
  vi.advanceTimersByTime(500)
  drawFrame()
  drawFrame()
  expect(done).toHaveBeenCalledTimes(1)
})

it('can be stopped before and between the frames', () => {
  const done = vi.fn()
  afterNextFrame(done)()
  const stop = afterNextFrame(done)
  drawFrame()
  stop()
  drawFrame()
  vi.advanceTimersByTime(10_000)
  expect(done).not.toHaveBeenCalled()
})
