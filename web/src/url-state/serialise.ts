import { parseFilters, writeFilters } from './case-filters.ts'
import {
  accept,
  cameraFrom,
  cameraText,
  numberFrom,
  type SearchParameters,
  sortFrom,
  sortText,
  unitRefFrom,
  unitRefText,
  withoutDefaults,
} from './link-text.ts'
import {
  DEFAULT_VIEW,
  Draw,
  defaultLayer,
  LAYER_IDS,
  LayerState,
  MAX_CLASSES,
  Method,
  Theme,
  View,
  ViewLevel,
  ViewState,
} from './view-state.ts'

/**
 * Reads a link. Every field falls back on its own, so that an old or mistyped link still opens;
 * unknown parameters are ignored.
 */
export function parseView(search: Readonly<Record<string, unknown>>): ViewState {
  const text = (name: string) => (search[name] === undefined ? undefined : String(search[name]))
  return {
    place: unitRefFrom(text('place')),
    unit: unitRefFrom(text('unit')),
    asOf: accept(ViewState.shape.asOf, text('asOf'), null),
    period: accept(ViewState.shape.period, text('period'), null),
    theme: accept(Theme, text('theme'), DEFAULT_VIEW.theme),
    draw: accept(Draw, text('draw'), DEFAULT_VIEW.draw),
    level: accept(ViewLevel, text('level'), DEFAULT_VIEW.level),
    method: accept(Method, text('method'), DEFAULT_VIEW.method),
    classCount: accept(ViewState.shape.classCount, numberFrom(text('classes')), DEFAULT_VIEW.classCount),
    breaks: breaksFrom(text('breaks')),
    layers: layersFrom(text('layers')),
    view: accept(View, text('view'), DEFAULT_VIEW.view),
    compare: accept(ViewState.shape.compare, text('compare'), null),
    camera: cameraFrom(text('at')),
    sort: sortFrom(text('sort')),
    filters: parseFilters(text),
  }
}

/** Writes a link; what equals the default is left out. */
export function serialiseView(view: ViewState): SearchParameters {
  const written: Record<string, string | null> = {
    place: view.place && unitRefText(view.place),
    unit: view.unit && unitRefText(view.unit),
    asOf: view.asOf,
    period: view.period,
    theme: view.theme,
    draw: view.draw,
    level: view.level,
    method: view.method,
    classes: String(view.classCount),
    breaks: view.breaks.join(','),
    layers: layersText(view.layers),
    view: view.view,
    compare: view.compare,
    at: view.camera && cameraText(view.camera),
    sort: view.sort && sortText(view.sort),
    ...writeFilters(view.filters),
  }
  return withoutDefaults(written, DEFAULT_TEXT)
}

function breaksFrom(text: string | undefined): number[] {
  const numbers = (text ?? '').split(',').filter(Boolean).map(Number)
  const ascending = numbers.every((value, i) => i === 0 || value > (numbers[i - 1] as number))
  return ascending && numbers.length <= MAX_CLASSES ? accept(ViewState.shape.breaks, numbers, []) : []
}

/** `figures,names.5,-employers`: bottom first, `.5` is an opacity of 50 %, a minus is off. */
function layersText(layers: readonly LayerState[]): string {
  return layers.map(layerText).join(',')
}

function layerText(layer: LayerState): string {
  const opacity = layer.opacity === 1 ? '' : `.${Math.round(layer.opacity * 100)}`
  return `${layer.on ? '' : '-'}${layer.id}${opacity}`
}

/** Layers that a link does not name keep their default and their default place at the top. */
function layersFrom(text: string | undefined): LayerState[] {
  const named: LayerState[] = []
  for (const part of (text ?? '').split(',')) {
    const layer = layerFrom(part)
    if (layer && !named.some((other) => other.id === layer.id)) named.push(layer)
  }
  if (named.length === 0) return DEFAULT_VIEW.layers
  const missing = LAYER_IDS.filter((id) => !named.some((layer) => layer.id === id))
  return [...named, ...missing.map(defaultLayer)]
}

function layerFrom(part: string): LayerState | null {
  const [, minus, id, percent] = /^(-?)([a-zA-Z]+)(?:\.(\d{1,3}))?$/.exec(part) ?? []
  const opacity = percent === undefined ? 1 : Number(percent) / 100
  return accept(LayerState.nullable(), { id, on: minus === '', opacity }, null)
}

const DEFAULT_TEXT: Record<string, string> = {
  theme: DEFAULT_VIEW.theme,
  draw: DEFAULT_VIEW.draw,
  level: DEFAULT_VIEW.level,
  method: DEFAULT_VIEW.method,
  classes: String(DEFAULT_VIEW.classCount),
  layers: layersText(DEFAULT_VIEW.layers),
  view: DEFAULT_VIEW.view,
}
