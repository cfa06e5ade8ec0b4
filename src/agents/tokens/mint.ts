import { type Static, Type } from 'typebox'
import type { Context, TransactionContext } from '#platform/context.ts'
import { CommittedError, notFound } from '#platform/http/errors.ts'
import { TaggedUnion } from '#platform/http/tagged-union.ts'
import { secret } from '#platform/marks.ts'
import { type BlueprintRow, getBlueprint } from '../blueprints/index.ts'
import { actAutonomously, autonomousErrors } from './act-autonomously.ts'
import { agentDelegationErrors, delegateByAgent } from './delegate-by-agent.ts'
import { delegateByUser, userDelegationErrors } from './delegate-by-user.ts'
import { type AgentToken, type Minted, toAgentToken } from './minted.ts'
import { refreshAgentSession, refreshErrors } from './refresh.ts'

const intent = Type.Optional(
  Type.String({
    minLength: 1,
    maxLength: 255,
    description: 'The purpose of the token, in your own words. The token contains it.',
  }),
)
const token = Type.String({ ...secret, minLength: 1 })

export const MintRequest = TaggedUnion('type', [
  Type.Object({ type: Type.Literal('user_delegated'), user_access_token: token, intent }),
  Type.Object({ type: Type.Literal('autonomous'), organization_id: Type.String(), intent }),
  Type.Object({ type: Type.Literal('agent_delegated'), agent_access_token: token, intent }),
  Type.Object({ type: Type.Literal('refresh'), refresh_token: token, intent }),
])
type MintRequest = Static<typeof MintRequest>

/** What {@link mintAgentToken} throws. */
export const mintErrors = [
  ...new Set([notFound, ...userDelegationErrors, ...autonomousErrors, ...agentDelegationErrors, ...refreshErrors]),
]

/** Mints tokens for an agent of a blueprint, or refreshes those of an existing session. */
export function mintAgentToken(
  ctx: Context,
  blueprintId: string,
  request: MintRequest,
): Promise<Static<typeof AgentToken> | CommittedError> {
  return ctx.transaction(async (tx) => {
    const blueprint = await getBlueprint(tx, blueprintId)
    const minted = await mintBy(tx, blueprint, request)
    return minted instanceof CommittedError ? minted : toAgentToken(tx, { ...minted, blueprint })
  })
}

function mintBy(
  tx: TransactionContext,
  blueprint: BlueprintRow,
  request: MintRequest,
): Promise<Minted | CommittedError> {
  const { intent = null } = request
  switch (request.type) {
    case 'user_delegated':
      return delegateByUser(tx, blueprint, { token: request.user_access_token, intent })
    case 'autonomous':
      return actAutonomously(tx, blueprint, { organizationId: request.organization_id, intent })
    case 'agent_delegated':
      return delegateByAgent(tx, blueprint, { token: request.agent_access_token, intent })
    case 'refresh':
      return refreshAgentSession(tx, blueprint, { token: request.refresh_token, intent })
  }
}
