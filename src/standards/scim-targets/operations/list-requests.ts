import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { listRequests, toRequest } from '../objects.ts'
import { ScimTargetRequest } from '../schemas.ts'

export const listRequestsOperation = defineOperation({
  id: 'gatehouse.scim_targets.list_requests',
  method: 'GET',
  path: '/scim_targets/{id}/requests',
  summary: 'List the requests to a SCIM target',
  description:
    'What was sent, without credentials, what was answered, and the event that it follows from. The last 20 requests about each user or group are kept, for 30 days.',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  query: listQuery({
    object_id: Type.Optional(Type.String({ description: 'The id of a user or group.' })),
  }),
  success: { status: 200, body: listOf(ScimTargetRequest) },
  errors: [notFound],
  async handler({ params, query }, ctx) {
    return toList(await listRequests(ctx, params.id, query), toRequest)
  },
})
