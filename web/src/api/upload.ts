import type { ProblemDocument } from '@hoanhap/server/contract.ts'
import { ApiError } from './api-error.ts'
import { urlOf } from './client.ts'

interface UploadOptions {
  /** Called with the part of the body that has gone out, 0 to 1. */
  onProgress: (share: number) => void
  signal: AbortSignal
}

/**
 * Sends a form with a file and tells how far it is, which `fetch` cannot.
 * @throws ApiError with the server's problem document; with the code `offline` when no answer came, `aborted` when the
 *   signal ended it
 */
export function upload<T>(path: string, form: FormData, { onProgress, signal }: UploadOptions): Promise<T> {
  const url = urlOf(path)
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const fail = (code: string) => reject(new ApiError(url, { status: 0, code }))
    request.open('POST', url)
    request.setRequestHeader('accept', 'application/json')
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
    request.onload = () => {
      if (request.status < 300) resolve(JSON.parse(request.responseText) as T)
      else reject(new ApiError(url, problemIn(request)))
    }
    request.onerror = () => fail('offline')
    request.onabort = () => fail('aborted')
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(form)
  })
}

function problemIn(request: XMLHttpRequest): Partial<ProblemDocument> & { status: number; code: string } {
  const type = request.getResponseHeader('content-type') ?? ''
  if (type.includes('application/problem+json')) return JSON.parse(request.responseText) as ProblemDocument
  return { status: request.status, code: 'unreadable', title: request.statusText }
}
