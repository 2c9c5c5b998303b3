import type { CaseRecord } from '@hoanhap/server/contract.ts'
import { useCallback, useEffect, useState } from 'react'
import { ApiError } from '../../../api/api-error.ts'
import { type Opening, useOpenedCase } from '../../../api/cases.ts'
import type { CasesView } from './cases-view.ts'
import type { ChangeCasesView } from './use-cases-view.ts'

/** The file that the page is about. */
export interface OpenCase {
  id: number | null
  /** Asked before a file of a wider scope is opened. */
  asksReason: boolean
  file: CaseRecord | null
  etag: string | null
  /** Goes with every request about this file; forgotten when it is closed. */
  reason: string | null
  /** Set when the file could not be read. */
  problem: 'not_found' | 'named_worker_only' | 'failed' | null
  open: (id: number) => void
  openWith: (reason: string) => void
  close: () => void
  retry: () => void
  reload: () => Promise<void>
}

let openings = 0

/** Opens the file that the address names; outside of one commune only after a reason was given, for this opening. */
export function useOpenCase(
  { caseId }: Pick<CasesView, 'caseId'>,
  change: ChangeCasesView,
  needsReason: boolean,
): OpenCase {
  const [opening, setOpening] = useState<Opening | null>(null)
  const current = opening?.id === caseId ? opening : null
  useEffect(() => {
    if (caseId === null) setOpening(null)
    else if (!needsReason) setOpening((before) => (before?.id === caseId ? before : begun(caseId, null)))
  }, [caseId, needsReason])
  const query = useOpenedCase(current)
  const refused = query.error instanceof ApiError && query.error.code === 'reason_required'
  const openWith = useCallback(
    (reason: string) => caseId !== null && setOpening(begun(caseId, reason)),
    [caseId],
  )
  return {
    id: caseId,
    asksReason: caseId !== null && ((needsReason && !current) || refused),
    file: current ? (query.data?.data ?? null) : null,
    etag: query.data?.etag ?? null,
    reason: current?.reason ?? null,
    problem: query.isError && !refused ? problemOf(query.error) : null,
    open: useCallback((id) => change({ caseId: id }), [change]),
    openWith,
    close: useCallback(() => change({ caseId: null }), [change]),
    retry: () => void query.refetch(),
    reload: async () => {
      await query.refetch()
    },
  }
}

function problemOf({ code }: ApiError): NonNullable<OpenCase['problem']> {
  return code === 'not_found' || code === 'named_worker_only' ? code : 'failed'
}

function begun(id: number, reason: string | null): Opening {
  openings += 1
  return { id, number: openings, reason }
}
