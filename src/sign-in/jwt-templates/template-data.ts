import { getMembership } from '#access/organization-memberships/index.ts'
import { identityProviders, listIdentities } from '#people/identities/index.ts'
import { toUser, type UserRow } from '#people/users/index.ts'
import type { Context } from '#platform/context.ts'
import type { OrganizationDomain } from '#tenancy/organization-domains/index.ts'
import { getOrganization } from '#tenancy/organizations/index.ts'
import type { TemplateData } from './render.ts'

/** The user for whom a token is issued, and the membership in the organization for which it is issued. */
export interface TemplateSubject {
  user: UserRow
  membership: { id: string; organization_id: string } | undefined
}

/** The data for templates: user, organization and membership as the API shows them, without secrets. */
export async function loadTemplateData(ctx: Context, { user, membership }: TemplateSubject): Promise<TemplateData> {
  const [identities, organization, member] = await Promise.all([
    listIdentities(ctx, user.id),
    membership && getOrganization(ctx, membership.organization_id),
    membership && getMembership(ctx, membership.id),
  ])
  // The moment of this very sign-in is claim auth_time.
  const { last_sign_in_at: _, ...shownUser } = toUser(user)
  const accounts = identityProviders.map((provider) => [
    provider,
    identities.find((identity) => identity.provider === provider)?.idp_id ?? null,
  ])
  return {
    user: { ...shownUser, identities: Object.fromEntries(accounts) },
    organization: organization === undefined ? null : { ...organization, domains: organization.domains.map(toDomain) },
    organization_membership:
      member === undefined
        ? null
        : {
            object: member.object,
            id: member.id,
            role: member.role.slug,
            roles: member.roles.map(({ slug }) => slug),
            custom_attributes: member.custom_attributes ?? {},
            created_at: member.created_at,
            updated_at: member.updated_at,
          },
  }
}

function toDomain({ verification_token: _token, verification_prefix: _prefix, ...domain }: OrganizationDomain) {
  return domain
}
