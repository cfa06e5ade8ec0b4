import { Type } from 'typebox'
import { Timestamp } from '#platform/http/fields.ts'
import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { AuditEvent } from '../schemas.ts'
import { searchAuditEvents } from '../search.ts'

const anyOf = (what: string) =>
  Type.Optional(
    Type.Array(Type.String({ maxLength: 500 }), {
      maxItems: 50,
      description: `Returns events with any of these ${what}.`,
    }),
  )

export const listEventsOperation = defineOperation({
  id: 'gatehouse.audit_logs.list_events',
  method: 'GET',
  path: '/audit_logs/events',
  summary: 'List the events of the audit log of an organization',
  description:
    'Ordered by the time at which the events occurred, newest first unless `order` says otherwise. A search with filters that looked through a part of a large log may return fewer events than `limit`, or no events, with a cursor: the list ends where `list_metadata` has no further one.',
  surface: 'api',
  access: 'api_key',
  query: listQuery({
    organization_id: Type.String(),
    actions: anyOf('actions'),
    actor_ids: anyOf('ids of the actor'),
    actor_names: anyOf('names of the actor'),
    targets: anyOf('types of targets'),
    target_ids: anyOf('ids of targets'),
    range_start: Type.Optional({ ...Timestamp, description: 'Returns events that occurred at this time or later.' }),
    range_end: Type.Optional({ ...Timestamp, description: 'Returns events that occurred before this time.' }),
    text: Type.Optional(
      Type.String({
        maxLength: 500,
        description:
          'Returns events with words that begin with each of the given words, in action, ids, names, types, metadata, location or user agent.',
      }),
    ),
  }),
  success: { status: 200, body: listOf(AuditEvent) },
  async handler({ query }, ctx) {
    const { actions, actor_ids, actor_names, targets, target_ids, range_start, range_end, text } = query
    const filter = {
      actions,
      actorIds: actor_ids,
      actorNames: actor_names,
      targetTypes: targets,
      targetIds: target_ids,
      text,
      from: range_start === undefined ? undefined : new Date(range_start),
      to: range_end === undefined ? undefined : new Date(range_end),
    }
    return toList(await searchAuditEvents(ctx, query.organization_id, filter, query), (event) => event)
  },
})
