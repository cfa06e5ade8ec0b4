import { Type } from 'typebox'
import { defined } from '#platform/defined.ts'
import { platformErrors } from '#platform/http/errors.ts'
import { Timestamp } from '#platform/http/fields.ts'
import { listParameters } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { cursorUnknown } from '../errors.ts'
import { listEvents } from '../list-events.ts'
import { officialEventNames } from '../names.ts'
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
    const events = query.events?.flatMap(namesOf)
    const unknown = (events ?? []).filter((name) => !officialEventNames.has(name))
    if (unknown.length > 0) {
      const named = unknown.slice(0, 10).map((name) => JSON.stringify(name.slice(0, 100)))
      const message = `\`events\` contains unknown event names: ${named.join(', ')}. Send names such as \`user.created\`.`
      throw platformErrors.invalidRequest([{ field: 'events', code: 'events_unknown', message }])
    }
    const page = await listEvents(ctx, { ...query, ...defined({ events }), order: query.order ?? 'asc' })
    return { object: 'list' as const, data: page.rows.map(toEvent), list_metadata: { after: page.after } }
  },
})

/** The names that a name with a star stands for; itself where it stands for none. */
function namesOf(name: string): readonly string[] {
  if (!name.endsWith('.*')) return [name]
  const found = [...officialEventNames].filter((each) => each.startsWith(name.slice(0, -1)))
  return found.length === 0 ? [name] : found
}
