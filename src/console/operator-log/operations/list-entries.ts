import { Type } from 'typebox'
import { type AuditEvent, searchAuditEvents } from '#audit-logs/audit-events/index.ts'
import { Timestamp } from '#platform/http/fields.ts'
import { listOf, listQuery, pageWindow, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { chainEntries } from '../chain.ts'
import { OperatorLogEntry, toOperatorLogEntry } from '../schemas.ts'

const exact = (description: string) => Type.Optional(Type.String({ minLength: 1, maxLength: 255, description }))

export const listEntriesOperation = defineOperation({
  id: 'gatehouse.operator_log.list',
  method: 'GET',
  path: '/operator_log',
  summary: 'List what operators and keys changed',
  description:
    'In this environment, newest first unless `order` says otherwise. A change is in it as soon as its call is answered. Calls that the role of an operator does not permit are in it too.',
  surface: 'api',
  access: 'api_key',
  query: listQuery({
    target_id: exact('Changes of this object, deleted ones included, and of what belongs to it.'),
    actor_id: exact('Changes by this operator or key.'),
    operation: exact('Changes by this operation.'),
    range_start: Type.Optional({ ...Timestamp, description: 'Only entries from this time on.' }),
    range_end: Type.Optional({ ...Timestamp, description: 'Only entries before this time.' }),
    text: Type.Optional(
      Type.String({ maxLength: 500, description: 'The beginnings of words, all of which an entry has somewhere.' }),
    ),
  }),
  success: { status: 200, body: listOf(OperatorLogEntry) },
  async handler({ query }, ctx) {
    const { target_id, actor_id, operation, range_start, range_end, text } = query
    // A wrong cursor is refused also where there is no log yet.
    const window = pageWindow(query, 'audit_log_event')
    const toEntry = (event: AuditEvent) => toOperatorLogEntry(event, ctx.system.catalog.summaries)
    const log = await chainEntries(ctx.system, ctx.environmentId)
    if (log === undefined) return toList(window.toPage<AuditEvent>([]), toEntry)
    const filter = {
      targetIds: target_id === undefined ? undefined : [target_id],
      actorIds: actor_id === undefined ? undefined : [actor_id],
      actions: operation === undefined ? undefined : [operation],
      from: range_start === undefined ? undefined : new Date(range_start),
      to: range_end === undefined ? undefined : new Date(range_end),
      text,
    }
    return toList(await searchAuditEvents(log.ctx, log.organizationId, filter, query), toEntry)
  },
})
