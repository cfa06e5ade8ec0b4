import { type Static, Type } from 'typebox'
import type { Context } from '#platform/context.ts'
import { secret } from '#platform/marks.ts'
import { agentRefreshTokens } from './agent-refresh-tokens.ts'
import { signAgentToken, type TokenSource } from './agent-token.ts'

export const AgentToken = Type.Object({
  access_token: Type.String(secret),
  token_type: Type.Literal('Bearer'),
  expires_in: Type.Integer({ description: 'The lifetime in seconds.' }),
  refresh_token: Type.String(secret),
  agent_instance_id: Type.String(),
  new_instance: Type.Boolean({
    description: 'Whether this call created the instance. Of concurrent calls, only one did.',
  }),
  agent_instance_session_id: Type.String(),
  permissions: Type.Array(Type.String()),
})

/** What a mint or refresh has come to. */
export interface Minted extends Omit<TokenSource, 'blueprint'> {
  isNewInstance: boolean
}

export async function toAgentToken(ctx: Context, minted: Minted & TokenSource): Promise<Static<typeof AgentToken>> {
  const { session, instance, authority } = minted
  const { token, expiresIn } = await signAgentToken(ctx, minted)
  return {
    access_token: token,
    token_type: 'Bearer',
    expires_in: expiresIn,
    refresh_token: agentRefreshTokens.make(ctx, session),
    agent_instance_id: instance.id,
    new_instance: minted.isNewInstance,
    agent_instance_session_id: session.id,
    permissions: [...authority.permissions],
  }
}
