let known: boolean | null = null

/** Whether the processor draws instead of a graphics card: then a context without that handicap is refused. */
export function isDrawnBySoftware(): boolean {
  known ??= isRefused(document.createElement('canvas'))
  return known
}

function isRefused(canvas: HTMLCanvasElement): boolean {
  const context = canvas.getContext('webgl2', { failIfMajorPerformanceCaveat: true })
  context?.getExtension('WEBGL_lose_context')?.loseContext()
  return context === null
}
