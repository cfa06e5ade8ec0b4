import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { listLogouts } from '../list-logouts.ts'
import { Logout, toLogout } from '../schemas.ts'

export const listLogoutsOperation = defineOperation({
  id: 'gatehouse.connect.applications.logouts.list',
  method: 'GET',
  path: '/connect/applications/{id}/logouts',
  summary: 'List logouts of an application',
  description:
    'The ended sessions of which the application learns at its `backchannel_logout_uri`, with every request that was made.',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  query: listQuery({}),
  success: { status: 200, body: listOf(Logout) },
  errors: [notFound],
  async handler({ params, query }, ctx) {
    return toList(await listLogouts(ctx, params.id, query), toLogout)
  },
})
