/** What is asked of a row. A missing value is among no values and between no numbers. */
export type Condition =
  | { kind: 'among'; column: string; values: readonly number[] }
  | { kind: 'between'; column: string; from: number; before: number }
  | { kind: 'units'; units: UnitSet }
  | { kind: 'located' }
  | { kind: 'all'; of: readonly Condition[] }
  | { kind: 'any'; of: readonly Condition[] }
  | { kind: 'not'; of: Condition }

/** Units of a store: one byte each in the order of its schema, 1 where the unit belongs to the set. */
export type UnitSet = Uint8Array

/** Whose rows are looked at. Nothing outside is counted, found or told. */
export type Scope = UnitSet | 'everywhere'

/** A category has one of these values. */
export function among(column: string, values: readonly number[]): Condition {
  return { kind: 'among', column, values }
}

/** A number is `from` or more and less than `before`; both may be infinite. */
export function between(column: string, from: number, before: number): Condition {
  return { kind: 'between', column, from, before }
}

/** The record is kept by one of these units. */
export function inUnits(units: UnitSet): Condition {
  return { kind: 'units', units }
}

/** All of them hold; with none everybody fits. */
export function all(of: readonly Condition[]): Condition {
  return { kind: 'all', of }
}

/** At least one holds; with none nobody fits. */
export function any(of: readonly Condition[]): Condition {
  return { kind: 'any', of }
}

/** It does not hold; also true of a missing value. */
export function not(of: Condition): Condition {
  return { kind: 'not', of }
}

/** There is a point. */
export const LOCATED: Condition = { kind: 'located' }

/** Everybody fits. */
export const ANYBODY: Condition = all([])
