import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { badRequest } from '../../permissions/index.ts'
import { createOrganizationRole } from '../create-roles.ts'
import { organizationRoleSlugConflict } from '../errors.ts'
import { CreateOrganizationRole, OrganizationParams, Role, toRole } from '../schemas.ts'

export const createOrganizationRoleOperation = defineOperation({
  id: 'AuthorizationOrganizationRolesController_create',
  method: 'POST',
  path: '/authorization/organizations/{organizationId}/roles',
  summary: 'Create a role in an organization',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  params: OrganizationParams,
  body: CreateOrganizationRole,
  success: { status: 201, body: Role },
  errors: [notFound, badRequest, organizationRoleSlugConflict],
  async handler({ params, body }, ctx) {
    return toRole(await createOrganizationRole(ctx, params.organizationId, body))
  },
})
