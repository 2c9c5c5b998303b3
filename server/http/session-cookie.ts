import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

const NAME = 'hoanhap_sid'
const SECRET_BYTES = 32
const SECRET_FORM = /^[A-Za-z0-9_-]{43}$/

/** A new secret of 32 random bytes, as text for a cookie. */
export function newSessionSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url')
}

/** The session secret that a request carries; null when there is none or it cannot be one. */
export function sessionSecretOf(request: IncomingMessage, secure: boolean): string | null {
  const wanted = `${cookieName(secure)}=`
  const pair = (request.headers.cookie ?? '').split(/;\s*/).find((text) => text.startsWith(wanted))
  const secret = pair?.slice(wanted.length) ?? ''
  return SECRET_FORM.test(secret) ? secret : null
}

/** The `Set-Cookie` header that hands a secret to the browser, for as long as the browser runs. */
export function sessionCookie(secret: string, secure: boolean): string {
  return `${cookieName(secure)}=${secret}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
}

/** The `Set-Cookie` header that takes it back. */
export function clearedSessionCookie(secure: boolean): string {
  return `${sessionCookie('', secure)}; Max-Age=0`
}

function cookieName(secure: boolean): string {
  return secure ? `__Host-${NAME}` : NAME
}
