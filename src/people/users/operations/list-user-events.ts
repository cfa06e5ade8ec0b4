import { Type } from 'typebox'
import { Event, listEventsOfPerson, toEvent } from '#events/event-log/index.ts'
import { notFound } from '#platform/http/errors.ts'
import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { findUser } from '../service.ts'

export const listUserEventsOperation = defineOperation({
  id: 'gatehouse.users.events.list',
  method: 'GET',
  path: '/user_management/users/{id}/events',
  summary: 'List the events about a user',
  description:
    'Those that name the user, and those that name only their email, such as a sign-in at an identity provider. Of a deleted user, those that name the user.',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  query: listQuery({}),
  success: { status: 200, body: listOf(Event) },
  errors: [notFound],
  async handler({ params, query }, ctx) {
    const user = await findUser(ctx, params.id)
    const person = { userId: params.id, emails: user === undefined ? [] : [user.email] }
    const page = await listEventsOfPerson(ctx, person, query)
    if (user === undefined && page.rows.length === 0) throw notFound('User', params.id)
    return toList(page, toEvent)
  },
})
