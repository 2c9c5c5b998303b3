import type { FigureSet } from '../../figures/figure-set.ts'
import type { MapPalette } from './palette.ts'

/** One colour per class of the set, in the order of its breaks: the only source of fill and legend colours. */
export function classColours(set: Pick<FigureSet, 'measure' | 'breaks'>, palette: MapPalette): string[] {
  const { palette: name, reversed } = set.measure
  if (name === 'change') return divergingColours(set.breaks, palette.change)
  const colours = sampled(palette[name], set.breaks.length)
  return reversed ? colours.reverse() : colours
}

/** The colours left and right of the neutral one go with the class's distance from "nearly unchanged". */
function divergingColours(breaks: readonly number[], colours: readonly string[]): string[] {
  const neutral = (colours.length - 1) / 2
  const middle = breaks.filter((low) => low < 0).length - 1
  const sideClasses = Math.max(1, breaks.length - 1 - middle)
  return breaks.map((_, index) => {
    const step = Math.round(((index - middle) / sideClasses) * neutral)
    return colours[neutral + step] as string
  })
}

/** `count` colours from the ends inwards; more classes than colours are mixed between neighbours. */
function sampled(colours: readonly string[], count: number): string[] {
  if (count === 1) return [colours[Math.floor(colours.length / 2)] as string]
  const position = (index: number) => (index / (count - 1)) * (colours.length - 1)
  return Array.from({ length: count }, (_, index) =>
    count <= colours.length
      ? (colours[Math.round(position(index))] as string)
      : mixedAt(colours, position(index)),
  )
}

function mixedAt(colours: readonly string[], position: number): string {
  const below = Math.min(Math.floor(position), colours.length - 2)
  return mixed(colours[below] as string, colours[below + 1] as string, position - below)
}

/** A colour between two of `#RRGGBB`; share 0 is the first. */
function mixed(first: string, second: string, share: number): string {
  const channels = [1, 3, 5].map((at) => {
    const [a, b] = [first, second].map((colour) => Number.parseInt(colour.slice(at, at + 2), 16)) as [
      number,
      number,
    ]
    return Math.round(a + (b - a) * share)
      .toString(16)
      .padStart(2, '0')
  })
  return `#${channels.join('')}`.toUpperCase()
}
