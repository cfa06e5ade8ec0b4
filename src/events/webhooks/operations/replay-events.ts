import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { Nullable, Timestamp } from '#platform/http/fields.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { endpointDisabled } from '../errors.ts'
import { replayEvents } from '../replay.ts'

export const replayEventsOperation = defineOperation({
  id: 'gatehouse.webhooks.replay',
  method: 'POST',
  path: '/webhook_endpoints/{id}/replay',
  summary: 'Replay events to a webhook endpoint',
  description: 'Delivers all events since a given time, or of a range of time, again, at most 30 days back.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  params: Type.Object({ id: Type.String() }),
  body: Type.Object({
    since: { ...Timestamp, description: 'The time from which events are delivered again, at most 30 days ago.' },
    until: Type.Optional({
      ...Timestamp,
      description: 'The time until which events are delivered again. Default: now.',
    }),
    events: Type.Optional(Type.Array(Type.String(), { description: 'Replays only these of the subscribed events.' })),
  }),
  success: {
    status: 202,
    body: Type.Object({
      object: Type.Literal('webhook_replay'),
      deliveries: Type.Integer({ description: 'The number of deliveries, at most 100,000 per call.' }),
      next_since: Nullable({
        ...Timestamp,
        description: 'The `since` of the next call, if there are more events. Otherwise `null`.',
      }),
    }),
  },
  errors: [notFound, endpointDisabled],
  async handler({ params, body }, ctx) {
    const { made, nextSince } = await replayEvents(ctx, params.id, body)
    return {
      object: 'webhook_replay' as const,
      deliveries: made,
      next_since: nextSince,
    }
  },
})
