import { Type } from 'typebox'
import { defined } from '#platform/defined.ts'
import { Timestamp } from '#platform/http/fields.ts'
import { listParameters } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { cursorUnknown } from '../errors.ts'
import { listEvents } from '../list-events.ts'
import { eventNamesOf } from '../named-events.ts'
import { Event, toEvent } from '../schemas.ts'

export const listEventsOperation = defineOperation({
  id: 'EventsController_list',
  method: 'GET',
  path: '/events',
  summary: 'List events',
  surface: 'api',
  access: 'api_key',
  query: Type.Object({
    ...listParameters,
    // The official default is desc; consumers that follow the log need the order in which things happened.
    order: Type.Optional(Type.Enum(['normal', 'desc', 'asc'])),
    events: Type.Optional(
      Type.Array(Type.String(), {
        description: 'Returns only events with these names. `user.*` is every name that begins with `user.`.',
      }),
    ),
    range_start: Type.Optional({ ...Timestamp, description: 'Returns events from this time on.' }),
    range_end: Type.Optional({
      ...Timestamp,
      description: 'Returns events before this time, at most 30 days after `range_start`.',
    }),
    organization_id: Type.Optional(Type.String()),
    object_id: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 255,
        description:
          'Returns only events about this object: its id, or the slug of a role or permission. With the id of an organization or a user, also those about what belongs to it.',
      }),
    ),
  }),
  success: {
    status: 200,
    body: Type.Object({
      object: Type.Literal('list'),
      data: Type.Array(Event),
      list_metadata: Type.Object({ after: Type.Union([Type.String(), Type.Null()]) }),
    }),
  },
  errors: [cursorUnknown],
  async handler({ query }, ctx) {
    const events = eventNamesOf(query.events)
    const page = await listEvents(ctx, { ...query, ...defined({ events }), order: query.order ?? 'asc' })
    return { object: 'list' as const, data: page.rows.map(toEvent), list_metadata: { after: page.after } }
  },
})
