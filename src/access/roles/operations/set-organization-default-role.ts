import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { invalidRole, subResourceRole } from '../errors.ts'
import { getRole } from '../read-roles.ts'
import { NamedRole, OrganizationParams, Role, toRole } from '../schemas.ts'
import { setOrganizationDefaultRole } from '../set-default.ts'

export const setOrganizationDefaultRoleOperation = defineOperation({
  id: 'gatehouse.organization_roles.default',
  method: 'PUT',
  path: '/authorization/organizations/{organizationId}/roles/default',
  summary: 'Set the default role of an organization',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: OrganizationParams,
  body: NamedRole,
  success: { status: 200, body: Role },
  errors: [notFound, invalidRole, subResourceRole],
  async handler({ params: { organizationId }, body }, ctx) {
    await setOrganizationDefaultRole(ctx, organizationId, body.slug)
    return toRole(await getRole(ctx, { organizationId, slug: body.slug }))
  },
})
