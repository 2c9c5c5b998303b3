import { z } from 'zod'

/** RFC 9457 problem document; `code` is stable, `title` and `detail` are for people. */
export const ProblemDocument = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  instance: z.string(),
  errors: z.array(z.strictObject({ path: z.string(), code: z.string(), message: z.string() })).optional(),
  /** What the caller read and what stands now, when a change was based on an old version. */
  versions: z.strictObject({ yours: z.unknown(), current: z.unknown() }).optional(),
})
export type ProblemDocument = z.infer<typeof ProblemDocument>
