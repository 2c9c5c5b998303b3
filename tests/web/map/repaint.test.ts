import { featureFilter, validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import type { Map as MapLibreMap, StyleSpecification } from 'maplibre-gl'
import { expect, test } from 'vitest'
import type { FigureSet } from '../../../web/src/figures/figure-set.ts'
import { composeStyle } from '../../../web/src/map/compose-style.ts'
import type { StagedScene } from '../../../web/src/map/layers/map-layer.ts'
import { LiveColours } from '../../../web/src/map/live-colours.ts'
import { PALETTES } from '../../../web/src/map/palettes/palette.ts'
import { type Drawing, Stage } from '../../../web/src/map/stage.ts'
import { scene, styleInput } from './sample-style.ts'

const { drawing: _, ...sample } = scene()
const live: Drawing = { ...sample, live: true }

/** The same communes with their figures exchanged: other classes, the same states. */
function exchanged({ set }: Drawing): Drawing {
  const last = set.breaks.length - 1
  const classByUnit = new Map([...set.classByUnit].map(([id, index]) => [id, last - index]))
  const figures = set.figures.map((figure) => ({ ...figure, value: figure.value && figure.value + 1 }))
  const byUnit = new Map(figures.map((figure) => [figure.unitId, figure]))
  return { ...live, set: { ...set, figures, byUnit, classByUnit } satisfies FigureSet }
}

/** The part of a map that a stage listens to; its tiles come when the test says so. */
class TileClock {
  isThere = false
  private readonly listeners = new Map<string, Set<() => void>>()

  getSource = () => ({})
  isSourceLoaded = () => this.isThere
  loaded = () => this.isThere
  triggerRepaint = () => {}
  once = () => {}
  on = (event: string, listener: () => void) => {
    this.listeners.set(event, new Set([...(this.listeners.get(event) ?? []), listener]))
  }
  off = (event: string, listener: () => void) => {
    this.listeners.get(event)?.delete(listener)
  }
  comes() {
    this.isThere = true
    for (const listener of this.listeners.get('render') ?? []) listener()
  }
}

/** A stage and the styles that it asked for, in their order. */
function staged(fadeMs = 150) {
  const clock = new TileClock()
  const styles: StyleSpecification[] = []
  const told: string[] = []
  const events = {
    changed: () => {
      styles.push(composeStyle(styleInput({ scenes: stage.scenes })))
    },
    renew: () => told.push('renew'),
    loading: () => told.push('loading'),
    ready: () => told.push('ready'),
    failed: () => told.push('failed'),
  }
  const stage: Stage = new Stage(clock as unknown as MapLibreMap, events, () => fadeMs)
  return { stage, styles, told, clock }
}

test('other figures repaint what is seen: nothing is added, laid out anew, faded or waited for', () => {
  const { stage, styles, told, clock } = staged()
  stage.show(live)
  clock.comes()
  const before = composeStyle(styleInput({ scenes: stage.scenes }))
  told.length = 0
  stage.show(exchanged(live))
  expect(stage.scenes).toMatchObject([{ phase: 'current', scene: { drawing: 1 } }])
  expect(stage.settled).toBe(true)
  expect(told).toEqual([])
  expect(styles.at(-1)).toEqual(before)
  expect(stage.current?.set.classByUnit).toEqual(exchanged(live).set.classByUnit)
})

test('names and outlines keep their very data, which is compared by reference', () => {
  const { stage, clock } = staged()
  stage.show(live)
  clock.comes()
  const dataOf = () =>
    Object.values(composeStyle(styleInput({ scenes: stage.scenes })).sources).flatMap((source) =>
      source.type === 'geojson' ? [source.data] : [],
    )
  const before = dataOf()
  stage.show(exchanged(live))
  const after = dataOf()
  const names = (data: unknown[]) => data.filter((one) => JSON.stringify(one).includes('fromZoom'))
  expect(names(before)).toHaveLength(1)
  expect(names(after)[0]).toBe(names(before)[0])
})

test('figures that come while the tiles are awaited are the ones that appear', () => {
  const { stage, clock } = staged(0)
  stage.show(live)
  stage.show(exchanged(live))
  expect(stage.scenes).toMatchObject([{ phase: 'waiting', scene: { drawing: 1 } }])
  clock.comes()
  expect(stage.current?.set.classByUnit).toEqual(exchanged(live).set.classByUnit)
})

test('where figures are not live, other ones are a new drawing that waits for its tiles', () => {
  const { stage, clock } = staged(0)
  const still = { ...live, live: false }
  stage.show(still)
  clock.comes()
  clock.isThere = false
  stage.show({ ...exchanged(live), live: false })
  expect(stage.scenes.map(({ phase, scene: { drawing } }) => [phase, drawing])).toEqual([
    ['current', 1],
    ['waiting', 2],
  ])
})

test('a live drawing is a valid style, and its layer takes every unit into a bucket of its own', () => {
  const scenes = [1, 2].map((drawing): StagedScene => ({ scene: { ...live, drawing }, phase: 'current' }))
  const style = composeStyle(styleInput({ scenes }))
  expect(validateStyleMin(style)).toEqual([])
  const filters = style.layers.flatMap((layer) =>
    layer.id.startsWith('unit-fill-') && 'filter' in layer && layer.filter ? [layer.filter] : [],
  )
  expect(filters).toHaveLength(2)
  expect(JSON.stringify(filters[0])).not.toBe(JSON.stringify(filters[1]))
  for (const filter of filters) {
    const { filter: takes } = featureFilter(filter, 'layers[0].filter')
    for (const id of [0, 1, 2, 3321]) expect(takes({ zoom: 9 }, { type: 3, properties: { id } })).toBe(true)
  }
})

/** States as MapLibre keeps them, with the number of times that one was written. */
class States {
  readonly kept = new Map<string, string>()
  writes = 0
  hasSource = true

  getSource = () => (this.hasSource ? ({} as never) : undefined)
  setFeatureState = ({ id }: { id?: string | number }, state: Record<string, string>) => {
    for (const [name, value] of Object.entries(state)) this.kept.set(`${id} ${name}`, value)
    this.writes += 1
    return this as never
  }
  removeFeatureState = ({ id }: { id?: string | number }, name?: string) => {
    this.kept.delete(`${id} ${name}`)
    return this as never
  }
}

test('colours are the units’ states: only what changed is written, and they leave with their drawing', () => {
  const states = new States()
  const colours = new LiveColours(states)
  const one: StagedScene = { scene: { ...live, drawing: 1 }, phase: 'current' }
  const other: StagedScene = { scene: { ...exchanged(live), drawing: 1 }, phase: 'current' }
  colours.paint([one], PALETTES.light)
  const all = states.kept.size
  expect(all).toBe(live.set.classByUnit.size)
  expect(states.kept.get('9 figure-1')).toMatch(/^#[0-9A-F]{6}$/)
  const before = new Map(states.kept)
  states.writes = 0
  colours.paint([other], PALETTES.light)
  const changed = [...states.kept].filter(([key, colour]) => before.get(key) !== colour)
  expect(changed.length).toBeGreaterThan(0)
  expect(states.writes).toBe(changed.length)
  states.writes = 0
  colours.paint([other], PALETTES.light)
  expect(states.writes).toBe(0)
  colours.paint([other], PALETTES.dark)
  expect(states.writes).toBe(all)
  colours.paint([], PALETTES.dark)
  expect(states.kept.size).toBe(0)
})

test('a source that was made anew gets all colours again', () => {
  const states = new States()
  const colours = new LiveColours(states)
  const staged: StagedScene = { scene: { ...live, drawing: 1 }, phase: 'current' }
  colours.paint([staged], PALETTES.light)
  const all = states.writes
  colours.forget()
  colours.paint([staged], PALETTES.light)
  expect(states.writes).toBe(2 * all)
})
