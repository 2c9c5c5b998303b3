import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { geocode } from '../../../../server/features/addresses/geocoder.ts'

const HOUSE = { lat: '16.05', lon: '108.05', display_name: 'Số 5, Ngõ 5', place_rank: 30 }

let service: Server | null = null
afterEach(async () => {
  service?.closeAllConnections()
  await new Promise((resolve) => (service ? service.close(resolve) : resolve(null)))
  service = null
})

/** The office's own service, answering as it is told to. */
async function serviceThat(answers: RequestListener): Promise<URL> {
  const started = createServer(answers)
  service = started
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve))
  return new URL(`http://127.0.0.1:${(started.address() as AddressInfo).port}/nominatim`)
}

const answering = (body: unknown) =>
  serviceThat((_, response) => void response.end(typeof body === 'string' ? body : JSON.stringify(body)))

describe('the geocoding service of an office', () => {
  test('is asked nothing when none is set up', async () => {
    expect(await geocode(null, 'Số 5, Ngõ 5')).toEqual({ available: false, candidates: [] })
  })

  test('is asked under its own path for that address in Vietnam alone', async () => {
    const asked: URL[] = []
    const url = await serviceThat((request, response) => {
      asked.push(new URL(request.url ?? '', 'http://service'))
      response.end('[]')
    })
    expect(await geocode(url, 'Số 5, Ngõ 5')).toEqual({ available: true, candidates: [] })
    expect(asked.map(({ pathname }) => pathname)).toEqual(['/nominatim/search'])
    expect(Object.fromEntries(asked[0]?.searchParams ?? [])).toEqual({
      q: 'Số 5, Ngõ 5',
      format: 'jsonv2',
      limit: '5',
      countrycodes: 'vn',
    })
  })

  test.each([
    [30, 'exact'],
    [28, 'exact'],
    [26, 'street'],
    [20, 'hamlet'],
    [18, 'commune'],
    [8, 'commune'],
  ])('a place of rank %i is known as %s', async (rank, precision) => {
    const { candidates } = await geocode(await answering([{ ...HOUSE, place_rank: rank }]), 'Ngõ 5')
    expect(candidates).toEqual([
      { geometry: { type: 'Point', coordinates: [108.05, 16.05] }, label: 'Số 5, Ngõ 5', precision },
    ])
  })

  test.each<[string, unknown]>([
    ['no JSON', '<html>502</html>'],
    ['an object instead of a list', { error: 'Unable to geocode' }],
    ['a place without coordinates', [{ ...HOUSE, lat: undefined }]],
    ['an empty coordinate, which is not the equator', [{ ...HOUSE, lat: '' }]],
    ['no coordinate at all', [{ ...HOUSE, lon: null }]],
    ['coordinates that are no numbers', [{ ...HOUSE, lon: 'east' }]],
    ['a latitude beyond the pole', [{ ...HOUSE, lat: '96.05' }]],
    ['nothing', ''],
  ])('that answers %s is silent', async (_, body) => {
    await expect(geocode(await answering(body), 'Ngõ 5')).rejects.toMatchObject({
      status: 503,
      code: 'geocoder_silent',
    })
  })

  test('that refuses, sends elsewhere or hangs up is silent, and its words go nowhere', async () => {
    const failures: RequestListener[] = [
      (_, response) => void response.writeHead(500).end('Số 5, Ngõ 5'),
      (_, response) => void response.writeHead(302, { Location: 'http://example.invalid/' }).end(),
      (request) => void request.socket.destroy(),
    ]
    for (const failure of failures) {
      const refused = await geocode(await serviceThat(failure), 'Số 5, Ngõ 5').catch((error) => error)
      expect(refused).toMatchObject({ status: 503, code: 'geocoder_silent' })
      expect(JSON.stringify(refused)).not.toContain('Ngõ 5')
      service?.close()
    }
  })

  test('that never answers is given up', { timeout: 20_000 }, async () => {
    const url = await serviceThat(() => undefined)
    await expect(geocode(url, 'Ngõ 5')).rejects.toMatchObject({ code: 'geocoder_silent' })
  })
})
