/**
 * An answer that is worked out step by step, each well under a millisecond: whoever runs the steps may do something else
 * between them. The answer is null when what is asked changed meanwhile; it never is when nothing was done between steps.
 */
export type Steps<T> = Generator<undefined, T | null, undefined>

/** All steps in one go. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next()
    if (!done) continue
    if (value === null) throw new Error('something changed between two steps')
    return value as T
  }
}
