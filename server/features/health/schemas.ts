import { z } from 'zod'

export const Health = z.strictObject({
  status: z.enum(['ready', 'starting']),
  version: z.string(),
  database: z
    .strictObject({ engine: z.enum(['pglite', 'postgres']), version: z.string(), postgis: z.string() })
    .nullable(),
  pack: z.strictObject({ name: z.string(), version: z.string(), synthetic: z.boolean() }).nullable(),
  /** What the start is busy with, while starting. */
  progress: z.string().optional(),
  /** True when the demo accounts exist: the sign-in page then offers them. */
  demoAccounts: z.boolean(),
})
export type Health = z.infer<typeof Health>
