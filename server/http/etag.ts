import { createHash } from 'node:crypto'
import { problems } from './problems.ts'

/** The ETag of a row that people edit. */
export function versionEtag(version: number): string {
  return `"v${version}"`
}

/** Refuses a change that was based on another version than the current one: 428 without, 412 with a stale If-Match. */
export function requireVersion(ifMatch: string | null, currentVersion: number): void {
  if (ifMatch === null) throw problems.preconditionRequired()
  const current = versionEtag(currentVersion)
  if (!listed(ifMatch).includes(current)) throw problems.stale(ifMatch, current)
}

/** The ETag of an answer by its content. Weak, because the body may be sent compressed or not. */
export function contentEtag(body: string | Uint8Array): string {
  return `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
}

/** Whether the caller holds this very answer already. */
export function isFresh(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false
  const wanted = etag.replace(/^W\//, '')
  return listed(ifNoneMatch).some((held) => held === '*' || held.replace(/^W\//, '') === wanted)
}

function listed(header: string): string[] {
  return header.split(',').map((text) => text.trim())
}
