import type { Context } from '../../http/endpoint.ts'
import type { AppServices } from '../../http/services.ts'
import { AddressReader } from './address-reader.ts'
import { addressUnits } from './queries.ts'

/** One reader for each server, and for each pack that it serves. */
const readers = new WeakMap<AppServices, { version: string; reader: AddressReader }>()

/** The reader of addresses of a server, on the units of the pack that it serves. */
export async function addressReader({
  trx,
  services,
}: Pick<Context, 'trx' | 'services'>): Promise<AddressReader> {
  const { version } = services.pack
  const known = readers.get(services)
  const reader = known?.version === version ? known.reader : new AddressReader(await addressUnits(trx))
  readers.set(services, { version, reader })
  return reader
}
