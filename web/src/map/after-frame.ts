/** A page that nobody sees draws no frames, in milliseconds. */
const WITHOUT_FRAMES_MS = 500

/** Calls back once the next frame has been handed over to the screen; returns how to stop that. */
export function afterNextFrame(done: () => void): () => void {
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(go)
  })
  const timer = setTimeout(go, WITHOUT_FRAMES_MS)
  function stop() {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
  function go() {
    stop()
    done()
  }
  return stop
}
