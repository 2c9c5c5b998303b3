import type { Session } from '@hoanhap/server/contract.ts'
import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import { ApiError } from './api-error.ts'
import { get, request } from './client.ts'
import { requestFirstView } from './first-view.ts'
import { sessionKey } from './query-keys.ts'

export type Credentials = { username: string; password: string }

const AFTER_A_FAILURE_MS = 2_000

/** Who is signed in; null when nobody is. Asked again while the server starts or cannot be reached. */
export function useSession() {
  return useQuery<Session | null, ApiError>({
    queryKey: sessionKey,
    queryFn: async ({ signal, client }) => {
      const session = await currentSession(signal)
      if (session) requestFirstView(client, session, location)
      return session
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    refetchInterval: ({ state }) => (state.status === 'error' ? AFTER_A_FAILURE_MS : false),
  })
}

/** Whoever is signed in, for what lies behind the sign-in: a context is read for less than a query. */
export const AccountContext = createContext<string | null>(null)

/** The user name that caches are kept under; null when nobody is signed in. */
export function useAccountName(): string | null {
  return useContext(AccountContext)
}

export function useSignIn() {
  const client = useQueryClient()
  return useMutation<Session, ApiError, Credentials>({
    mutationFn: async (credentials) =>
      (await request<Session>('/session', { method: 'POST', body: credentials })).data,
    onSuccess: (session) => {
      beginSession(client, session)
      requestFirstView(client, session, location)
    },
  })
}

/** Signs out and empties every cache, also when the server could not be told. */
export function useSignOut() {
  const client = useQueryClient()
  return useMutation<void, ApiError, void>({
    mutationFn: async () => {
      await request('/session', { method: 'DELETE' })
    },
    onSettled: () => beginSession(client, null),
  })
}

/** Nothing that an earlier account read may survive: queries, answers under way, the browser's stored pages. */
export function beginSession(client: QueryClient, session: Session | null): void {
  void client.cancelQueries()
  client.removeQueries({ predicate: (query) => query.queryKey[0] === 'account' })
  client.getMutationCache().clear()
  client.setQueryData(sessionKey, session)
}

async function currentSession(signal: AbortSignal): Promise<Session | null> {
  try {
    return await get<Session>('/session', undefined, signal)
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return null
    throw error
  }
}
