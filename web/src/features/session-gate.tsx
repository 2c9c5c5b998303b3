import type { ReactNode } from 'react'
import { useHealth } from '../api/health.ts'
import { AccountContext, useSession } from '../api/session.ts'
import { SignIn } from './sign-in/sign-in.tsx'
import { StartingPage } from './starting-page.tsx'

/** The page behind the sign-in; while the server starts or cannot be reached, that is said instead. */
export function SessionGate({ children }: { children: ReactNode }) {
  const health = useHealth()
  const session = useSession()
  if (health.data?.status === 'starting') return <StartingPage progress={health.data.progress} />
  if (session.data) return <AccountContext value={session.data.account.username}>{children}</AccountContext>
  if (session.data === null && health.data) return <SignIn health={health.data} />
  return health.isError || session.isError ? <StartingPage unreachable /> : null
}
