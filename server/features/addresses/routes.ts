import { afterReading, endpoint } from '../../http/endpoint.ts'
import type { AppServices } from '../../http/services.ts'
import { AddressReader } from './address-reader.ts'
import { addressUnits } from './queries.ts'
import { AddressesInput, ResolvedAddresses } from './schemas.ts'

/** One reader for each server, and for each pack that it serves. */
const readers = new WeakMap<AppServices, { version: string; reader: AddressReader }>()

const resolve = endpoint(
  {
    method: 'post',
    path: '/addresses/resolve',
    summary:
      'The communes that Vietnamese addresses lie in, on the units of a day, with how sure that is and why; keeps nothing',
    plane: 'open',
    roles: 'signedIn',
    audit: 'none',
    cache: 'noStore',
    body: AddressesInput,
    response: ResolvedAddresses,
  },
  async ({ trx, services, pack, body, today }) => {
    const known = readers.get(services)
    const reader = known?.version === pack.version ? known.reader : new AddressReader(await addressUnits(trx))
    readers.set(services, { version: pack.version, reader })
    const { addresses, asOf = today } = body
    return afterReading(async () => ({ results: await reader.read({ addresses, asOf, today }) }))
  },
)

export const routes = [resolve]
