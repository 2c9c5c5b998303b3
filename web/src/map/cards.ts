import type { ScreenBox } from './free-room.ts'

/** Panels that stand over a map say so themselves. */
const CARDS = '[data-over-map]'

/** So much stays free beside a panel. */
const GAP_PX = 12

/** Where panels cover a map now, in its own pixels. */
export function cardsOver(container: HTMLElement): ScreenBox[] {
  const { left: x, top: y } = container.getBoundingClientRect()
  return cards().map((card) => {
    const { left, top, right, bottom } = card.getBoundingClientRect()
    return {
      left: left - x - GAP_PX,
      top: top - y - GAP_PX,
      right: right - x + GAP_PX,
      bottom: bottom - y + GAP_PX,
    }
  })
}

/** Resolves when no panel moves any more. */
export async function cardsAtRest(): Promise<void> {
  await Promise.allSettled(cards().flatMap((card) => card.getAnimations().map(({ finished }) => finished)))
}

function cards(): Element[] {
  return [...document.querySelectorAll(CARDS)]
}
