import { type Static, Type } from 'typebox'
import { findActiveSession } from '#people/sessions/index.ts'
import type { Context } from '#platform/context.ts'
import { DomainError, notFound } from '#platform/http/errors.ts'
import { Nullable, Timestamp } from '#platform/http/fields.ts'
import { getBlueprint } from '../blueprints/index.ts'
import { findInstance } from '../instances/index.ts'
import { findAgentSession } from '../sessions/index.ts'
import { type NamedByToken, verifyAgentToken } from './agent-token.ts'
import { findAuthority } from './authority.ts'
import { invalidAgentAccessToken, sessionExpired, sessionRevoked, userSessionEnded } from './errors.ts'
import { refuseEnded } from './refresh.ts'

export const AgentTokenValidation = Type.Object({
  valid: Type.Literal(true),
  agent_instance_id: Type.String(),
  agent_instance_session_id: Type.String(),
  organization_id: Type.String(),
  permissions: Type.Array(Type.String()),
  intent: Nullable(Type.String({ description: 'The purpose that was given when the token was minted.' })),
  acting_user_id: Nullable(
    Type.String({ description: 'The id of the user for whom the agent acts. `null` if it acts for itself.' }),
  ),
  session_expires_at: { ...Timestamp, description: 'When the session ends without a refresh.' },
})
type AgentTokenValidation = Static<typeof AgentTokenValidation>

/** What {@link validateAgentToken} throws. */
export const validationErrors = [notFound, invalidAgentAccessToken, sessionRevoked, sessionExpired, userSessionEnded]

/**
 * What an access token of an agent of this blueprint permits at this moment.
 *
 * @throws invalidAgentAccessToken, sessionRevoked, sessionExpired, userSessionEnded
 * @throws notFound for the blueprint
 */
export async function validateAgentToken(
  ctx: Context,
  blueprintId: string,
  token: string,
): Promise<AgentTokenValidation> {
  await getBlueprint(ctx, blueprintId)
  const named = await verifyAgentToken(ctx, token)
  if (named === undefined) throw invalidAgentAccessToken()
  return readNamed(ctx, named, blueprintId)
}

/**
 * What an agent may do at this moment with a token whose claims are verified. Its permissions are cut down to what the agent may still do: a right that the user, the
 * role or the blueprint has lost is not in the answer, though it is in the token.
 *
 * @param blueprintId the one that the agent has to be of; any, if left out
 */
export async function readNamed(
  ctx: Context,
  named: NamedByToken,
  blueprintId?: string,
): Promise<AgentTokenValidation> {
  const session = await findAgentSession(ctx, named.sessionId)
  if (session === undefined || session.instance_id !== named.instanceId) throw invalidAgentAccessToken()
  if (blueprintId !== undefined && session.blueprint_id !== blueprintId) throw invalidAgentAccessToken()
  refuseEnded(ctx, session)
  const { user_session_id } = session
  if (user_session_id !== null && (await findActiveSession(ctx, user_session_id)) === undefined)
    throw userSessionEnded()
  const [blueprint, instance] = await Promise.all([
    getBlueprint(ctx, session.blueprint_id),
    findInstance(ctx, session.instance_id),
  ])
  if (instance === undefined) throw invalidAgentAccessToken()
  const authority = await findAuthority(ctx, blueprint, instance)
  if (authority instanceof DomainError) throw invalidAgentAccessToken(authority.message)
  return {
    valid: true,
    agent_instance_id: instance.id,
    agent_instance_session_id: session.id,
    organization_id: instance.organization_id,
    permissions: named.permissions.filter((slug) => authority.permissions.includes(slug)),
    intent: named.intent,
    acting_user_id: authority.userId ?? null,
    session_expires_at: session.expires_at,
  }
}
