import { Type } from 'typebox'
import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { listSsoSessions } from '../read.ts'
import { origins, SsoSession, states, toSsoSession } from '../schemas.ts'

export const listSsoSessionsOperation = defineOperation({
  id: 'gatehouse.sso_sessions.list',
  method: 'GET',
  path: '/sso/sessions',
  summary: 'List attempts to sign in through connections',
  description: 'Failed attempts include a description of the cause. Attempts are kept for 90 days.',
  surface: 'api',
  access: 'api_key',
  query: listQuery({
    connection_id: Type.Optional(Type.String()),
    organization_id: Type.Optional(Type.String()),
    state: Type.Optional(Type.Enum([...states])),
    origin: Type.Optional(Type.Enum([...origins], { description: 'Returns attempts that began there.' })),
    email: Type.Optional(Type.String()),
  }),
  success: { status: 200, body: listOf(SsoSession) },
  async handler({ query }, ctx) {
    return toList(await listSsoSessions(ctx, query), toSsoSession)
  },
})
