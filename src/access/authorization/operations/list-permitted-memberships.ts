import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { listPermittedMemberships } from '../checks/list-permitted-memberships.ts'
import { PermittedMembership, toPermittedMembership } from '../checks/schemas.ts'
import { getResource, getResourceByExternalId } from '../resource-key.ts'
import { ExternalIdParams, ResourceIdParams } from '../resource-schemas.ts'

const shared = {
  method: 'GET',
  surface: 'api',
  access: 'api_key',
  query: listQuery({
    permission_slug: Type.String(),
    assignment: Type.Optional(
      Type.Enum(['direct', 'indirect'], {
        description:
          '`direct` returns memberships with a role on the resource itself; `indirect` also those with a role on a resource above it. Default: `direct`.',
      }),
    ),
  }),
  success: { status: 200, body: listOf(PermittedMembership) },
  errors: [notFound],
} as const

export const listPermittedMembershipsOperation = defineOperation({
  ...shared,
  id: 'AuthorizationResourcesController_listOrganizationMembershipsForResource',
  path: '/authorization/resources/{resource_id}/organization_memberships',
  summary: 'List the memberships with a permission on a resource',
  params: ResourceIdParams,
  async handler({ params, query }, ctx) {
    const resource = await getResource(ctx, params.resource_id)
    return toList(await listPermittedMemberships(ctx, resource, query), toPermittedMembership)
  },
})

export const listPermittedMembershipsByExternalIdOperation = defineOperation({
  ...shared,
  id: 'AuthorizationResourcesByExternalIdController_listOrganizationMembershipsForResourceByExternalId',
  path: '/authorization/organizations/{organization_id}/resources/{resource_type_slug}/{external_id}/organization_memberships',
  summary: 'List memberships with a permission, by external id',
  description: 'Returns the memberships that have the permission on the resource with this external id.',
  params: ExternalIdParams,
  async handler({ params, query }, ctx) {
    const resource = await getResourceByExternalId(ctx, params)
    return toList(await listPermittedMemberships(ctx, resource, query), toPermittedMembership)
  },
})
