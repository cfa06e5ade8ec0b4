import { Type } from 'typebox'
import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { ConnectApplication, toApplication } from '../schemas.ts'
import { listApplications } from '../service.ts'

export const listApplicationsOperation = defineOperation({
  id: 'ApplicationsController_list',
  method: 'GET',
  path: '/connect/applications',
  summary: 'List applications',
  surface: 'api',
  access: 'api_key',
  query: listQuery({
    organization_id: Type.Optional(Type.String({ description: 'Returns only applications of this organization.' })),
    registration_types: Type.Optional(
      Type.Array(Type.Enum(['dynamic', 'authenticated']), {
        description:
          'Returns applications that registered themselves (`dynamic`) or were created with an API key (`authenticated`, the default).',
      }),
    ),
  }),
  success: { status: 200, body: listOf(ConnectApplication) },
  async handler({ query }, ctx) {
    return toList(await listApplications(ctx, query), toApplication)
  },
})
