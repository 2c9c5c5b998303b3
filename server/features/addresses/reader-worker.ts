import { parentPort, workerData } from 'node:worker_threads'
import { buildAddressIndex } from '@hoanhap/geo/address/address-index.ts'
import { AddressMatcher } from '@hoanhap/geo/address/match-address.ts'
import type { AddressUnits } from './queries.ts'
import type { ReaderAnswer, ReaderJob } from './reader-job.ts'
import { resolveAddress } from './resolve-address.ts'

/** Thread that reads addresses: the index of a country takes a second, and a thousand addresses take another tenth. */
const { units, successions }: AddressUnits = workerData.units
const matcher = new AddressMatcher(buildAddressIndex(units, successions))
parentPort?.on('message', (job: ReaderJob) => {
  const results = job.addresses.map((address) => resolveAddress(matcher, address, job))
  parentPort?.postMessage({ id: job.id, results } satisfies ReaderAnswer)
})
