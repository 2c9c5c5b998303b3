import { useMemo } from 'react'
import { useSession } from '../../../api/session.ts'
import { type Reader, readerOf } from './reader.ts'

/** What the signed-in person may read; the server refuses everything else. */
export function useReader(): Reader {
  const roles = useSession().data?.roles
  return useMemo(() => readerOf(roles ?? []), [roles])
}
