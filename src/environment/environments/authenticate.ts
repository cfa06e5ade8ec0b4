import { type Context, createContext, type RequestInfo, type System } from '#platform/context.ts'
import { anyOf } from '#platform/db/any-of.ts'
import { sql } from '#platform/db/sql.ts'
import { defineError, platformErrors } from '#platform/http/errors.ts'
import type { PresumedCaller } from '#platform/http/serve/presumed-caller.ts'
import { noteKeyUse } from './key-uses.ts'
import { type Caller, knownCallers, nameOfClient, nameOfKey } from './known-callers.ts'

export const invalidClient = defineError(
  { status: 400, code: 'invalid_client', when: 'There is no environment with this client id.', family: 'oauth' },
  () => 'Unknown `client_id`. Use the client id that the server prints when it starts.',
)

export const unauthorizedClient = defineError(
  {
    status: 400,
    code: 'unauthorized_client',
    when: 'The client secret or API key does not belong to this client.',
    family: 'oauth',
  },
  () =>
    'The `client_secret` or API key is wrong. Use a management key of the environment that the `client_id` belongs to.',
)

export const systemKeyRequired = defineError(
  {
    status: 403,
    code: 'system_key_required',
    when: 'The operation is about the server as a whole, and the key belongs to an environment of an application.',
  },
  () => 'This operation takes a management key of the environment of the operators. An owner makes one in the console.',
)

/** What {@link authenticateClient} throws, beside invalid requests. */
export const clientErrors = [invalidClient, unauthorizedClient]

function clientIdMissing() {
  const message = '`client_id` is missing. Send the client id that the server prints when it starts.'
  return platformErrors.invalidRequest([{ field: 'client_id', code: 'client_id_required', message }])
}

/** The bearer token of a request. Never read from anywhere but the Authorization header. */
export function bearerToken(request: RequestInfo): string | undefined {
  const [scheme, token, ...rest] = (request.header('authorization') ?? '').split(' ')
  return scheme?.toLowerCase() === 'bearer' && token && rest.length === 0 ? token : undefined
}

/** The secrets in a request that may be a management key, not yet verified. */
export function presentedSecrets(request: RequestInfo, clientSecret: unknown): string[] {
  return [clientSecret, bearerToken(request)].filter((secret) => typeof secret === 'string')
}

/**
 * Finds the environment of a management key. One indexed read per request: a revoked key stops working immediately, on
 * every node.
 *
 * @throws unauthorized
 */
export async function authenticateManagementKey(system: System, request: RequestInfo): Promise<Context> {
  const token = bearerToken(request)
  if (token === undefined) {
    const isOtherwise = (request.header('authorization') ?? '') !== ''
    const fault = isOtherwise ? 'The Authorization header has no bearer token' : 'No API key given'
    throw platformErrors.unauthorized(`${fault}. Send the API key as "Authorization: Bearer sk_…".`)
  }
  return createContext(system, { ...(await requireManagementKey(system, system.hashesOf(token), token)), request })
}

/** As {@link authenticateManagementKey}, for a key that this process has seen before. See `PresumedCaller`. */
export function presumeManagementKey(system: System, request: RequestInfo): PresumedCaller | undefined {
  const token = bearerToken(request)
  if (token === undefined) return undefined
  const hashes = system.hashesOf(token)
  return presume(system, request, nameOfKey(hashes), () => requireManagementKey(system, hashes, token))
}

async function requireManagementKey(system: System, hashes: Buffer[], token: string): Promise<Caller> {
  const caller = await findManagementKey(system, hashes)
  if (caller !== undefined) return caller
  throw platformErrors.unauthorized(
    token.startsWith('sk_')
      ? 'The API key is not valid. Check WORKOS_API_KEY.'
      : 'The bearer token is not an API key, which begins with sk_. Check WORKOS_API_KEY.',
  )
}

function presume(
  system: System,
  request: RequestInfo,
  name: string,
  ask: () => Promise<Caller>,
): PresumedCaller | undefined {
  const known = knownCallers.find(system, name)
  if (known === undefined) return undefined
  const context = createContext(system, { ...known, request })
  const confirm = async () => {
    const caller = await ask()
    const isSame = callerName(caller) === callerName(known)
    return isSame ? context : createContext(system, { ...caller, request })
  }
  let asked: Promise<Context> | undefined
  return {
    context,
    confirm() {
      asked ??= confirm()
      return asked
    },
  }
}

function callerName({ actor }: Caller): string | undefined {
  return actor.type === 'api_key' ? actor.name : undefined
}

/**
 * As {@link authenticateManagementKey}, for operations on the server as a whole: they take a key of the environment of its operators alone.
 *
 * @throws unauthorized, forbidden
 */
export async function authenticateSystemKey(system: System, request: RequestInfo): Promise<Context> {
  const context = await authenticateManagementKey(system, request)
  const isOfOperators = await context.db.maybe(
    sql`select 1 from environments where id = ${context.environmentId} and kind = 'system'`,
  )
  if (isOfOperators === undefined) throw systemKeyRequired()
  return context
}

/**
 * Finds the environment of a client id. A secret sent with it, in the body or as bearer token, must be a management key
 * of the same environment. The actor is then that key, otherwise the client.
 *
 * @throws invalidRequest without a client id, invalidClient, unauthorizedClient
 */
export async function authenticateClient(
  system: System,
  request: RequestInfo,
  given: { clientId: unknown; clientSecret: unknown },
): Promise<Context> {
  const { clientId } = given
  if (typeof clientId !== 'string' || clientId === '') throw clientIdMissing()
  const secrets = secretsOf(request, given.clientSecret)
  const callers = await Promise.all(
    secrets.map((secret) =>
      typeof secret === 'string' ? findManagementKey(system, system.hashesOf(secret)) : undefined,
    ),
  )
  const [caller] = callers
  if (caller !== undefined && callers.every((each) => each?.clientId === clientId)) {
    return createContext(system, { ...caller, request })
  }
  const client = await requireClient(system, clientId)
  if (secrets.length > 0) throw unauthorizedClient()
  return createContext(system, { ...client, request })
}

/** As {@link authenticateClient}, for a key or a client id that this process has seen before. See `PresumedCaller`. */
export function presumeClient(
  system: System,
  request: RequestInfo,
  given: { clientId: unknown; clientSecret: unknown },
): PresumedCaller | undefined {
  const { clientId } = given
  const [secret, ...others] = secretsOf(request, given.clientSecret)
  if (typeof clientId !== 'string' || others.length > 0) return undefined
  if (secret === undefined)
    return presume(system, request, nameOfClient(clientId), () => requireClient(system, clientId))
  if (typeof secret !== 'string') return undefined
  const hashes = system.hashesOf(secret)
  // A key of another environment is looked up first, for what is to be said of it.
  if (knownCallers.find(system, nameOfKey(hashes))?.clientId !== clientId) return undefined
  return presume(system, request, nameOfKey(hashes), async () => {
    const caller = await findManagementKey(system, hashes)
    if (caller !== undefined) return caller
    await requireClient(system, clientId)
    throw unauthorizedClient()
  })
}

/** What a client proves itself with: one secret at most, usually. */
function secretsOf(request: RequestInfo, clientSecret: unknown): unknown[] {
  const given = [clientSecret, bearerToken(request)].filter((secret) => secret !== undefined && secret !== '')
  return [...new Set(given)]
}

/** @throws invalidClient */
async function requireClient(system: System, clientId: string): Promise<Caller> {
  const environment = await system.database.shared.maybe<Readonly<{ id: string }>>(
    sql`select id from environments where client_id = ${clientId} and absent is null`,
  )
  if (environment === undefined) {
    knownCallers.forget(system, nameOfClient(clientId))
    throw invalidClient()
  }
  const caller: Caller = { environmentId: environment.id, clientId, actor: { type: 'client', id: clientId } }
  knownCallers.remember(system, nameOfClient(clientId), caller)
  return caller
}

interface KeyRow {
  environment_id: string
  id: string
  name: string
  client_id: string
  last_used_at: string | null
  expires_at: string | null
}

/** Finds what a key opens, and remembers or forgets it. */
async function findManagementKey(system: System, hashes: Buffer[]): Promise<Caller | undefined> {
  const row = await system.database.shared.maybe<Readonly<KeyRow>>(sql`
    select k.environment_id, k.id, k.name, k.last_used_at, k.expires_at, e.client_id
    from credentials c
    join management_keys k on k.environment_id = c.environment_id and k.id = c.owner_id
    join environments e on e.id = c.environment_id and e.absent is null
    where c.hash = ${anyOf(hashes)} and c.kind = 'management_key'`)
  // Compared here: a time in the statement would be another one for each call.
  if (row === undefined || (row.expires_at !== null && Date.parse(row.expires_at) <= system.now().getTime())) {
    knownCallers.forget(system, nameOfKey(hashes))
    return undefined
  }
  noteKeyUse(system, { environmentId: row.environment_id, id: row.id, last_used_at: row.last_used_at })
  const known = knownCallers.find(system, nameOfKey(hashes))
  if (known !== undefined && callerName(known) === row.name) return known
  const actor = { type: 'api_key' as const, id: row.id, name: row.name }
  const caller = { environmentId: row.environment_id, clientId: row.client_id, actor }
  knownCallers.remember(system, nameOfKey(hashes), caller)
  return caller
}
