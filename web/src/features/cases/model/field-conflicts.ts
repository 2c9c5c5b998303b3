/** The value of one field in three versions: what was read, what this page wants, what stands now. */
export interface FieldConflict<Field extends string> {
  field: Field
  before: unknown
  mine: unknown
  theirs: unknown
}

export type Choice = 'mine' | 'theirs'

/**
 * Fields that both this page and somebody else changed, to different values. A field that only one side changed is no
 * conflict: mine is sent again, theirs stands already.
 */
export function conflictsOf<Field extends string>(
  fields: readonly Field[],
  versions: { before: Values; mine: Values; theirs: Values },
): FieldConflict<Field>[] {
  return fields.flatMap((field) => {
    const [before, mine, theirs] = [versions.before[field], versions.mine[field], versions.theirs[field]]
    const bothChanged = !isSame(mine, before) && !isSame(theirs, before)
    return bothChanged && !isSame(mine, theirs) ? [{ field, before, mine, theirs }] : []
  })
}

/** What to send after the choices: my changes over their version; where theirs was chosen, nothing. */
export function changesAfter<Field extends string>(
  fields: readonly Field[],
  versions: { before: Values; mine: Values; theirs: Values },
  choices: Partial<Record<Field, Choice>>,
): Partial<Record<Field, unknown>> {
  const changes: Partial<Record<Field, unknown>> = {}
  for (const field of fields) {
    const changed = !isSame(versions.mine[field], versions.before[field])
    if (changed && choices[field] !== 'theirs' && !isSame(versions.mine[field], versions.theirs[field])) {
      changes[field] = versions.mine[field]
    }
  }
  return changes
}

/** The fields that differ between two versions, with the newer value: the body of a PATCH. */
export function changedFields<Field extends string>(
  fields: readonly Field[],
  before: Values,
  after: Values,
): Partial<Record<Field, unknown>> {
  const changed = fields.filter((field) => !isSame(before[field], after[field]))
  return Object.fromEntries(changed.map((field) => [field, after[field]])) as Partial<Record<Field, unknown>>
}

type Values = Readonly<Record<string, unknown>>

/** Absent, null and empty text all mean that nothing is known. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a === '' ? null : (a ?? null)) === JSON.stringify(b === '' ? null : (b ?? null))
}
