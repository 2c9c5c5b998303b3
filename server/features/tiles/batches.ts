import type { JoinedShape } from './geometry-job.ts'

/**
 * Joined shapes in batches that share a plane. Joining works on polygons that do not overlap: the communes of two
 * dates would cancel each other out.
 */
export function batchesByPlane(joined: readonly JoinedShape[]): JoinedShape[][] {
  const batches = new Map<string, JoinedShape[]>()
  for (const shape of joined) batches.set(shape.plane, [...(batches.get(shape.plane) ?? []), shape])
  return [...batches.values()]
}
