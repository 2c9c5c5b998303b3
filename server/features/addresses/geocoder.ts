import { z } from 'zod'
import { problems } from '../../http/problems.ts'
import type { GeocodeAnswer } from './batch-schemas.ts'

/** Degrees as text or number; an empty text is no number, though it could be read as 0. */
const Degrees = z.union([z.number(), z.string().trim().min(1)]).transform(Number)

/** What the search of Nominatim answers; coordinates come as text. */
const Found = z.array(
  z.object({
    lat: Degrees.pipe(z.number().min(-90).max(90)),
    lon: Degrees.pipe(z.number().min(-180).max(180)),
    display_name: z.string(),
    place_rank: z.number(),
  }),
)

const MOST_CANDIDATES = 5
const LONGEST_WAIT_MILLISECONDS = 5000

/** From which rank on a place is a house, a street, a hamlet; what lies above is no more than a commune. */
const RANKS = [
  { least: 28, precision: 'exact' },
  { least: 26, precision: 'street' },
  { least: 19, precision: 'hamlet' },
] as const

/**
 * Asks the office's own geocoding service, with the search of Nominatim, where an address is. Without one nothing is sent
 * anywhere.
 * @throws 503 geocoder_silent when the service does not answer, too late or not as it should
 */
export async function geocode(service: URL | null, address: string): Promise<GeocodeAnswer> {
  if (!service) return { available: false, candidates: [] }
  const found = await ask(service, address)
  const candidates = found.map(({ lat, lon, display_name, place_rank }) => ({
    geometry: { type: 'Point' as const, coordinates: [lon, lat] as [number, number] },
    label: display_name,
    precision: RANKS.find(({ least }) => place_rank >= least)?.precision ?? ('commune' as const),
  }))
  return { available: true, candidates }
}

async function ask(service: URL, address: string): Promise<z.infer<typeof Found>> {
  const wanted = { q: address, format: 'jsonv2', limit: String(MOST_CANDIDATES), countrycodes: 'vn' }
  const url = `${service.href.replace(/\/+$/, '')}/search?${new URLSearchParams(wanted)}`
  try {
    const answer = await fetch(url, {
      signal: AbortSignal.timeout(LONGEST_WAIT_MILLISECONDS),
      redirect: 'error',
    })
    if (!answer.ok) throw new Error(`answers ${answer.status}`)
    return Found.parse(await answer.json())
  } catch {
    // The reason would hold the address of somebody.
    throw problems.geocoderSilent()
  }
}
