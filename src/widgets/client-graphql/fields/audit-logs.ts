import { Type } from 'typebox'
import { type AuditEvent, getAuditEvent, searchAuditEvents } from '#audit-logs/audit-events/index.ts'
import { type AuditExport, CreateExport, exportEvents, getExport } from '#audit-logs/audit-exports/index.ts'
import { notFound } from '#platform/http/errors.ts'
import { readLogStream } from '../../widget-administration/index.ts'
import { permitted } from '../admissions.ts'
import { mutation, query } from '../define-field.ts'
import { noEvents } from '../errors.ts'
import { pagingOf, toPage } from '../paging.ts'
import { requireShape } from '../require-shape.ts'
import type {
  AuditEventFilterInput,
  AuditLogExport,
  CreateAuditLogExportInput,
  AuditEvent as ShownEvent,
} from '../types.generated.ts'

/** Those who see where the events are streamed to see the events. */
const forAuditLogs = permitted('widgets:audit-log-streaming:manage')

const values = CreateExport.properties.actions
const Filter = Type.Object({
  actions: values,
  actorIds: values,
  actorNames: values,
  targetIds: values,
  targetTypes: values,
  search: Type.Optional(Type.String({ maxLength: 200 })),
})

export const auditLogFields = [
  query('auditEvents', forAuditLogs, async ({ filter, ...paging }, ctx, { organizationId }) =>
    toPage(await searchAuditEvents(ctx, organizationId, filterOf(filter), pagingOf(paging)), toEvent),
  ),

  query('auditEvent', forAuditLogs, async ({ id }, ctx, { organizationId }) => {
    const event = await getAuditEvent(ctx, id)
    if (event.organization_id !== organizationId) throw notFound('Audit log event', id)
    return toEvent(event)
  }),

  query('auditLogExport', forAuditLogs, async ({ id }, ctx, { organizationId }) => {
    const made = await getExport(ctx, id)
    if (made.organization_id !== organizationId) throw notFound('Audit Log Export', id)
    return toExport(made)
  }),

  query('auditLogStream', forAuditLogs, async (_args, ctx, widget) => {
    const stream = await readLogStream(ctx, widget)
    return 'id' in stream ? stream : null
  }),

  mutation(
    'createAuditLogExport',
    forAuditLogs,
    async ({ input }, ctx, { organizationId }) => {
      const filter = filterOf(input)
      const made = await exportEvents(ctx, organizationId, filter, 'csv')
      const { rows, after } = await searchAuditEvents(ctx, organizationId, filter, { limit: 1, order: 'desc' })
      // A search of a large log may end early; there may be events further back then.
      if (rows.length === 0 && after === null) throw noEvents()
      return { __typename: 'AuditLogExport', ...toExport(made) }
    },
    {
      invalid_audit_log_export_range_date: ({ message }) => ({ __typename: 'InvalidAuditLogExportDateRange', message }),
      no_audit_events_found: ({ message }) => ({ __typename: 'NoAuditEventsFound', message }),
    },
  ),
]

function filterOf({ rangeStart, rangeEnd, ...wanted }: AuditEventFilterInput | CreateAuditLogExportInput) {
  const { search, ...filter } = requireShape(Filter, wanted)
  const text = search === undefined ? {} : { text: search }
  return { ...filter, ...text, from: new Date(rangeStart), to: new Date(rangeEnd) }
}

function toEvent({ id, action, actor, targets, context, metadata, version, ...times }: AuditEvent): ShownEvent {
  return {
    action,
    actor: { id: actor.id, name: actor.name, type: actor.type },
    createdAt: times.created_at,
    data: { actor, targets, context, metadata, version },
    id,
    occurredAt: times.occurred_at,
    targets: targets.map((target) => target.id),
    updatedAt: times.created_at,
  }
}

const states = { pending: 'Pending', ready: 'Ready', error: 'Error', expired: 'Expired' } as const

function toExport({ id, state, url, created_at, updated_at }: AuditExport): AuditLogExport {
  return { createdAt: created_at, id, state: states[state], updatedAt: updated_at, url }
}
