import type { Context } from '#platform/context.ts'
import { ownsDomainOf } from '#tenancy/organization-domains/index.ts'
import { getOrganization } from '#tenancy/organizations/index.ts'
import type { AnyConnection } from '../connections/index.ts'
import { ssoSettings } from './settings.ts'

/**
 * Whether a provider of an organization speaks for an email: it is in a verified domain of the organization, or the
 * operator lets others in. A connection of the environment belongs to none.
 */
export async function isInsideOrganization(
  ctx: Context,
  { organization_id: organizationId }: Pick<AnyConnection, 'organization_id'>,
  email: string,
): Promise<boolean> {
  if (organizationId === null) return true
  if ((await ssoSettings.read(ctx)).sso_outside_domains) return true
  const organization = await getOrganization(ctx, organizationId)
  if (organization.allow_profiles_outside_organization) return true
  return ownsDomainOf(ctx, organizationId, email)
}
