/** Functions that run inside the page; they can use nothing but what stands in them. */

/** Whether every map has drawn what it was asked for. */
export function showing(): boolean {
  return window.__map?.every((map) => map.idle() && map.drawn().length > 0) ?? false
}

/** The same without looking at what is drawn, which would be work of the page itself. */
export function resting(): boolean {
  return window.__map?.every((map) => map.idle()) ?? false
}

/**
 * Clicks, and waits for the first frame of another drawing. Reading one pixel back makes the browser finish the frame
 * before the clock is read.
 */
export async function whenShown(control: Element): Promise<number> {
  const drawing = () => JSON.stringify(window.__map?.[0]?.drawing())
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  const before = drawing()
  const started = performance.now()
  ;(control as HTMLElement).click()
  while (drawing() === before && performance.now() - started < 30_000) await frame()
  await frame()
  const canvas = document.querySelector<HTMLCanvasElement>('[data-map] canvas')
  const context = canvas?.getContext('webgl2')
  context?.readPixels(0, 0, 1, 1, context.RGBA, context.UNSIGNED_BYTE, new Uint8Array(4))
  return performance.now() - started
}

/** Notes how long the main thread was busy without a pause, in milliseconds, wherever that was more than 50. */
export function watchLongTasks(): () => number[] {
  const long: number[] = []
  const observer = new PerformanceObserver((list) => {
    long.push(...list.getEntries().map(({ duration }) => duration))
  })
  observer.observe({ type: 'longtask' })
  return () => {
    observer.disconnect()
    return long
  }
}
