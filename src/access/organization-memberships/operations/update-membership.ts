import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { invalidRole, multipleRolesNotEnabled, subResourceRole } from '../../roles/index.ts'
import { OrganizationMembership, UpdateMembership } from '../schemas.ts'
import { updateMembership } from '../service.ts'

export const updateMembershipOperation = defineOperation({
  id: 'UserlandUserOrganizationMembershipsController_update',
  method: 'PUT',
  path: '/user_management/organization_memberships/{id}',
  summary: 'Update the roles of an organization membership',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: Type.Object({ id: Type.String() }),
  body: UpdateMembership,
  success: { status: 200, body: OrganizationMembership },
  errors: [notFound, invalidRole, multipleRolesNotEnabled, subResourceRole],
  handler: ({ params, body }, ctx) => updateMembership(ctx, params.id, body),
})
