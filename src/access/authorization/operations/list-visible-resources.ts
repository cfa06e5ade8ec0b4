import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { MembershipParams } from '../assignments/schemas.ts'
import { listVisibleResources } from '../checks/list-visible-resources.ts'
import { badRequest } from '../errors.ts'
import { Resource, toResource } from '../resource-schemas.ts'

export const listVisibleResourcesOperation = defineOperation({
  id: 'AuthorizationController_listResourcesForMembership',
  method: 'GET',
  path: '/authorization/organization_memberships/{organization_membership_id}/resources',
  summary: 'List the resources a membership has a permission on',
  description: 'Returns resources under a parent resource.',
  surface: 'api',
  access: 'api_key',
  params: MembershipParams,
  query: listQuery({
    permission_slug: Type.String(),
    parent_resource_id: Type.Optional(Type.String()),
    parent_resource_type_slug: Type.Optional(Type.String()),
    parent_resource_external_id: Type.Optional(Type.String()),
  }),
  success: { status: 200, body: listOf(Resource) },
  errors: [notFound, badRequest],
  async handler({ params, query }, ctx) {
    return toList(await listVisibleResources(ctx, params.organization_membership_id, query), toResource)
  },
})
