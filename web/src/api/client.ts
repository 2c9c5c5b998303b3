import type { ProblemDocument } from '@hoanhap/server/contract.ts'
import { ApiError } from './api-error.ts'

const BASE = '/api/v1'

type QueryValue = string | number | boolean | null | undefined
export type Query = Readonly<Record<string, QueryValue | readonly string[]>>

export interface ApiRequest {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  query?: Query
  body?: unknown
  /** The ETag that was read; PATCH and DELETE need it. */
  ifMatch?: string
  /** Why somebody opens a file; travels in a header only, never in an address. */
  reason?: string
  signal?: AbortSignal
}

export interface ApiAnswer<T> {
  data: T
  etag: string | null
}

/**
 * One request to `/api/v1`.
 * @throws ApiError with the server's problem document, or with the code `offline` when no answer came.
 */
export async function request<T>(path: string, options: ApiRequest = {}): Promise<ApiAnswer<T>> {
  const url = urlOf(path, options.query)
  const response = await send(url, options)
  if (!response.ok) throw new ApiError(url, await problemOf(response))
  const data = response.status === 204 ? undefined : await response.json()
  return { data: data as T, etag: response.headers.get('etag') }
}

/** The body of a GET. */
export async function get<T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> {
  const { data } = await request<T>(path, { query, signal })
  return data
}

/** A file with the name that the server gives it. @throws ApiError as `request` */
export async function download(path: string, query?: Query): Promise<{ name: string; content: Blob }> {
  const url = urlOf(path, query)
  const response = await send(url, {})
  if (!response.ok) throw new ApiError(url, await problemOf(response))
  return {
    name: fileNameIn(response.headers.get('content-disposition') ?? ''),
    content: await response.blob(),
  }
}

/** Of a Content-Disposition header; the name in UTF-8 wins over the plain one. */
function fileNameIn(disposition: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1]
  if (encoded) return decodeURIComponent(encoded)
  return /filename="?([^";]+)"?/i.exec(disposition)?.[1] ?? 'hoa-nhap.xlsx'
}

/** The address of a request; null and undefined parameters are left out, lists are repeated. */
export function urlOf(path: string, query: Query = {}): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== null && one !== undefined) parameters.append(name, String(one))
    }
  }
  const text = parameters.toString()
  return `${BASE}${path}${text ? `?${text}` : ''}`
}

async function send(
  url: string,
  { method = 'GET', body, ifMatch, reason, signal }: ApiRequest,
): Promise<Response> {
  const headers = new Headers({ accept: 'application/json' })
  if (body !== undefined) headers.set('content-type', 'application/json')
  if (ifMatch !== undefined) headers.set('if-match', ifMatch)
  if (reason !== undefined) headers.set('x-reason', encodeURIComponent(reason))
  try {
    return await fetch(url, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      signal,
      credentials: 'same-origin',
    })
  } catch (error) {
    if (signal?.aborted) throw error
    throw new ApiError(url, { status: 0, code: 'offline', detail: String(error) })
  }
}

async function problemOf(
  response: Response,
): Promise<Partial<ProblemDocument> & { status: number; code: string }> {
  const unreadable = { status: response.status, code: 'unreadable', title: response.statusText }
  if (!response.headers.get('content-type')?.includes('application/problem+json')) return unreadable
  return (await response.json()) as ProblemDocument
}
