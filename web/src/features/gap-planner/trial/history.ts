import type { LonLat } from '@hoanhap/geo/units.ts'
import { LEAST_CAPACITY, MOST_CAPACITY, MOST_EDITS, type TrialEdit, type TrialId } from './edits.ts'

/** The edits now, those before each step, and those that were undone. */
export interface History {
  past: readonly (readonly TrialEdit[])[]
  edits: readonly TrialEdit[]
  future: readonly (readonly TrialEdit[])[]
  /** What the newest step did to which place; null where nothing can go on. */
  newest: string | null
}

export type TrialAction =
  | { kind: 'add'; location: LonLat; capacity: number }
  /** `continues`: the same drag goes on after its first step, so that one step takes it all back. */
  | { kind: 'move'; id: TrialId; location: LonLat; continues?: boolean }
  | { kind: 'resize'; id: TrialId; capacity: number; continues?: boolean }
  | { kind: 'remove'; id: TrialId }
  /** Takes a single edit back, wherever it stands. */
  | { kind: 'withdraw'; edit: TrialEdit }
  | { kind: 'undo' }
  | { kind: 'redo' }
  | { kind: 'reset' }
  /** Opens what was kept. */
  | { kind: 'load'; edits: readonly TrialEdit[] }

export const NO_EDITS: History = { past: [], edits: [], future: [], newest: null }

/** So many steps can be undone. */
const MOST_STEPS = 200

/** The history after an action; the very same one when the action says nothing new or nothing possible. */
export function change(history: History, action: TrialAction): History {
  switch (action.kind) {
    case 'undo':
      return undo(history)
    case 'redo':
      return redo(history)
    case 'load':
      return { ...NO_EDITS, edits: action.edits }
    case 'reset':
      return step(history, [])
    case 'withdraw':
      return step(history, without(history.edits, action.edit))
    case 'add':
      return step(history, added(history, action))
    case 'remove':
      return step(history, removed(history.edits, action.id))
    default:
      return step(history, altered(history.edits, action), action)
  }
}

function undo(history: History): History {
  const { past, edits, future } = history
  const before = past.at(-1)
  if (!before) return history
  return { past: past.slice(0, -1), edits: before, future: [edits, ...future], newest: null }
}

function redo(history: History): History {
  const { past, edits, future } = history
  const [next, ...later] = future
  return next ? { past: [...past, edits], edits: next, future: later, newest: null } : history
}

function step(history: History, edits: readonly TrialEdit[], altering?: Altering): History {
  if (edits === history.edits || edits.length > MOST_EDITS) return history
  if (edits.length === 0 && history.edits.length === 0) return history
  const newest = altering ? `${altering.kind} ${altering.id}` : null
  const goesOn = altering?.continues && newest === history.newest
  const past = goesOn ? history.past : [...history.past, history.edits].slice(-MOST_STEPS)
  return { past, edits, future: [], newest }
}

type Adding = TrialAction & { kind: 'add' }
type Altering = TrialAction & { kind: 'move' | 'resize' }

function added(history: History, { location, capacity }: Adding): readonly TrialEdit[] {
  if (!isPoint(location)) return history.edits
  const id = nextId(history)
  return [...history.edits, { kind: 'add', id, location: rounded(location), capacity: possible(capacity) }]
}

/** Never a number that an undone step used: it may come back. */
export function nextId({ past, edits, future }: History): TrialId {
  const used = [...past, edits, ...future].flat().map(({ id }) => id)
  return used.reduce((least, id) => Math.min(least, id), 0) - 1
}

/** Something added is changed itself; of an existing place the newest edit of a kind stands. */
function altered(edits: readonly TrialEdit[], action: Altering): readonly TrialEdit[] {
  const { id } = action
  if (action.kind === 'move' && !isPoint(action.location)) return edits
  const next: TrialEdit =
    action.kind === 'move'
      ? { kind: 'move', id, location: rounded(action.location) }
      : { kind: 'resize', id, capacity: possible(action.capacity) }
  if (edits.some((edit) => edit.id === id && (edit.kind === 'remove' || isSame(edit, next)))) return edits
  const at = edits.findIndex((edit) => edit.id === id && (edit.kind === 'add' || edit.kind === next.kind))
  if (at >= 0) return edits.map((edit, index) => (index === at ? merged(edit, next) : edit))
  return id > 0 ? [...edits, next] : edits
}

function merged(edit: TrialEdit, next: TrialEdit): TrialEdit {
  if (edit.kind !== 'add') return next
  if (next.kind === 'move') return { ...edit, location: next.location }
  return next.kind === 'resize' ? { ...edit, capacity: next.capacity } : edit
}

function isSame(edit: TrialEdit, next: TrialEdit): boolean {
  if (next.kind === 'move' && 'location' in edit) return String(edit.location) === String(next.location)
  return next.kind === 'resize' && 'capacity' in edit && edit.capacity === next.capacity
}

/** Without what was tried with the place; an existing one is then taken away. */
function removed(edits: readonly TrialEdit[], id: TrialId): readonly TrialEdit[] {
  if (edits.some((edit) => edit.id === id && edit.kind === 'remove')) return edits
  const others = edits.filter((edit) => edit.id !== id)
  if (id > 0) return [...others, { kind: 'remove', id }]
  return others.length < edits.length ? others : edits
}

function without(edits: readonly TrialEdit[], edit: TrialEdit): readonly TrialEdit[] {
  return edits.includes(edit) ? edits.filter((other) => other !== edit) : edits
}

function isPoint([lon, lat]: LonLat): boolean {
  return Number.isFinite(lon) && Number.isFinite(lat) && Math.abs(lon) <= 180 && Math.abs(lat) <= 90
}

/** About a tenth of a metre: finer says nothing, and what is opened again is exactly what was seen. */
const DECIMALS = 1e6

function rounded([lon, lat]: LonLat): LonLat {
  return [Math.round(lon * DECIMALS) / DECIMALS, Math.round(lat * DECIMALS) / DECIMALS]
}

function possible(capacity: number): number {
  if (!Number.isFinite(capacity)) return LEAST_CAPACITY
  return Math.min(MOST_CAPACITY, Math.max(LEAST_CAPACITY, Math.round(capacity)))
}
