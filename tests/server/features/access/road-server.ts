import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { haversineKm, type LonLat } from '@hoanhap/geo/units.ts'

/** What the roads of this small routing service are like. */
export interface Roads {
  /** Kilometres along the road for each kilometre of great circle. */
  winding: number
  /** Metres from a point to the road it is nearest to. */
  toRoad: number
  /** No road leads to points for which this holds. */
  isCutOff(point: LonLat): boolean
}

export interface RoadServer {
  url: URL
  roads: Roads
  /** How the service behaves: as it should, not at all, late, or with nonsense. */
  mood: 'well' | 'broken' | 'silent' | 'nonsense'
  /** The paths that were asked for. */
  asked: string[]
  close(): Promise<void>
}

/** A service that speaks the table API of OSRM over HTTP, with roads that only differ from great circles by a factor. */
export async function roadServer(roads: Roads): Promise<RoadServer> {
  const http = createServer((request, response) => {
    server.asked.push(request.url ?? '')
    if (server.mood === 'silent') return
    if (server.mood === 'broken') return void response.writeHead(500).end()
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(server.mood === 'nonsense' ? NONSENSE : tableOf(request.url ?? '', roads)))
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const server: RoadServer = {
    url: new URL(`http://127.0.0.1:${(http.address() as AddressInfo).port}/osrm/`),
    roads,
    mood: 'well',
    asked: [],
    close: async () => {
      http.closeAllConnections()
      await new Promise((resolve) => http.close(resolve))
    },
  }
  return server
}

const NONSENSE = { code: 'Ok', distances: [[1]], sources: [], destinations: [] }
const MOST_POINTS = 100

function tableOf(path: string, { winding, toRoad, isCutOff }: Roads) {
  const { pathname, searchParams } = new URL(path, 'http://localhost')
  const [, points = ''] = /^\/osrm\/table\/v1\/driving\/([\d.,;-]+)$/.exec(pathname) ?? []
  const at = points.split(';').map((text) => text.split(',').map(Number) as [number, number])
  if (at.length > MOST_POINTS || searchParams.get('annotations') !== 'distance') return { code: 'TooBig' }
  const chosen = (name: string) =>
    (searchParams.get(name) ?? '').split(';').map((index) => at[Number(index)] as LonLat)
  const [sources, destinations] = [chosen('sources'), chosen('destinations')]
  const metres = (from: LonLat, to: LonLat) =>
    isCutOff(from) || isCutOff(to) ? null : haversineKm(from, to) * winding * 1000
  const waypoint = (location: LonLat) => ({ location, distance: toRoad, name: '', hint: '' })
  return {
    code: 'Ok',
    distances: sources.map((from) => destinations.map((to) => metres(from, to))),
    sources: sources.map(waypoint),
    destinations: destinations.map(waypoint),
  }
}
