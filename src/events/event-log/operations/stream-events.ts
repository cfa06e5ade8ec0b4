import { Type } from 'typebox'
import { defined } from '#platform/defined.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { HttpReply } from '#platform/http/reply.ts'
import { cursorUnknown, tooManyStreams } from '../errors.ts'
import { positionOf } from '../list-events.ts'
import { eventNamesOf } from '../named-events.ts'
import { Event } from '../schemas.ts'
import { openEventStream } from '../watch/event-stream.ts'
import { readEnd } from '../watch/read-log.ts'

const mostSeconds = 300

export const streamEventsOperation = defineOperation({
  id: 'gatehouse.events.stream',
  method: 'GET',
  path: '/events/stream',
  summary: 'Read events as they happen',
  description:
    'The response consists of server-sent events, each with the id of an event and the event as JSON. It begins after the event that the header `Last-Event-ID` or `after` names, otherwise with the next event that happens. To miss none, open the next stream with the last id of the one that ended.',
  surface: 'api',
  access: 'api_key',
  query: Type.Object({
    seconds: Type.Integer({
      minimum: 0,
      maximum: mostSeconds,
      description: 'How long the stream lasts. With 0, it ends after the events that are already there.',
    }),
    after: Type.Optional(Type.String({ minLength: 1, description: 'The id of an event. The stream begins after it.' })),
    events: Type.Optional(
      Type.Array(Type.String(), {
        description: 'Sends only events with these names. `user.*` is every name that begins with `user.`.',
      }),
    ),
    organization_id: Type.Optional(Type.String()),
    object_id: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 255,
        description:
          'Sends only events about this object: its id, or the slug of a role or permission. With the id of an organization or a user, also those about what belongs to it.',
      }),
    ),
  }),
  success: { status: 200, body: Event, mediaType: 'text/event-stream', description: 'The events, each as `data`.' },
  errors: [cursorUnknown, tooManyStreams],
  async handler({ query: { seconds, after, events, organization_id, object_id } }, ctx) {
    const cursor = ctx.request?.header('last-event-id') || after
    const position = await positionOf(ctx, cursor, 'after')
    const from = position === undefined ? await readEnd(ctx) : { position, cursor: null }
    const filter = defined({ events: eventNamesOf(events), organization_id, object_id })
    const stream = openEventStream(ctx, filter, { from, seconds })
    return new HttpReply(
      200,
      { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' },
      stream,
    )
  },
})
