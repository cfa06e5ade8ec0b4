import { findActiveMembership } from '#access/organization-memberships/index.ts'
import { unknownPermissions } from '#access/permissions/index.ts'
import { permissionsOf } from '#access/roles/index.ts'
import type { Context } from '#platform/context.ts'
import { agentSettings, type RegistrationRow } from '../agent-registrations/index.ts'
import { assertionRefused } from './errors.ts'

/**
 * What an agent may do now: little before a person has claimed it. Afterwards it has no permission that its person does not
 * have in the organization; scopes that are no permissions it has anyway.
 *
 * @throws assertionRefused when the person is no active member any more
 */
export async function currentScopes(
  ctx: Context,
  { user_id, organization_id }: Pick<RegistrationRow, 'user_id' | 'organization_id'>,
): Promise<string[]> {
  const settings = await agentSettings.read(ctx)
  if (user_id === null) return settings.agent_pre_claim_scopes
  const scopes = settings.agent_post_claim_scopes
  const membership = await findActiveMembership(ctx, user_id, organization_id)
  if (membership === undefined) throw assertionRefused()
  const [held, free] = await Promise.all([
    permissionsOf(ctx, organization_id, membership.role_slugs),
    unknownPermissions(ctx, scopes),
  ])
  const allowed = new Set([...held, ...free])
  return scopes.filter((scope) => allowed.has(scope))
}
