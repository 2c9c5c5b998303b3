import Delaunator from 'delaunator'
import { type PlanePoint, turn } from './plane.ts'

/** The border between two cells: walking `from` to `to`, the left cell lies on the left hand. */
export interface MeshEdge {
  left: number
  right: number
  from: number
  to: number
}

/**
 * Cells around sites. Three cells meet at every corner, so the outline of any set of cells passes a corner at most
 * once: rings never touch themselves and units that share a border share its vertices.
 */
export interface Mesh {
  sites: readonly PlanePoint[]
  corners: readonly PlanePoint[]
  edges: readonly MeshEdge[]
}

/** The dual of the Delaunay triangulation, with its corners at the centroids of the triangles. */
export function makeMesh(sites: readonly PlanePoint[]): Mesh {
  const { triangles, halfedges } = new Delaunator(Float64Array.from(sites.flat()))
  const siteAt = (halfedge: number) => triangles[halfedge] as number
  const point = (halfedge: number) => sites[siteAt(halfedge)] as PlanePoint
  const corners: PlanePoint[] = []
  for (let t = 0; t < triangles.length; t += 3) corners.push(centroid(point(t), point(t + 1), point(t + 2)))
  const edges: MeshEdge[] = []
  halfedges.forEach((twin, halfedge) => {
    if (twin < halfedge) return
    const next = halfedge % 3 === 2 ? halfedge - 2 : halfedge + 1
    edges.push(oriented(siteAt(halfedge), siteAt(next), halfedge, twin, sites, corners))
  })
  return { sites, corners, edges }
}

function oriented(
  a: number,
  b: number,
  halfedge: number,
  twin: number,
  sites: readonly PlanePoint[],
  corners: readonly PlanePoint[],
): MeshEdge {
  const from = Math.floor(halfedge / 3)
  const to = Math.floor(twin / 3)
  const aIsLeft = turn(corners[from] as PlanePoint, corners[to] as PlanePoint, sites[a] as PlanePoint) > 0
  return aIsLeft ? { left: a, right: b, from, to } : { left: b, right: a, from, to }
}

function centroid(a: PlanePoint, b: PlanePoint, c: PlanePoint): PlanePoint {
  return [(a[0] + b[0] + c[0]) / 3, (a[1] + b[1] + c[1]) / 3]
}
