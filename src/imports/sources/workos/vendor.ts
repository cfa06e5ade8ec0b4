import { setTimeout as delay } from 'node:timers/promises'
import { ConfigError } from '#platform/config-error.ts'
import { isRecord, recordOf } from '#platform/records.ts'

export type Item = Record<string, unknown>

/** The API that is read, within the limits of one key. */
export interface Vendor {
  /** @returns `undefined` for a 404. @throws Refused, and ConfigError where no one answers */
  get(path: string): Promise<Item | undefined>
  /** A document that is not JSON; `undefined` for what there is not. */
  text(path: string): Promise<string | undefined>
  /**
   * The pages of a list, oldest first; none for a 404.
   *
   * @param after the id behind which it begins. @param isSlow for a list that may be asked for four times a second
   */
  pages(path: string, after?: string, isSlow?: boolean): AsyncGenerator<readonly Item[]>
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
/** The limit of one directory, kept by all of them together. */
const slowCallsPerSecond = 3.8
const callSeconds = 60
const longestWaitMs = 120_000
/** Some less than the 100 that a key may make. */
export const callsPerSecond = 90

export function createVendor(url: string, key: string): Vendor {
  const base = url.replace(/\/+$/, '')
  const next = { quick: 0, slow: 0 }

  async function takeTurn(lane: keyof typeof next): Promise<void> {
    const now = performance.now()
    const at = Math.max(now, next[lane])
    next[lane] = at + 1_000 / (lane === 'slow' ? slowCallsPerSecond : callsPerSecond)
    if (at > now) await delay(at - now)
  }

  async function ask(path: string, lane: keyof typeof next = 'quick'): Promise<Response> {
    for (let attempt = 1; ; attempt += 1) {
      await takeTurn(lane)
      const isLast = attempt === attempts
      const response = await fetch(`${base}${path}`, {
        headers: { authorization: `Bearer ${key}` },
        signal: AbortSignal.timeout(callSeconds * 1_000),
        redirect: 'error',
      }).catch((error: unknown) => {
        if (!isLast) return undefined
        throw new ConfigError(`No answer from ${base}${causeOf(error)}. Run the import again to go on.`)
      })
      if (response !== undefined && (!isTemporary(response.status) || isLast)) return response
      await response?.body?.cancel()
      await delay(waitOf(response, attempt))
    }
  }

  const get = async (path: string) => read(await ask(path), path)

  return {
    get,
    async text(path) {
      const response = await ask(path)
      const text = await response.text()
      return response.ok ? text : undefined
    },
    async *pages(path, after, isSlow = false) {
      const address = new URL(path, 'http://list')
      address.searchParams.set('limit', '100')
      address.searchParams.set('order', 'asc')
      if (after !== undefined) address.searchParams.set('after', after)
      for (;;) {
        const path = `${address.pathname}${address.search}`
        const page = await read(await ask(path, isSlow ? 'slow' : 'quick'), path)
        if (page === undefined) return
        yield Array.isArray(page.data) ? page.data.filter(isRecord) : []
        const next = recordOf(page.list_metadata).after
        if (typeof next !== 'string') return
        address.searchParams.set('after', next)
      }
    },
  }
}

function isTemporary(status: number): boolean {
  return status === 429 || (status >= 500 && status !== 501)
}

/** What the server asks for in seconds; otherwise twice as long each time. */
function waitOf(response: Response | undefined, attempt: number): number {
  const header = response?.headers.get('retry-after')
  const seconds = header === null || header === undefined ? Number.NaN : Number(header)
  return Math.min(longestWaitMs, Number.isFinite(seconds) ? Math.max(0, seconds) * 1_000 : 250 * 2 ** attempt)
}

async function read(response: Response, path: string): Promise<Item | undefined> {
  if (response.status === 404) {
    await response.body?.cancel()
    return undefined
  }
  const text = await response.text()
  if (response.status === 401) throw new ConfigError('The API key is refused. Give a key of the environment to leave.')
  if (!response.ok)
    throw new Refused(
      response.status,
      `GET ${path.split('?')[0]} was answered with ${response.status}: ${text.slice(0, 300)}`,
    )
  try {
    const body: unknown = JSON.parse(text)
    // One operation answers with a list as it is.
    return Array.isArray(body) ? { data: body } : recordOf(body)
  } catch {
    throw new ConfigError(`${new URL(response.url).origin} does not answer as the API does. Is the address right?`)
  }
}

function causeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined
  return cause instanceof Error && cause.message !== '' ? ` (${cause.message})` : ''
}
