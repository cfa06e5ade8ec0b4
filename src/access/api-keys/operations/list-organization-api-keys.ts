import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { listOrganizationApiKeys } from '../list.ts'
import { OrganizationApiKey, toOrganizationApiKey } from '../schemas.ts'

export const listOrganizationApiKeysOperation = defineOperation({
  id: 'OrganizationApiKeysController_list',
  method: 'GET',
  path: '/organizations/{organizationId}/api_keys',
  summary: 'List the API keys of an organization',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ organizationId: Type.String() }),
  query: listQuery({}),
  success: { status: 200, body: listOf(OrganizationApiKey) },
  errors: [notFound],
  async handler({ params, query }, ctx) {
    return toList(await listOrganizationApiKeys(ctx, params.organizationId, query), toOrganizationApiKey)
  },
})
