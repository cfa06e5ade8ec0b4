import type { Readable } from 'node:stream'

/**
 * An answer that is not a JSON body: a redirect, a page, bytes. Handlers of JSON operations return plain values
 * instead.
 */
export class HttpReply {
  readonly status: number
  readonly headers: Record<string, string | string[]>
  /** A stream is sent as it comes, with the headers' `content-length`. */
  readonly body: string | Buffer | Readable | undefined
  /** A form that was refused, though its answer is a redirect to the page that says why: a wrong guess stays counted. */
  readonly isRefusal: boolean

  constructor(
    status: number,
    headers: Record<string, string | string[]> = {},
    body?: string | Buffer | Readable,
    isRefusal = false,
  ) {
    this.status = status
    this.headers = headers
    this.body = body
    this.isRefusal = isRefusal
  }

  asRefusal(): HttpReply {
    return new HttpReply(this.status, this.headers, this.body, true)
  }

  /** A copy with more cookies. Where both set a cookie of the same name, the existing one stays. */
  withCookies(cookies: readonly string[]): HttpReply {
    const set = [this.headers['set-cookie'] ?? []].flat()
    const names = new Set(set.map(nameOf))
    return this.with({ 'set-cookie': [...cookies.filter((cookie) => !names.has(nameOf(cookie))), ...set] })
  }

  /** A copy with further headers, which replace those of the same name. */
  with(headers: Record<string, string | string[]>): HttpReply {
    return new HttpReply(this.status, { ...this.headers, ...headers }, this.body, this.isRefusal)
  }
}

function nameOf(cookie: string): string {
  return cookie.slice(0, cookie.indexOf('='))
}

/** `302` after a GET, `303` after a POST, so that the browser follows with a GET. */
export function redirect(location: string, status: 302 | 303 = 302): HttpReply {
  return new HttpReply(status, { location })
}

/** A redirect where a handler serves both methods. */
export function redirectAfter(method: string | undefined, location: string): HttpReply {
  return redirect(location, method === 'POST' ? 303 : 302)
}

export function html(body: string, status = 200): HttpReply {
  return new HttpReply(status, { 'content-type': 'text/html; charset=utf-8' }, body)
}
