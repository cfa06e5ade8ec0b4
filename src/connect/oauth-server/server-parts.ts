import type { Context, PublicContext } from '#platform/context.ts'
import { defineExtensionPoint } from '#platform/slices/extension-point.ts'
import type { BodyCredentials } from './clients/client-credentials-of.ts'
import type { OpenGrant, TokenRequest } from './grants/grant.ts'
import type { AccessTokenClaims } from './tokens/verify-client-token.ts'

/** What a later slice adds to the authorization server, for parties that are no applications. */
interface ServerPart {
  /** The grant of a request that proves itself: no client authenticates. */
  findGrant(context: PublicContext, request: AskedGrant): OpenGrant | undefined
  /** The metadata about what an environment has turned on. */
  metadata(ctx: Context): Promise<PartOfMetadata>
  /** The public keys of what it signs. */
  keys(ctx: Context): Promise<readonly object[]>
  readonly tokens: ForeignTokens
}

export type AskedGrant = TokenRequest & BodyCredentials & { grant_type: string }

export interface PartOfMetadata {
  readonly grantTypes: readonly string[]
  readonly members: Readonly<Record<string, object>>
}

/** Access tokens that no application holds. A caller that presents one may revoke it. */
interface ForeignTokens {
  isOf(claims: AccessTokenClaims): boolean
  /** The claims of a token that is currently valid; otherwise `undefined`. */
  current(ctx: Context, claims: AccessTokenClaims): Promise<AccessTokenClaims | undefined>
  revoke(ctx: Context, claims: AccessTokenClaims): Promise<void>
}

export const serverParts = defineExtensionPoint<ServerPart>()

export function findForeignTokens(ctx: Context, claims: AccessTokenClaims): ForeignTokens | undefined {
  return serverParts.of(ctx.system).find(({ tokens }) => tokens.isOf(claims))?.tokens
}

export function findOpenGrant(context: PublicContext, request: AskedGrant): OpenGrant | undefined {
  for (const part of serverParts.of(context.system)) {
    const grant = part.findGrant(context, request)
    if (grant !== undefined) return grant
  }
  return undefined
}
