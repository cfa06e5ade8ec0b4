import { createHmac, randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { isRecord } from '../records.ts'

/** What a request carries that may lead to its environment, as names for {@link Hints}, the surest first. Nothing of it is verified. */
export interface Leads {
  /** The credential, which belongs to one environment only. */
  readonly secret: string | undefined
  /** In the order in which hints are looked for. */
  readonly all: readonly string[]
  /** Whether there is anything at all by which another cluster could know the environment. */
  readonly isAny: boolean
}

export const leadOfClient = (clientId: string) => `client ${clientId}`
export const leadOfEnvironment = (id: string) => `environment ${id}`
const leadOfPart = (part: string) => `part ${part}`

/** Names of secrets are made with a key of the process, so that a dump of its memory holds no hash to test guesses with. */
const key = randomBytes(32)
const leadOfSecret = (secret: string) => `secret ${createHmac('sha256', key).update(secret).digest('base64')}`

/** Addresses of connections and directories have a random part, and other ids are as long. */
const part = /^[\w-]{16,128}$/
const clientIdInQuery = /[?&]client_id=([\w.~%-]{1,255})(?:&|$)/
/** In JSON or a form. */
const clientIdInBody = /(?:"client_id"\s*:\s*"|(?:^|&)client_id=)([\w.~%-]{1,255})["&]?/
/** How much of a body is searched. */
const searchedBytes = 4_096

/** @param mounted the beginning of paths that name an environment */
export function leadsOf({ url = '', headers }: IncomingMessage, mounted: string): Leads {
  const [path = ''] = url.split('?', 1)
  const query = clientIdInQuery.exec(url)?.[1]
  const named = path.startsWith(mounted) ? path.slice(mounted.length).split('/', 1)[0] : undefined
  const [scheme = '', given] = (headers.authorization ?? '').split(' ')
  const isBearer = scheme.toLowerCase() === 'bearer' && given !== undefined
  const secret = isBearer ? leadOfSecret(given) : undefined
  const clients = [
    query === undefined ? undefined : decoded(query),
    scheme.toLowerCase() === 'basic' && given !== undefined ? userOf(given) : undefined,
    isBearer ? clientOfToken(given) : undefined,
  ]
  const all = [
    // Below the mount, a credential is of an operator, who calls other environments with it.
    ...(named === undefined ? [secret] : [leadOfEnvironment(named)]),
    ...clients.map((each) => (each === undefined ? undefined : leadOfClient(each))),
    ...path
      .split('/')
      .filter((each) => part.test(each))
      .map((each) => (each.startsWith('client_') ? leadOfClient(each) : leadOfPart(each))),
  ].filter((each) => each !== undefined)
  const isAny =
    all.length > 0 ||
    given !== undefined ||
    headers.cookie !== undefined ||
    url.includes('?') ||
    Number(headers['content-length'] ?? 0) > 0 ||
    headers['transfer-encoding'] !== undefined ||
    path.split('/').length > 2
  return { secret, all, isAny }
}

/** The client id in a body, whose form is not parsed for it. */
export function leadOfBody(body: Buffer): string | undefined {
  const id = clientIdInBody.exec(body.toString('latin1', 0, searchedBytes))?.[1]
  const text = id === undefined ? undefined : decoded(id)
  return text === undefined ? undefined : leadOfClient(text)
}

/** The addresses in a path by which an environment was found that no credential named. */
export function partsOf({ all }: Leads): string[] {
  return all.filter((lead) => lead.startsWith('part '))
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

function userOf(basic: string): string | undefined {
  const [user] = Buffer.from(basic, 'base64').toString('latin1').split(':', 1)
  return user === undefined || user === '' || user.length > 255 ? undefined : decoded(user)
}

/** The client id in a JSON Web Token, or at the end of its issuer's address. */
function clientOfToken(token: string): string | undefined {
  const [, payload, , ...more] = token.split('.')
  if (payload === undefined || more.length > 0 || payload.length > 8_192) return undefined
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString())
    if (!isRecord(claims)) return undefined
    if (typeof claims.client_id === 'string') return claims.client_id
    return typeof claims.iss === 'string' ? claims.iss.split('/').at(-1) : undefined
  } catch {
    return undefined
  }
}
