import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { invalidRole, multipleRolesNotEnabled, subResourceRole } from '../../roles/index.ts'
import { cannotReactivatePending, membershipAlreadyExists } from '../errors.ts'
import { CreateMembership, OrganizationMembership } from '../schemas.ts'
import { createMembership } from '../service.ts'

export const createMembershipOperation = defineOperation({
  id: 'UserlandUserOrganizationMembershipsController_create',
  method: 'POST',
  path: '/user_management/organization_memberships',
  summary: 'Create an organization membership',
  surface: 'api',
  access: 'api_key',
  idempotency: 'replay',
  repeatable: true,
  body: CreateMembership,
  success: { status: 201, body: OrganizationMembership },
  errors: [
    notFound,
    cannotReactivatePending,
    membershipAlreadyExists,
    invalidRole,
    multipleRolesNotEnabled,
    subResourceRole,
  ],
  handler: ({ body }, ctx) => createMembership(ctx, body),
})
