import type { ViewState } from './view-state.ts'

/** Fields whose change a reader would undo with the Back button. */
const STEPS = [
  'place',
  'unit',
  'asOf',
  'period',
  'theme',
  'draw',
  'level',
  'view',
  'compare',
  'method',
  'classCount',
  'filters',
] as const

/** Whether going from one view to the next makes a history entry; camera, opacity, sort and breaks do not. */
export function historyEntry(before: ViewState, after: ViewState): 'push' | 'replace' {
  const stepped = STEPS.some((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
  return stepped || layerKey(before) !== layerKey(after) ? 'push' : 'replace'
}

/** Which layers are on and in which order; a slider being dragged is not a step. */
function layerKey(view: ViewState): string {
  return view.layers.map((layer) => `${layer.id}${layer.on}`).join()
}
