/** A tile has come; a source speaks of data that will come as tiles; the style has changed, or which sources it uses. */
export type Told = 'tile' | 'source' | 'style'

/** What an event of the map tells; null where a frame is needed at once: a source of tiles asks for them in one. */
export function toldBy(event: unknown): Told | null {
  if (!isObject(event) || event.type !== 'data') return null
  if (event.dataType === 'style' || event.sourceDataType === 'visibility') return 'style'
  if (event.tile) return 'tile'
  return isObject(event.source) && event.source.type === 'vector' ? null : 'source'
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
