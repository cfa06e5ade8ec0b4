import { Type } from 'typebox'
import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { Organization } from '../schemas.ts'
import { listOrganizations } from '../service.ts'

export const listOrganizationsOperation = defineOperation({
  id: 'OrganizationsController_list',
  method: 'GET',
  path: '/organizations',
  summary: 'List organizations',
  surface: 'api',
  access: 'api_key',
  query: listQuery({
    domains: Type.Optional(
      Type.Array(Type.String(), { description: 'Returns organizations with any of these domains.' }),
    ),
    search: Type.Optional(Type.String({ description: 'Returns objects whose name contains this text.' })),
    name_or_domain: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 255,
        description: 'Returns organizations whose name, or one of whose domains, contains this text, in any case.',
      }),
    ),
  }),
  success: { status: 200, body: listOf(Organization) },
  async handler({ query }, ctx) {
    return toList(await listOrganizations(ctx, query), (organization) => organization)
  },
})
