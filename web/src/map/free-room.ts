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

export function holds({ left, top, right, bottom }: ScreenBox, { x, y }: { x: number; y: number }): boolean {
  return x >= left && x <= right && y >= top && y <= bottom
}

function widthOf({ left, right }: ScreenBox): number {
  return right - left
}

function heightOf({ top, bottom }: ScreenBox): number {
  return bottom - top
}
