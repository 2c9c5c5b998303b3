import { seededRandom } from '@hoanhap/geo/random.ts'

/** The drawing beside the sign-in form, in the pixels of its own frame. The same seed gives the same drawing. */
export interface CommuneDrawing {
  /** Of those that lie at the shore, what lies around them shows. */
  communes: { path: string; shade: number; atShore: boolean }[]
  places: { x: number; y: number; lit: boolean }[]
}

interface DrawingOptions {
  width: number
  height: number
  columns: number
  seed: string
}

type Point = readonly [number, number]

/** The eight cells around one, in columns and rows. */
const AROUND: readonly Point[] = [-1, 0, 1].flatMap((right) =>
  [-1, 0, 1].filter((down) => right !== 0 || down !== 0).map((down) => [right, down] as const),
)

/** Cells of a shaken grid whose shared edges wander, kept where they lie within a lobed shore. */
export function drawCommunes({ width, height, columns, seed }: DrawingOptions): CommuneDrawing {
  const side = width / columns
  const rows = Math.ceil(height / side)
  const corner = (column: number, row: number): Point => {
    const random = seededRandom(`${seed} corner ${column} ${row}`)
    return [(column + (random() - 0.5) * 0.72) * side, (row + (random() - 0.5) * 0.72) * side]
  }
  const drawing: CommuneDrawing = { communes: [], places: [] }
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const centre: Point = [(column + 0.5) * side, (row + 0.5) * side]
      if (!isInland(centre, width, height)) continue
      const random = seededRandom(`${seed} cell ${column} ${row}`)
      const corners = [
        corner(column, row),
        corner(column + 1, row),
        corner(column + 1, row + 1),
        corner(column, row + 1),
      ]
      const atShore = !AROUND.every(([right, down]) =>
        isInland([centre[0] + right * side, centre[1] + down * side], width, height),
      )
      drawing.communes.push({ path: outline(corners, seed), shade: Math.floor(random() ** 2.2 * 4), atShore })
      const near = 1 - Math.hypot(centre[0] / width - 0.56, centre[1] / height - 0.42)
      const count = random() < near ** 3 * 0.9 ? 1 + Math.floor(random() * 3) : 0
      for (let place = 0; place < count; place++) drawing.places.push(placeNear(centre, side, random))
    }
  }
  return drawing
}

function placeNear(centre: Point, side: number, random: () => number): CommuneDrawing['places'][number] {
  const shift = () => (random() - 0.5) * side * 0.7
  return { x: round(centre[0] + shift()), y: round(centre[1] + shift()), lit: random() < 0.22 }
}

/** A closed path along wandering edges; an edge wanders the same way for both of its cells. */
function outline(corners: Point[], seed: string): string {
  const points = corners.flatMap((from, index) => {
    const to = corners[(index + 1) % corners.length] as Point
    return wander(from, to, seed)
  })
  return `M${points.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}Z`
}

/** The points of an edge from its first corner up to, not including, its second. */
function wander(from: Point, to: Point, seed: string): Point[] {
  const turned = from[0] > to[0] || (from[0] === to[0] && from[1] > to[1])
  const [start, end] = turned ? [to, from] : [from, to]
  const points = displaced(start, end, seededRandom(`${seed} edge ${start} ${end}`), 3)
  const line = [start, ...points, end]
  return (turned ? line.reverse() : line).slice(0, -1)
}

function displaced(from: Point, to: Point, random: () => number, depth: number): Point[] {
  if (depth === 0) return []
  const push = (random() - 0.5) * 0.34
  const middle: Point = [
    (from[0] + to[0]) / 2 - (to[1] - from[1]) * push,
    (from[1] + to[1]) / 2 + (to[0] - from[0]) * push,
  ]
  return [...displaced(from, middle, random, depth - 1), middle, ...displaced(middle, to, random, depth - 1)]
}

function isInland([x, y]: Point, width: number, height: number): boolean {
  const [dx, dy] = [(x / width - 0.48) * 2, (y / height - 0.5) * 2]
  const angle = Math.atan2(dy, dx)
  const shore = 0.72 + 0.12 * Math.sin(3 * angle + 0.6) + 0.07 * Math.sin(5 * angle + 2.1)
  return Math.hypot(dx, dy) < shore
}

const round = (pixels: number) => Math.round(pixels * 10) / 10
