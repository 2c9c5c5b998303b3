/** A box of the screen, in pixels from the upper left corner of the map. */
export interface ScreenBox {
  left: number
  top: number
  right: number
  bottom: number
}

/** A smaller room is none: a card that leaves no more than this stands over the map for a moment only. */
const LEAST_PX = 120

/**
 * The room that no card covers, for a shape of the given width to height. Each card takes one side of the room away:
 * the one whose loss leaves the shape largest. A small card beside a large one must not claim the large one's side.
 */
export function freeRoom(whole: ScreenBox, cards: readonly ScreenBox[], widthToHeight: number): ScreenBox {
  const largestFirst = [...cards].sort((a, b) => widthOf(b) * heightOf(b) - widthOf(a) * heightOf(a))
  return largestFirst.reduce((room, card) => besideCard(room, card, widthToHeight), whole)
}

function besideCard(room: ScreenBox, card: ScreenBox, widthToHeight: number): ScreenBox {
  if (!overlap(room, card)) return room
  const rooms = [
    { ...room, left: card.right },
    { ...room, right: card.left },
    { ...room, top: card.bottom },
    { ...room, bottom: card.top },
  ].filter((one) => widthOf(one) >= LEAST_PX && heightOf(one) >= LEAST_PX)
  const heightIn = (one: ScreenBox) => Math.min(heightOf(one), widthOf(one) / widthToHeight)
  return rooms.sort((a, b) => heightIn(b) - heightIn(a))[0] ?? room
}

function overlap(a: ScreenBox, b: ScreenBox): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

/** A shape with what lies in it. */
export interface Shape {
  widthToHeight: number
  /** Boxes of its parts, as shares of its own width and height from the upper left corner. */
  parts: readonly ScreenBox[]
}

const SEARCH_STEPS = 7
const PLACES_A_SIDE = 9

/**
 * Where a shape is drawn as large as can be without a card over any of its parts: most shapes leave a corner of their box
 * empty, where a card may stand. Without parts it gets the room that no card covers.
 */
export function roomForShape(whole: ScreenBox, cards: readonly ScreenBox[], shape: Shape): ScreenBox {
  const room = freeRoom(whole, cards, shape.widthToHeight)
  let least = Math.min(heightOf(room), widthOf(room) / shape.widthToHeight)
  let most = Math.min(heightOf(whole), widthOf(whole) / shape.widthToHeight)
  let best = room
  for (let step = 0; step < SEARCH_STEPS && shape.parts.length > 0; step++) {
    const height = (least + most) / 2
    const place = uncoveredPlace(whole, cards, shape, height)
    if (place) [best, least] = [place, height]
    else most = height
  }
  return best
}

/** The place nearest to the middle where a shape of this height has no part under a card. */
function uncoveredPlace(
  whole: ScreenBox,
  cards: readonly ScreenBox[],
  { widthToHeight, parts }: Shape,
  height: number,
): ScreenBox | null {
  const width = height * widthToHeight
  const free = PLACES.map(([across, down]): ScreenBox => {
    const left = whole.left + across * (widthOf(whole) - width)
    const top = whole.top + down * (heightOf(whole) - height)
    return { left, top, right: left + width, bottom: top + height }
  })
  return (
    free.find((place) => parts.every((part) => !cards.some((card) => overlap(card, within(place, part))))) ??
    null
  )
}

/** Shares of the room that is left over, from the middle outwards. */
const PLACES = Array.from({ length: PLACES_A_SIDE ** 2 }, (_, index) => {
  const [column, row] = [index % PLACES_A_SIDE, Math.floor(index / PLACES_A_SIDE)]
  return [column / (PLACES_A_SIDE - 1), row / (PLACES_A_SIDE - 1)] as const
}).sort((a, b) => fromMiddle(a) - fromMiddle(b))

function fromMiddle([across, down]: readonly [number, number]): number {
  return Math.hypot(across - 0.5, down - 0.5)
}

function within(box: ScreenBox, { left, top, right, bottom }: ScreenBox): ScreenBox {
  const [width, height] = [widthOf(box), heightOf(box)]
  return {
    left: box.left + left * width,
    top: box.top + top * height,
    right: box.left + right * width,
    bottom: box.top + bottom * height,
  }
}

export function holds({ left, top, right, bottom }: ScreenBox, { x, y }: { x: number; y: number }): boolean {
  return x >= left && x <= right && y >= top && y <= bottom
}

function widthOf({ left, right }: ScreenBox): number {
  return right - left
}

function heightOf({ top, bottom }: ScreenBox): number {
  return bottom - top
}
