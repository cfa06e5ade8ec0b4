import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { listAssignmentsOfResource } from '../assignments/list-assignments.ts'
import { RoleAssignment, toRoleAssignment } from '../assignments/schemas.ts'
import { getResource, getResourceByExternalId } from '../resource-key.ts'
import { ExternalIdParams, ResourceIdParams } from '../resource-schemas.ts'

const shared = {
  method: 'GET',
  surface: 'api',
  access: 'api_key',
  query: listQuery({ role_slug: Type.Optional(Type.String()) }),
  success: { status: 200, body: listOf(RoleAssignment) },
  errors: [notFound],
} as const

export const listResourceRoleAssignmentsOperation = defineOperation({
  ...shared,
  id: 'AuthorizationRoleAssignmentsController_listRoleAssignmentsForResource',
  path: '/authorization/resources/{resource_id}/role_assignments',
  summary: 'List the role assignments on a resource',
  description: 'Returns the assignments on the resource itself, without inherited ones.',
  params: ResourceIdParams,
  async handler({ params, query }, ctx) {
    const resource = await getResource(ctx, params.resource_id)
    return toList(await listAssignmentsOfResource(ctx, resource, query), toRoleAssignment)
  },
})

export const listResourceRoleAssignmentsByExternalIdOperation = defineOperation({
  ...shared,
  id: 'AuthorizationRoleAssignmentsController_listRoleAssignmentsForResourceByExternalId',
  path: '/authorization/organizations/{organization_id}/resources/{resource_type_slug}/{external_id}/role_assignments',
  summary: 'List role assignments on a resource by its external id',
  description: 'Returns the assignments on the resource itself, without inherited ones.',
  params: ExternalIdParams,
  async handler({ params, query }, ctx) {
    const resource = await getResourceByExternalId(ctx, params)
    return toList(await listAssignmentsOfResource(ctx, resource, query), toRoleAssignment)
  },
})
