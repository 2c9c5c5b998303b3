/** A map that cannot draw must not keep the rest of the page waiting for ever. */
const LONGEST_WAIT_MS = 4_000

interface Gate {
  passed: Promise<void>
  open: () => void
}

let gate: Gate = openGate()

/**
 * Answers of second rank (coverage, places, lineage, earlier quarters) wait for the first drawing of the map: asked
 * for together with it, they would stand before it in the queue of the server and of the browser.
 */
export async function afterFirstDrawing(): Promise<void> {
  await gate.passed
}

/** A session begins on the map: from now on answers of second rank wait. */
export function awaitFirstDrawing(): void {
  gate.open()
  gate = closedGate()
}

/** The map has drawn, or could not. */
export function firstDrawingIsThere(): void {
  gate.open()
}

function openGate(): Gate {
  return { passed: Promise.resolve(), open: () => undefined }
}

function closedGate(): Gate {
  let resolve = (): void => undefined
  const passed = new Promise<void>((done) => {
    resolve = done
  })
  const timer = setTimeout(() => resolve(), LONGEST_WAIT_MS)
  const open = () => {
    clearTimeout(timer)
    resolve()
  }
  return { passed, open }
}
