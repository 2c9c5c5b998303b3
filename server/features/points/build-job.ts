import type { FoldSnapshot } from '@hoanhap/geo/point-store/fold-store.ts'
import type { RowBatch } from '@hoanhap/geo/point-store/rows.ts'
import type { StoreSchema } from '@hoanhap/geo/point-store/schema.ts'

/** What sorts rows into a base: all that were read at the start, or a store whose changes have become many. */
export type BuildJob =
  | { kind: 'build'; schema: StoreSchema; rows: RowBatch }
  | { kind: 'fold'; snapshot: FoldSnapshot }
