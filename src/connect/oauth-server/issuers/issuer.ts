import { findContextByClientId } from '#environment/environments/index.ts'
import type { Context, System } from '#platform/context.ts'
import { isStorableText, parseInnerObject } from '#platform/http/json-body.ts'

/**
 * The issuer of an environment: the server itself for the first one, as a vendor's own domain is, and an address below it for
 * each other. It comes from the configuration, never from a header.
 */
export function issuerOf({ clientId, system: { config } }: Context): string {
  return clientId === config.clientId ? config.url : `${config.url}/oauth2/${clientId}`
}

/** What the addresses of an issuer begin with. */
export function endpointsOf(ctx: Context): string {
  const { url } = ctx.system.config
  const issuer = issuerOf(ctx)
  return issuer === url ? `${url}/oauth2` : issuer
}

/** The client id of the environment that an issuer would belong to. */
export function environmentNamedBy({ config }: System, issuer: unknown): string | undefined {
  if (issuer === config.url) return config.clientId
  const below = `${config.url}/oauth2/`
  const isBelow = typeof issuer === 'string' && issuer.startsWith(below) && isStorableText(issuer)
  return isBelow ? issuer.slice(below.length) : undefined
}

/** The environment whose documents are at the root. */
export function findFirstEnvironment(system: System): Promise<Context | undefined> {
  return findContextByClientId(system, system.config.clientId)
}

/** Longer than any token that we issue. */
const longest = 8_192

/** What a token says, whatever signed it. Nothing of one that is too long. */
export function claimsNamedBy(token: string): Readonly<Record<string, unknown>> {
  const payload = token.length > longest ? '' : (token.split('.')[1] ?? '')
  return parseInnerObject(Buffer.from(payload, 'base64url').toString()) ?? {}
}

/** The issuer that a token names. */
export function issuerNamedBy(token: string): unknown {
  return claimsNamedBy(token).iss
}

/** The environment of an issuer. Of a token it says where to look for the key, and nothing more. */
export async function findEnvironmentOfIssuer(system: System, issuer: unknown): Promise<Context | undefined> {
  const named = environmentNamedBy(system, issuer)
  const ctx = named === undefined ? undefined : await findContextByClientId(system, named)
  return ctx !== undefined && issuerOf(ctx) === issuer ? ctx : undefined
}
