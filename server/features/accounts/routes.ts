import { z } from 'zod'
import { IdParams } from '../../http/common-schemas.ts'
import { cursorAfter, idOfCursor } from '../../http/cursor.ts'
import { type Endpoint, endpoint, reply } from '../../http/endpoint.ts'
import { versionEtag } from '../../http/etag.ts'
import { problems } from '../../http/problems.ts'
import type { AppServices } from '../../http/services.ts'
import { clearedSessionCookie, sessionCookie } from '../../http/session-cookie.ts'
import { changeAccount, createAccount } from './change-account.ts'
import { countAccounts, findAccount, listAccounts } from './queries.ts'
import {
  Account,
  AccountInput,
  AccountList,
  AccountPatch,
  AccountsQuery,
  Session,
  SignIn,
} from './schemas.ts'
import { closeSession, scopeOfSession } from './session-queries.ts'
import { signIn } from './sign-in.ts'

const isSecure = (services: AppServices) => services.config.publicUrl?.protocol === 'https:'

const withEtag = (account: Account, status: number) =>
  reply(account, { status, etag: versionEtag(account.version) })

const sessionRoutes = [
  endpoint(
    {
      method: 'post',
      path: '/session',
      summary: 'Sign in',
      plane: 'administration',
      roles: 'public',
      audit: 'session',
      cache: 'noStore',
      body: SignIn,
      response: Session,
      status: 201,
      transaction: false,
    },
    async (context) => {
      const { session, secret } = await signIn(context)
      return reply(session, { headers: { 'Set-Cookie': sessionCookie(secret, isSecure(context.services)) } })
    },
  ),
  endpoint(
    {
      method: 'get',
      path: '/session',
      summary: 'Who is signed in, with which roles and over which units',
      plane: 'administration',
      roles: 'signedIn',
      audit: 'none',
      cache: 'noStore',
      response: Session,
    },
    async ({ trx, account }) => scopeOfSession(trx, account),
  ),
  endpoint(
    {
      method: 'delete',
      path: '/session',
      summary: 'Sign out; the browser forgets every answer it kept',
      plane: 'administration',
      roles: 'signedIn',
      audit: 'session',
      cache: 'noStore',
      response: z.null(),
      status: 204,
      precondition: false,
    },
    async ({ trx, services }) => {
      await closeSession(trx)
      return reply(null, {
        headers: {
          'Set-Cookie': clearedSessionCookie(isSecure(services)),
          // Not "storage": the page keeps nothing there but theme, language and whether letter keys work.
          'Clear-Site-Data': '"cache"',
        },
      })
    },
  ),
]

const accountRoutes = [
  endpoint(
    {
      method: 'get',
      path: '/accounts',
      summary: 'All accounts',
      plane: 'administration',
      roles: ['admin'],
      audit: 'administration',
      cache: 'noStore',
      query: AccountsQuery,
      response: AccountList,
    },
    async ({ trx, query }) => {
      const { search, limit } = query
      const items = await listAccounts(trx, { search, limit, after: idOfCursor(query.cursor) })
      return { items, total: await countAccounts(trx, search), ...cursorAfter(items, limit) }
    },
  ),
  endpoint(
    {
      method: 'post',
      path: '/accounts',
      summary: 'Add an account',
      plane: 'administration',
      roles: ['admin'],
      audit: 'administration',
      cache: 'noStore',
      body: AccountInput,
      response: Account,
    },
    async ({ trx, body, audit }) => {
      const account = await createAccount(trx, body)
      audit({ id: account.id, roles: account.roles, scope: account.scope.map(({ code }) => code) })
      return withEtag(account, 201)
    },
  ),
  endpoint(
    {
      method: 'get',
      path: '/accounts/:id',
      summary: 'One account',
      plane: 'administration',
      roles: ['admin'],
      audit: 'administration',
      cache: 'noStore',
      params: IdParams,
      response: Account,
    },
    async ({ trx, params }) => {
      const account = await findAccount(trx, params.id)
      if (!account) throw problems.notFound()
      return withEtag(account, 200)
    },
  ),
  endpoint(
    {
      method: 'patch',
      path: '/accounts/:id',
      summary: 'Change roles, scope, name, password; disable; end sessions. Never the own account',
      plane: 'administration',
      roles: ['admin'],
      audit: 'administration',
      cache: 'noStore',
      params: IdParams,
      body: AccountPatch,
      response: Account,
    },
    async ({ trx, account, params, body, ifMatch, audit }) => {
      if (params.id === account.id) throw problems.notOnOneself()
      audit({ fields: Object.keys(body), ...(body.roles ? { roles: body.roles } : {}) })
      return withEtag(await changeAccount(trx, params.id, body, ifMatch), 200)
    },
  ),
]

export const routes: Endpoint[] = [...sessionRoutes, ...accountRoutes]
