import { type Context, createContext, type RequestInfo, type System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { defineError, platformErrors } from '#platform/http/errors.ts'
import type { PresumedCaller } from '#platform/http/serve/presumed-caller.ts'
import { noteKeyUse } from './key-uses.ts'
import { type KeyCaller, knownKeys } from './known-keys.ts'

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
    throw platformErrors.unauthorized('No API key given. Send it as "Authorization: Bearer sk_…".')
  }
  return asManagementKey(system, request, system.hashesOf(token))
}

/** As {@link authenticateManagementKey}, for a key that this process has seen before. See `PresumedCaller`. */
export function presumeManagementKey(system: System, request: RequestInfo): PresumedCaller | undefined {
  const token = bearerToken(request)
  if (token === undefined) return undefined
  const hashes = system.hashesOf(token)
  const known = knownKeys.find(system, hashes)
  if (known === undefined) return undefined
  const context = createContext(system, { ...known, request })
  let asked: Promise<Context> | undefined
  return {
    context,
    confirm() {
      asked ??= asManagementKey(system, request, hashes, { known, context })
      return asked
    },
  }
}

async function asManagementKey(
  system: System,
  request: RequestInfo,
  hashes: Buffer[],
  presumed?: { known: KeyCaller; context: Context },
): Promise<Context> {
  const caller = await findManagementKey(system, hashes)
  if (caller === undefined) {
    knownKeys.forget(system, hashes)
    throw platformErrors.unauthorized('The API key is not valid. Check WORKOS_API_KEY.')
  }
  // Unless it was renamed.
  if (presumed?.known.actor.name === caller.actor.name) return presumed.context
  knownKeys.remember(system, hashes, caller)
  return createContext(system, { ...caller, request })
}

/**
 * The same for operations on the server as a whole, which take a key of the environment of its operators alone.
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
  const secrets = new Set(
    [given.clientSecret, bearerToken(request)].filter((secret) => secret !== undefined && secret !== ''),
  )
  const callers = await Promise.all(
    [...secrets].map((secret) =>
      typeof secret === 'string' ? findManagementKey(system, system.hashesOf(secret)) : undefined,
    ),
  )
  const [caller] = callers
  if (caller !== undefined && callers.every((each) => each?.clientId === clientId)) {
    return createContext(system, { ...caller, request })
  }
  const environment = await system.database.maybe<{ id: string }>(
    sql`select id from environments where client_id = ${clientId}`,
  )
  if (environment === undefined) throw invalidClient()
  if (secrets.size > 0) throw unauthorizedClient()
  return createContext(system, {
    environmentId: environment.id,
    clientId,
    request,
    actor: { type: 'client', id: clientId },
  })
}

interface KeyRow {
  environment_id: string
  id: string
  name: string
  client_id: string
  last_used_at: string | null
  expires_at: string | null
}

async function findManagementKey(system: System, hashes: Buffer[]): Promise<KeyCaller | undefined> {
  const row = await system.database.maybe<KeyRow>(sql`
    select k.environment_id, k.id, k.name, k.last_used_at, k.expires_at, e.client_id
    from credentials c
    join management_keys k on k.environment_id = c.environment_id and k.id = c.owner_id
    join environments e on e.id = c.environment_id
    where c.hash = any(${hashes}) and c.kind = 'management_key'`)
  // Compared here: a time in the statement would be another one for each call.
  if (row === undefined || (row.expires_at !== null && Date.parse(row.expires_at) <= system.now().getTime()))
    return undefined
  noteKeyUse(system, { environmentId: row.environment_id, id: row.id, last_used_at: row.last_used_at })
  const actor = { type: 'api_key' as const, id: row.id, name: row.name }
  return { environmentId: row.environment_id, clientId: row.client_id, actor }
}
