import { Type } from 'typebox'
import { listAuditActionNames } from '#audit-logs/audit-actions/index.ts'
import { type AuditEvent, getAuditEvent, searchAuditEvents } from '#audit-logs/audit-events/index.ts'
import { defined } from '#platform/defined.ts'
import { notFound } from '#platform/http/errors.ts'
import { definePortalPage, type Portal, portalForm } from '../kit/index.ts'
import { renderPortalAuditLog } from './audit-log.tsx'
import { renderPortalAuditEvent } from './event.tsx'
import { auditExportOperations } from './export-operations.ts'
import { addressWith, auditLogPath, auditLogQuery, filterOf, nonEmptyFilters } from './query.ts'

const part = 'audit_logs'
const pageSize = 50
/** Offered for the filter; others can be typed in. */
const mostActions = 200

const auditLogPage = definePortalPage({
  name: 'audit_log',
  path: auditLogPath,
  summary: 'Show the audit log of an organization',
  part,
  query: {
    ...auditLogQuery,
    after: Type.Optional(Type.String({ maxLength: 64, pattern: '^audit_log_event_[0-9A-Z]{26}$' })),
  },
  async show(portal, _params, { after, ...query }) {
    const { ctx, organization, page } = portal
    const [events, actions] = await Promise.all([
      searchAuditEvents(ctx, organization.id, filterOf(query), {
        limit: pageSize,
        order: 'desc',
        ...defined({ after }),
      }),
      listAuditActionNames(ctx, mostActions),
    ])
    return renderPortalAuditLog({
      page,
      url: auditLogPath,
      query,
      actions,
      events: events.rows.map(({ id, occurred_at, actor, action, targets }) => ({
        url: `${auditLogPath}/events/${id}`,
        at: occurred_at,
        actor,
        action,
        targets,
      })),
      exportForm: portalForm(portal, `${auditLogPath}/exports`, nonEmptyFilters(query)),
      olderUrl: events.after === null ? undefined : addressWith(auditLogPath, { ...query, after: events.after }),
      newestUrl: after === undefined ? undefined : addressWith(auditLogPath, query),
    })
  },
})

const auditEventPage = definePortalPage({
  name: 'audit_log.event',
  path: `${auditLogPath}/events/{id}`,
  summary: 'Show an event of an audit log',
  part,
  async show(portal, { id }) {
    const event = await eventOf(portal, id)
    return renderPortalAuditEvent({
      page: portal.page,
      backUrl: auditLogPath,
      actionUrl: addressWith(auditLogPath, { action: event.action }),
      event: {
        ...event,
        actor: { ...event.actor, url: addressWith(auditLogPath, { actor: event.actor.id }) },
        targets: event.targets.map((target) => ({
          ...target,
          url: addressWith(auditLogPath, { target: target.id }),
        })),
      },
    })
  },
})

/** @throws notFound for one of another organization */
async function eventOf({ ctx, organization }: Portal, id = ''): Promise<AuditEvent> {
  const event = await getAuditEvent(ctx, id)
  if (event.organization_id !== organization.id) throw notFound('Audit Log Event', id)
  return event
}

export const auditLogOperations = [auditLogPage, auditEventPage, ...auditExportOperations]
