import { type Circle, cellAt, radiusOf } from './circle.ts'

/** A circle as it is drawn at one moment. */
export interface DrawnCircle extends Circle {
  /** Where it is on its way to its place. */
  at: Circle['place']
  /** Pixels. */
  radius: number
  /** 0 is not seen. */
  opacity: number
  /** Whether its number stands in it: one that moves to another place shows none on the way. */
  numbered: boolean
}

type Look = Pick<DrawnCircle, 'at' | 'radius' | 'opacity'>

/** The way of one circle from how it looks to how it will look. */
interface Way {
  circle: Circle
  from: Look
  to: Look
  numbered: boolean
}

/** From one drawing of people to the next. */
export interface Transition {
  ways: readonly Way[]
  /** The drawing at the end. */
  after: readonly DrawnCircle[]
}

/** A drawing at rest. */
export function atRest(circles: readonly Circle[]): DrawnCircle[] {
  return circles.map((circle) => ({ ...circle, ...lookOf(circle), numbered: true }))
}

/**
 * How one drawing becomes the next without a jump: circles that stay change their size; one that falls apart is the
 * place where its parts set out; those that come together move to the place where they will be one; others grow and shrink
 * where they are.
 */
export function transitionTo(before: readonly DrawnCircle[], next: readonly Circle[]): Transition {
  const staying = new Map(before.map((circle) => [circle.key, circle]))
  const [cellsBefore, cellsAfter] = [new Cells(before), new Cells(next)]
  const kept = new Set(next.map(({ key }) => key))
  const joining = new Set<Circle>()
  const leaving = before
    .filter(({ key }) => !kept.has(key))
    .map((circle): Way => {
      const whole = cellsAfter.around(circle)
      if (whole) joining.add(whole)
      const to = whole ? lookOf(whole) : goneFrom(circle)
      return { circle, from: circle, to, numbered: false }
    })
  const parted = new Set<Circle>()
  const coming = next.flatMap((circle): Way[] => {
    const to = lookOf(circle)
    const same = staying.get(circle.key)
    if (same) return [{ circle, from: same, to, numbered: same.numbered }]
    const whole = cellsBefore.around(circle)
    if (whole) parted.add(whole)
    if (whole) return [{ circle, from: whole, to, numbered: false }]
    // Its parts are on their way to it: they are what is seen of it until they are there.
    if (joining.has(circle)) return []
    return [{ circle, from: goneFrom(to), to, numbered: true }]
  })
  // Whoever arrives lies over whoever leaves; what falls apart is seen in its parts.
  const left = leaving.filter(({ circle }) => !parted.has(circle))
  return { ways: [...left, ...coming], after: atRest(next) }
}

/** The drawing on the way; `progress` from 0 to 1. */
export function drawingAt({ ways, after }: Transition, progress: number): readonly DrawnCircle[] {
  if (progress >= 1) return after
  const eased = 1 - (1 - progress) ** 3
  return ways.map(({ circle, from, to, numbered }) => ({
    ...circle,
    at: [between(from.at[0], to.at[0], eased), between(from.at[1], to.at[1], eased)],
    radius: between(from.radius, to.radius, eased),
    opacity: between(from.opacity, to.opacity, eased),
    numbered,
  }))
}

/** Circles by the cell that they count. */
class Cells<One extends Circle> {
  private readonly byCell: ReadonlyMap<string, One>
  private readonly zooms: readonly number[]

  constructor(circles: readonly One[]) {
    this.byCell = new Map(circles.map((circle) => [cellAt(circle.place, circle.cellZoom), circle]))
    this.zooms = [...new Set(circles.map(({ cellZoom }) => cellZoom))].sort((a, b) => b - a)
  }

  /** The circle of the smallest larger cell that holds another circle. */
  around({ place, cellZoom }: Circle): One | null {
    for (const zoom of this.zooms) {
      const found = zoom < cellZoom ? this.byCell.get(cellAt(place, zoom)) : undefined
      if (found) return found
    }
    return null
  }
}

function lookOf(circle: Circle): Look {
  return { at: circle.stand, radius: radiusOf(circle), opacity: 1 }
}

function goneFrom({ at }: Look): Look {
  return { at, radius: 0, opacity: 0 }
}

function between(from: number, to: number, share: number): number {
  return from + (to - from) * share
}
