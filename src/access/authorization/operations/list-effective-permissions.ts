import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { Permission, toPermission } from '../../permissions/index.ts'
import { listEffectivePermissions } from '../checks/list-effective-permissions.ts'

const shared = {
  method: 'GET',
  surface: 'api',
  access: 'api_key',
  query: listQuery({}),
  success: { status: 200, body: listOf(Permission) },
  errors: [notFound],
} as const

const byId = {
  ...shared,
  summary: 'List the permissions of a membership on a resource',
  params: Type.Object({ organization_membership_id: Type.String(), resource_id: Type.String() }),
}

export const listEffectivePermissionsOperation = defineOperation({
  ...byId,
  id: 'AuthorizationController_listEffectivePermissions',
  path: '/authorization/organization_memberships/{organization_membership_id}/resources/{resource_id}/permissions',
  async handler({ params: { organization_membership_id, resource_id }, query }, ctx) {
    const page = await listEffectivePermissions(ctx, organization_membership_id, { id: resource_id }, query)
    return toList(page, toPermission)
  },
})

/** The list of effective permissions where version 11 of the official SDK looks for it, which differs from the official description. */
export const listEffectivePermissionsOfResourceOperation = defineOperation({
  ...byId,
  id: 'gatehouse.authorization.listEffectivePermissions',
  path: '/authorization/resources/{resource_id}/organization_memberships/{organization_membership_id}/permissions',
  async handler({ params: { organization_membership_id, resource_id }, query }, ctx) {
    const page = await listEffectivePermissions(ctx, organization_membership_id, { id: resource_id }, query)
    return toList(page, toPermission)
  },
})

export const listEffectivePermissionsByExternalIdOperation = defineOperation({
  ...shared,
  id: 'AuthorizationController_listEffectivePermissionsByExternalId',
  path: '/authorization/organization_memberships/{organization_membership_id}/resources/{resource_type_slug}/{external_id}/permissions',
  summary: 'List the permissions of a membership, by external id',
  description: 'Returns the permissions on the resource with this external id.',
  params: Type.Object({
    organization_membership_id: Type.String(),
    resource_type_slug: Type.String(),
    external_id: Type.String(),
  }),
  async handler({ params, query }, ctx) {
    const key = { type: params.resource_type_slug, externalId: params.external_id }
    return toList(await listEffectivePermissions(ctx, params.organization_membership_id, key, query), toPermission)
  },
})
