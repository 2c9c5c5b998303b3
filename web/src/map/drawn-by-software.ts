/** Names that programs give to themselves when they draw in the place of a graphics card. */
const SOFTWARE = /swiftshader|llvmpipe|softpipe|basic render|software/i

let known: boolean | null = null

/** Whether the processor draws instead of a graphics card. */
export function isDrawnBySoftware(): boolean {
  known ??= isRefused(document.createElement('canvas')) || SOFTWARE.test(rendererName())
  return known
}

/** A context without that handicap is refused, unless the browser was told to draw so. */
function isRefused(canvas: HTMLCanvasElement): boolean {
  const context = canvas.getContext('webgl2', { failIfMajorPerformanceCaveat: true })
  release(context)
  return context === null
}

/** What draws, by its own name; empty where the browser keeps it to itself. */
function rendererName(): string {
  const context = document.createElement('canvas').getContext('webgl2')
  const names = context?.getExtension('WEBGL_debug_renderer_info')
  const name = names ? context?.getParameter(names.UNMASKED_RENDERER_WEBGL) : ''
  release(context)
  return String(name ?? '')
}

function release(context: WebGL2RenderingContext | null): void {
  context?.getExtension('WEBGL_lose_context')?.loseContext()
}
