import type { Context } from '../../../platform/context.ts'
import { authMethodDisabled } from '../errors.ts'
import { agentSettings } from '../settings.ts'

/** Every claim names a person by their email, whatever kind of registration it is of. @throws authMethodDisabled */
export async function requireClaimsEnabled(ctx: Context): Promise<void> {
  if (!(await agentSettings.read(ctx)).agent_service_auth) throw authMethodDisabled()
}
