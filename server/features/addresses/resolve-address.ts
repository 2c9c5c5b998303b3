import type { AddressUnit } from '@hoanhap/geo/address/address-index.ts'
import type { AddressAnswer, AddressMatcher } from '@hoanhap/geo/address/match-address.ts'
import type { ReaderJob } from './reader-job.ts'
import type { AddressCandidate, ResolvedAddress } from './schemas.ts'

const LAST_DAY_OF_DISTRICTS = '2025-06-30'

/** Reads one address as a commune of the day asked for, of the last day of the former districts and of today. */
export function resolveAddress(
  matcher: AddressMatcher,
  input: string,
  { asOf, today }: Pick<ReaderJob, 'asOf' | 'today'>,
): ResolvedAddress {
  const { grade, unit, onDays, candidates, area } = matcher.match(input, {
    asOf,
    days: [LAST_DAY_OF_DISTRICTS, today],
  })
  return {
    input,
    grade,
    unitCode: codeOf(unit),
    unitCodeByDate: { [LAST_DAY_OF_DISTRICTS]: codeOf(onDays[0]), today: codeOf(onDays[1]) },
    candidates: candidates.map(candidateOf),
    area: area && { unitName: area.unit.name, communeCodes: area.communes.map(({ code }) => code) },
  }
}

function codeOf(unit: AddressUnit | null | undefined): string | null {
  return unit?.code ?? null
}

function candidateOf({ unit, readAs, why }: AddressAnswer['candidates'][number]): AddressCandidate {
  return {
    unitCode: unit.code,
    unitName: unit.name,
    readAs: { unitCode: readAs.code, unitName: readAs.name },
    why: why.map((reason) => ({ kind: reason.kind, unitName: reason.unit?.name ?? null })),
  }
}
