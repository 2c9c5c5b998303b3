import { DEMO_PASSWORD } from '../../server/features/accounts/demo-password.ts'

/** An answer, read. `body` is parsed JSON, or null when there is none. */
export interface Answer {
  status: number
  headers: Headers
  /** As loose as JSON is: every test asserts on the shape it expects. */
  body: ReturnType<typeof JSON.parse>
  bytes: Uint8Array
}

export interface RequestOptions {
  body?: unknown
  headers?: Record<string, string>
}

/** A browser in miniature: keeps the session cookie, speaks JSON. */
export class Client {
  cookie = ''

  constructor(readonly origin: string) {}

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('GET', path, { headers })
  }

  post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('POST', path, { body, headers })
  }

  patch(path: string, body: unknown, ifMatch: string | null): Promise<Answer> {
    return this.send('PATCH', path, { body, headers: ifMatch === null ? {} : { 'If-Match': ifMatch } })
  }

  delete(path: string, ifMatch: string | null = null): Promise<Answer> {
    return this.send('DELETE', path, { headers: ifMatch === null ? {} : { 'If-Match': ifMatch } })
  }

  /** Sends a request; paths are under `/api/v1` unless they begin with `//`, which stands for the root. */
  async send(method: string, path: string, { body, headers = {} }: RequestOptions): Promise<Answer> {
    const url = path.startsWith('//') ? `${this.origin}${path.slice(1)}` : `${this.origin}/api/v1${path}`
    const response = await fetch(url, {
      method,
      redirect: 'manual',
      headers: {
        ...(this.cookie ? { Cookie: this.cookie } : {}),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    this.#keepCookie(response)
    const bytes = new Uint8Array(await response.arrayBuffer())
    return { status: response.status, headers: response.headers, bytes, body: parsed(response, bytes) }
  }

  async signIn(username: string, password = DEMO_PASSWORD): Promise<Answer> {
    return this.post('/session', { username, password })
  }

  #keepCookie(response: Response): void {
    const cookie = response.headers.getSetCookie()[0]?.split(';')[0]
    if (cookie !== undefined) this.cookie = cookie.endsWith('=') ? '' : cookie
  }
}

function parsed(response: Response, bytes: Uint8Array): Answer['body'] {
  const isJson = response.headers.get('content-type')?.includes('json')
  return isJson && bytes.length > 0 ? JSON.parse(new TextDecoder().decode(bytes)) : null
}
