import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { ConfigError } from '#platform/config-error.ts'
import { isRecord, recordOf } from '#platform/records.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
export type Item = Record<string, unknown>

/** The API of an environment, as its key may call it. */
export interface Api {
  readonly url: string
  /** @throws Refused for what the server refuses; ConfigError where none answers. */
  call(method: Method, path: string, body?: unknown): Promise<Item>
  /** The object, or `undefined` for a 404. */
  find(path: string): Promise<Item | undefined>
  /** All pages of a list. */
  list(path: string): Promise<Item[]>
  /** The organization with an external id. Remembered, so that members may name it. */
  organizationId(externalId: string): Promise<string>
  /** The external id of an organization; `undefined` for one that has none. */
  organizationKey(id: string): Promise<string | undefined>
}

/** What the API answered to a call that it did not do. */
export class Refused extends Error {
  override name = 'Refused'
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** The server has no such operation: it is of another release. Never a missing object. */
export class NotServed extends ConfigError {
  override name = 'NotServed'
}

const attempts = 6
const callSeconds = 60
const longestWaitMs = 60_000

/** Sends a request to a server, and fails where none answers. */
export type Send = (
  url: string,
  request: { method: Method; headers: Record<string, string>; body?: string },
) => Promise<Response>

const sendByFetch: Send = (url, request) =>
  fetch(url, { ...request, signal: AbortSignal.timeout(callSeconds * 1_000), redirect: 'error' })

/** @param url of the server. @param key of the environment */
export function createApi(url: string, key: string, sendRequest: Send = sendByFetch): Api {
  const base = url.replace(/\/+$/, '')
  const organizationIds = new Map<string, Promise<string>>()
  const organizationKeys = new Map<string, Promise<string | undefined>>()

  async function call(method: Method, path: string, body?: unknown): Promise<Item> {
    // One key for all attempts: a creation whose answer was lost is done once.
    const idempotencyKey = method === 'POST' ? { 'idempotency-key': randomUUID() } : {}
    for (let attempt = 1; ; attempt += 1) {
      const response = await sendRequest(`${base}${path}`, {
        method,
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...idempotencyKey },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }).catch((error: unknown) => {
        if (attempt < attempts) return undefined
        throw new ConfigError(
          `No answer from ${base}${causeOf(error)}. Is the server running, and is the address right?`,
        )
      })
      if (response !== undefined && (!isTemporary(response.status) || attempt === attempts))
        return read(response, base, `${method} ${path.split('?')[0]}`)
      await delay(waitOf(response, attempt))
    }
  }

  async function find(path: string): Promise<Item | undefined> {
    return call('GET', path).catch((error: unknown) => {
      if (error instanceof Refused && error.status === 404) return undefined
      throw error
    })
  }

  async function list(path: string): Promise<Item[]> {
    const items: Item[] = []
    const address = new URL(path, 'http://list')
    const isPaged = address.searchParams.has('limit')
    for (;;) {
      const page = await call('GET', `${address.pathname}${address.search}`)
      items.push(...(Array.isArray(page.data) ? page.data.filter(isRecord) : []))
      const after = recordOf(page.list_metadata).after
      if (!isPaged || typeof after !== 'string') return items
      address.searchParams.set('after', after)
    }
  }

  return {
    url: base,
    call,
    find,
    list,
    organizationId(externalId) {
      const known = organizationIds.get(externalId)
      if (known !== undefined) return known
      const found = find(`/organizations/external_id/${encodeURIComponent(externalId)}`).then((organization) => {
        if (organization !== undefined) return String(organization.id)
        // It may be created by a later step.
        organizationIds.delete(externalId)
        throw new Refused(404, `there is no organization with the external id ${JSON.stringify(externalId)}`)
      })
      organizationIds.set(externalId, found)
      return found
    },
    organizationKey(id) {
      const known = organizationKeys.get(id)
      if (known !== undefined) return known
      const found = find(`/organizations/${encodeURIComponent(id)}`).then((organization) =>
        typeof organization?.external_id === 'string' ? organization.external_id : undefined,
      )
      organizationKeys.set(id, found)
      return found
    },
  }
}

function isTemporary(status: number): boolean {
  return status === 429 || status === 502 || status === 503 || status === 504
}

function waitOf(response: Response | undefined, attempt: number): number {
  const seconds = Number(response?.headers.get('retry-after'))
  const asked = Number.isFinite(seconds) && seconds > 0 ? seconds * 1_000 : 0
  return Math.min(longestWaitMs, Math.max(asked, 200 * 2 ** attempt))
}

async function read(response: Response, base: string, operation: string): Promise<Item> {
  const text = await response.text()
  let body: unknown
  try {
    body = text === '' ? {} : JSON.parse(text)
  } catch {
    throw new ConfigError(`${base} answers, but not as Gatehouse does. Is the address right?`)
  }
  if (response.ok) return recordOf(body)
  if (response.status === 401)
    throw new ConfigError('The server does not know the API key. Set GATEHOUSE_API_KEY to a key of the environment.')
  const { code } = recordOf(body)
  if (code === 'route_not_found' || response.status === 405)
    throw new NotServed(
      `The server does not serve ${operation}, which this release of the command needs. Use the command of the server's release, or update the server first.`,
    )
  throw new Refused(response.status, messageOf(recordOf(body), response.status))
}

/** What the answer says, with each of its faults. */
function messageOf(body: Item, status: number): string {
  const faults = Array.isArray(body.errors)
    ? body.errors
        .map((each) => (isRecord(each) ? (each.message ?? each.code) : each))
        .filter((each) => typeof each === 'string')
    : []
  const message = typeof body.message === 'string' ? body.message : `the server answered ${status}`
  return [message, ...faults.filter((fault) => !message.includes(fault))].join(' ')
}

function causeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined
  return cause instanceof Error && cause.message !== '' ? ` (${cause.message})` : ''
}
