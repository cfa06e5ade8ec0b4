import { listActiveMembershipsOfUser } from '#access/organization-memberships/index.ts'
import { getBranding } from '#environment/branding/index.ts'
import { notFound } from '#platform/http/errors.ts'
import { getOrganization } from '#tenancy/organizations/index.ts'
import { heldPermissions } from '../../widget-tokens/index.ts'
import { forUser } from '../admissions.ts'
import { query } from '../define-field.ts'

export const organizationFields = [
  query('organization', forUser, async ({ id }, ctx, { userId }) => {
    if ((await heldPermissions(ctx, userId, id)) === undefined) throw notFound('Organization', id)
    const { name, allow_profiles_outside_organization, created_at, updated_at } = await getOrganization(ctx, id)
    return {
      allowProfilesOutsideOrganization: allow_profiles_outside_organization === true,
      createdAt: created_at,
      id,
      name,
      updatedAt: updated_at,
    }
  }),

  query('organizations', forUser, async (_args, ctx, { userId, organizationId }) => {
    const memberships = await listActiveMembershipsOfUser(ctx, userId, organizationId)
    return memberships.map(({ organization_id: id, organization_name: name }) => ({
      id,
      isCurrent: id === organizationId,
      name,
    }))
  }),

  query('branding', forUser, async (_args, ctx) => {
    const { branding, displayName } = await getBranding(ctx)
    return {
      displayName,
      logoDarkIconPath: branding.icon_url,
      logoDarkPath: branding.logo_dark_url ?? branding.logo_url,
      logoLightIconPath: branding.icon_url,
      logoLightPath: branding.logo_url,
    }
  }),

  query('authkitSettings', forUser, async (_args, { system }) => ({ origin: system.config.url })),

  query(
    'clientApiStatus',
    () => undefined,
    async () => 'ok',
  ),
]
