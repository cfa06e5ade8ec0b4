import type { AccessTokenClaims } from '#connect/oauth-server/index.ts'
import type { Context } from '#platform/context.ts'
import { DomainError } from '#platform/http/errors.ts'
import { findAgentSession, revokeAgentSession } from '../sessions/index.ts'
import { namedBy } from './agent-token.ts'
import { readNamed } from './validate.ts'

/** Lets the authorization server introspect and revoke agents' tokens. It issues none. */
export const agentTokensPart = {
  findGrant: () => undefined,
  metadata: async () => ({ grantTypes: [], members: {} }),
  keys: async () => [],
  tokens: { isOf: isOfAgent, current, revoke },
}

function isOfAgent(claims: AccessTokenClaims): boolean {
  return namedBy(claims) !== undefined
}

/** With the permissions that the agent has now. */
async function current(ctx: Context, claims: AccessTokenClaims): Promise<AccessTokenClaims | undefined> {
  const named = namedBy(claims)
  if (named === undefined) return undefined
  try {
    const { permissions } = await readNamed(ctx, named)
    return { ...claims, permissions }
  } catch (error) {
    if (error instanceof DomainError) return undefined
    throw error
  }
}

/** Ends the session of a token. */
async function revoke(ctx: Context, claims: AccessTokenClaims): Promise<void> {
  const named = namedBy(claims)
  const session = named && (await findAgentSession(ctx, named.sessionId))
  if (session !== undefined) await revokeAgentSession(ctx, session.id)
}
