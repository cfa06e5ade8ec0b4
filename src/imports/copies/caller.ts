import { setTimeout as delay } from 'node:timers/promises'
import { ConfigError } from '#platform/config-error.ts'
import { isRecord } from '#platform/records.ts'

export type Item = Record<string, unknown>

/** An API that is read with one key, within its limits. */
export interface Caller {
  /** @returns `undefined` for a 404. @throws Refused, and ConfigError where no one answers */
  get(path: string): Promise<JsonAnswer | undefined>
  post(path: string, body: Item): Promise<Item>
  /** A document that is not JSON; `undefined` for what there is not. */
  text(path: string): Promise<string | undefined>
}

export interface JsonAnswer {
  body: unknown
  headers: Headers
}

export interface CallerParts {
  /** Of the API, without a path that the calls have. */
  url: string
  headers: Readonly<Record<string, string>>
  /** Some less than the API permits. What its answers say of limits is kept, too. */
  callsPerSecond: number
  /** What a person has to do whose key is refused. */
  aboutKey: string
}

/** What the API answered to a call that it refused. */
export class Refused extends ConfigError {
  override name = 'Refused'
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

const attempts = 8
const callSeconds = 60
const longestWaitMs = 120_000
/** Clocks of limits have whole seconds. */
const afterResetMs = 500

/** @throws ConfigError for an address to which a key must not be sent */
export function createCaller({ url, headers, callsPerSecond, aboutKey }: CallerParts): Caller {
  const base = baseOf(url)
  let next = 0

  async function takeTurn(): Promise<void> {
    const now = performance.now()
    const at = Math.max(now, next)
    next = at + 1_000 / callsPerSecond
    if (at > now) await delay(at - now)
  }

  async function ask(path: string, body?: Item): Promise<Response> {
    for (let attempt = 1; ; attempt += 1) {
      await takeTurn()
      const isLast = attempt === attempts
      const response = await fetch(`${base}${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(callSeconds * 1_000),
        redirect: 'error',
      }).catch((error: unknown) => {
        if (!isLast) return undefined
        throw new ConfigError(`No answer from ${base}${causeOf(error)}. Run the import again to go on.`)
      })
      // The last call that the limit permits: the next one waits until it begins again.
      if (remainingOf(response) === 0) next = Math.max(next, performance.now() + (resetOf(response) ?? 0))
      if (response !== undefined && (!isTemporary(response.status) || isLast)) return response
      await response?.body?.cancel()
      await delay(waitOf(response, attempt))
    }
  }

  async function read(response: Response, method: string, path: string): Promise<JsonAnswer | undefined> {
    if (response.status === 404) {
      await response.body?.cancel()
      return undefined
    }
    const text = await response.text()
    if (response.status === 401) throw new ConfigError(`${new URL(base).host} refuses the key. ${aboutKey}`)
    if (!response.ok)
      throw new Refused(
        response.status,
        `${method} ${path.split('?')[0]} was answered with ${response.status}: ${text.slice(0, 300)}`,
      )
    try {
      return { body: JSON.parse(text), headers: response.headers }
    } catch {
      throw new ConfigError(`${base} does not answer as the API does. Is the address right?`)
    }
  }

  return {
    get: async (path) => read(await ask(path), 'GET', path),
    async post(path, body) {
      const answer = await read(await ask(path, body), 'POST', path)
      if (!isRecord(answer?.body)) throw new ConfigError(`${base} has no ${path}. Is the address right?`)
      return answer.body
    },
    async text(path) {
      const response = await ask(path)
      const text = await response.text()
      return response.ok ? text : undefined
    },
  }
}

function baseOf(url: string): string {
  const { protocol, hostname } = URL.canParse(url) ? new URL(url) : { protocol: '', hostname: '' }
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  if (protocol !== 'https:' && !(protocol === 'http:' && isLocal))
    throw new ConfigError(`--url ${url} is not an address that begins with https://.`)
  return url.replace(/\/+$/, '')
}

function isTemporary(status: number): boolean {
  return status === 429 || (status >= 500 && status !== 501)
}

/** What the server asks for; otherwise twice as long each time. */
function waitOf(response: Response | undefined, attempt: number): number {
  const seconds = numberIn(response, 'retry-after')
  const wait =
    seconds !== undefined
      ? seconds * 1_000
      : response?.status === 429
        ? (resetOf(response) ?? 250 * 2 ** attempt)
        : 250 * 2 ** attempt
  return Math.min(longestWaitMs, Math.max(0, wait))
}

/** How many calls the limit still permits, as Auth0 and Okta say it. */
function remainingOf(response: Response | undefined): number | undefined {
  return numberIn(response, 'x-ratelimit-remaining') ?? numberIn(response, 'x-rate-limit-remaining')
}

/** How long until the limit begins again: the answer has the second since 1970, by the clock of the server. */
function resetOf(response: Response | undefined): number | undefined {
  const reset = numberIn(response, 'x-ratelimit-reset') ?? numberIn(response, 'x-rate-limit-reset')
  if (reset === undefined) return undefined
  const now = Date.parse(response?.headers.get('date') ?? '')
  const wait = reset * 1_000 - (Number.isNaN(now) ? Date.now() : now)
  return Math.min(longestWaitMs, wait < 0 ? 0 : wait + afterResetMs)
}

function numberIn(response: Response | undefined, name: string): number | undefined {
  const text = response?.headers.get(name) ?? ''
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined
}

function causeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined
  return cause instanceof Error && cause.message !== '' ? ` (${cause.message})` : ''
}
