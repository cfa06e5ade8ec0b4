import { Type } from 'typebox'
import { listSessions, Session, toSession } from '#people/sessions/index.ts'
import { getUser } from '#people/users/index.ts'
import { checkedRead } from '#platform/checked-read.ts'
import { notFound } from '#platform/http/errors.ts'
import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'

export const listUserSessionsOperation = defineOperation({
  id: 'UserlandUserSessionsController_list',
  method: 'GET',
  path: '/user_management/users/{id}/sessions',
  summary: 'List the active sessions of a user',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  query: listQuery({}),
  success: { status: 200, body: listOf(Session) },
  errors: [notFound],
  async handler({ params, query }, ctx) {
    const page = await checkedRead(getUser(ctx, params.id), () => listSessions(ctx, params.id, query))
    return toList(page, (row) => toSession(row, ctx.now()))
  },
})
