import { type MapEventType, Map as MapLibreMap, type MapOptions } from 'maplibre-gl'
import { type Told, toldBy } from './told-by.ts'

/** The longest that what has come waits for what is still on its way, in milliseconds. */
const GATHERING_MS = 150

/**
 * A map that draws no frame in vain. MapLibre draws one for every tile that comes and for everything that a source tells of
 * its data, and a second one after every change of the style, which shows the same; where the processor draws, each takes a
 * tenth of a second. Here tiles are drawn together, when nothing is on its way any more and no later than `GATHERING_MS`
 * after the first. Everything else, the hand of the reader above all, is drawn at once.
 */
export class SparingMap extends MapLibreMap {
  private told: Told | null = null
  private isInFrame = false
  private gathering: ReturnType<typeof setTimeout> | undefined

  constructor(options: MapOptions) {
    super(options)
    this.on('remove', () => clearTimeout(this.gathering))
  }

  override fire(event: MapEventType[keyof MapEventType] | keyof MapEventType, properties?: object): this {
    const before = this.told
    this.told = toldBy(event)
    try {
      return typeof event === 'string' ? super.fire(event, properties) : super.fire(event)
    } finally {
      this.told = before
    }
  }

  override _render(paintStartTimeStamp: number): this {
    this.isInFrame = true
    try {
      return super._render(paintStartTimeStamp)
    } finally {
      this.isInFrame = false
    }
  }

  /** A frame takes up the changes of the style before anything else: what it tells of them needs no other one. */
  override _update(updateStyle?: boolean): this {
    return this.isInFrame && this.told === 'style' ? this : super._update(updateStyle)
  }

  override triggerRepaint(): void {
    if (this.isComing && !this.isMoving()) this.gathering ??= setTimeout(() => this.draw(), GATHERING_MS)
    else this.draw()
  }

  /** Whether this is the news of a part, and the rest is on its way. */
  private get isComing(): boolean {
    return this.told === 'source' || (this.told === 'tile' && !this.isStyleLoaded())
  }

  private draw(): void {
    clearTimeout(this.gathering)
    this.gathering = undefined
    super.triggerRepaint()
  }
}
