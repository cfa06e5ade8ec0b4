import type { Context } from '#platform/context.ts'
import { agentSettings, type Kind } from '../agent-registrations/index.ts'
import { authMethodDisabled } from './errors.ts'

export const methodErrors = [authMethodDisabled]

/** A claim names a person by their email: as the agent says, or as its issuer does. @throws authMethodDisabled */
export async function requireClaimsEnabled(ctx: Context, kind: Kind): Promise<void> {
  const { agent_service_auth, agent_identity_assertion } = await agentSettings.read(ctx)
  if (!(kind === 'identity_assertion' ? agent_identity_assertion : agent_service_auth)) throw authMethodDisabled()
}
