import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('../../../web/src/theme/tokens.css', import.meta.url), 'utf8')
const shades = {
  light: tokensIn(/:root \{([^}]*)\}/),
  dark: tokensIn(/:root\[data-theme="dark"\] \{([^}]*)\}/),
  system: tokensIn(/:root:not\(\[data-theme\]\) \{([^}]*)\}/),
}

function tokensIn(block: RegExp): Map<string, string> {
  const body = block.exec(css)?.[1] ?? ''
  return new Map(
    [...body.matchAll(/--([\w-]+): ([^;]+);/g)].map((match) => [match[1] as string, match[2] as string]),
  )
}

/** Contrast ratio of two `#rrggbb` colours (WCAG 2.2). */
function contrast(first: string, second: string): number {
  const [low, high] = [luminance(first), luminance(second)].sort((a, b) => a - b) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)) as [
    number,
    number,
    number,
  ]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const TEXT_PAIRS: readonly (readonly [string, string])[] = [
  ...['ink', 'ink2', 'ink3'].flatMap((text) =>
    ['surface', 'surface2', 'surface3'].map((on) => [text, on] as const),
  ),
  ['accent', 'surface'],
  ['on-accent', 'accent'],
  ['ink2', 'accent-soft'],
  ['accent', 'accent-soft'],
  ['hypo', 'hypo-bg'],
  ['ok', 'ok-bg'],
  ['due', 'due-bg'],
  ['err', 'err-bg'],
]

describe.each(['light', 'dark'] as const)('the %s colours', (shade) => {
  const colour = (name: string | undefined) => shades[shade].get(name ?? '') ?? ''

  it.each(TEXT_PAIRS)('%s reads on %s at 4.5 or more', (text, on) => {
    expect(contrast(colour(text), colour(on))).toBeGreaterThanOrEqual(4.5)
  })

  it('draw the borders of controls at 3 or more', () => {
    expect(contrast(colour('line-strong'), colour('surface'))).toBeGreaterThanOrEqual(3)
  })

  it('have five case classes, each further from the page', () => {
    const steps = [1, 2, 3, 4, 5].map((step) => contrast(colour(`case-${step}`), colour('surface')))
    expect(steps).toEqual([...steps].sort((a, b) => a - b))
  })
})

describe('dark by choice and dark by the system', () => {
  it('are the same', () => {
    expect([...shades.system]).toEqual([...shades.dark])
  })
})
