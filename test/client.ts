import { defined } from '#platform/defined.ts'
import { officialResponseValidator } from './contract/response-validator.ts'

export interface RawResponse<Body = unknown> {
  status: number
  headers: Headers
  /** The parsed JSON, or the text of anything else; `undefined` when empty. Its type is the caller's word. */
  body: Body
}

export interface RawRequest {
  method?: string
  /** Sent as JSON, unless it is a string or bytes, which are sent as they are. */
  body?: unknown
  headers?: Record<string, string>
  /** Another key than the environment's; `null` for none. */
  key?: string | null
}

export interface RawClient {
  request<Body>(path: string, request?: RawRequest): Promise<RawResponse<Body>>
  get<Body>(path: string): Promise<RawResponse<Body>>
  post<Body>(path: string, body?: unknown, headers?: Record<string, string>): Promise<RawResponse<Body>>
  put<Body>(path: string, body?: unknown): Promise<RawResponse<Body>>
  delete<Body>(path: string): Promise<RawResponse<Body>>
}

const validate = officialResponseValidator()

/** A client that follows no redirects and fails the test when an answer breaks the official schema. */
export function createClient(url: string, apiKey: string): RawClient {
  const request = async <Body>(
    path: string,
    { method = 'GET', body, headers = {}, key = apiKey }: RawRequest = {},
  ): Promise<RawResponse<Body>> => {
    const isRaw = typeof body === 'string' || body instanceof Uint8Array
    const response = await fetch(url + path, {
      method,
      redirect: 'manual',
      headers: {
        ...(key === null ? {} : { authorization: `Bearer ${key}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isRaw ? (body as string) : JSON.stringify(body) }),
    })
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.startsWith('application/json')
    const answer = {
      status: response.status,
      headers: response.headers,
      body: isJson ? JSON.parse(text) : text === '' ? undefined : text,
    }
    const faults = validate(method, path.split('?')[0] ?? '', answer.status, answer.body)
    if (faults.length > 0)
      throw new Error(
        `${method} ${path} answered ${answer.status} against the official schema:\n${faults.join('\n')}\n${text}`,
      )
    return answer
  }
  return {
    request,
    get: (path) => request(path),
    post: (path, body, headers) => request(path, { method: 'POST', body, ...defined({ headers }) }),
    put: (path, body) => request(path, { method: 'PUT', body }),
    delete: (path) => request(path, { method: 'DELETE' }),
  }
}
