import type { FoldSnapshot } from '@hoanhap/geo/point-store/fold-store.ts'
import type { RowBatch } from '@hoanhap/geo/point-store/rows.ts'
import type { StoreSchema } from '@hoanhap/geo/point-store/schema.ts'
import type { CopySource } from './copy-source.ts'

/** What is sorted into a base: all that stands in a database, rows that were read, or a store with many changes. */
export type BuildJob =
  | { kind: 'copy'; schema: StoreSchema; source: CopySource }
  | { kind: 'build'; schema: StoreSchema; rows: RowBatch }
  | { kind: 'fold'; snapshot: FoldSnapshot }
