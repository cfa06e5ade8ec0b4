// The part of the Admin Portal that is about an audit log.
import * as views from '#test/views.ts'
import { page as everywhere, german, long, picture } from './portal.ts'
import { email, form, longEmail, longName, type Picture } from './samples.ts'

const only = { parts: ['audit_logs'] as const }
const page = { ...everywhere, ...only }
const at = '2026-11-01T09:30:00.000Z'
const actor = { id: 'user_01K6TQ0V7M9Y2J4ZC8XW5N3E1R', type: 'user', name: email, metadata: { role: 'admin' } }
const target = { id: 'team_7', type: 'team', name: 'Engineering', metadata: {} }
const events = [
  { url: '/1', at, actor, action: 'user.signed_in', targets: [target] },
  {
    url: '/2',
    at,
    actor: { id: '1', name: longEmail },
    action: 'billing.invoice.payment_method.replaced',
    targets: [
      { id: 'i', type: 'invoice', name: longName },
      { id: 'inv_4711', type: 'invoice', name: null },
    ],
  },
  { url: '/3', at, actor: { id: 'service_nightly', name: null }, action: 'report.exported', targets: [] },
]
const log = {
  page,
  url: '/portal/audit-log',
  query: {},
  actions: ['user.signed_in'],
  events,
  exportForm: form,
  olderUrl: '/',
}

export function portalAuditLogPictures(): Picture[] {
  return [
    picture('audit-log', views.renderPortalAuditLog(log)),
    picture(
      'audit-log-filtered',
      views.renderPortalAuditLog({
        ...log,
        query: { q: 'ada', action: 'user.signed_in', from: '2026-10-01', to: '2026-10-31' },
        events: [],
      }),
      ['light'],
    ),
    picture(
      'audit-log-de',
      views.renderPortalAuditLog({ ...log, page: { ...german, ...only }, query: { actor: email }, newestUrl: '/' }),
      ['phone'],
    ),
    picture('audit-log-empty', views.renderPortalAuditLog({ ...log, page: { ...long, ...only }, events: [] }), [
      'phone',
    ]),
    picture(
      'audit-log-export',
      views.renderPortalAuditExport({ page, backUrl: '/', url: '/', state: 'pending', events: 48_213 }),
    ),
    picture(
      'audit-log-exported',
      views.renderPortalAuditExport({
        page,
        backUrl: '/',
        url: '/portal/audit-log/exports/1',
        state: 'ready',
        events: 48_213,
      }),
      ['light', 'phone'],
    ),
    picture(
      'audit-log-event',
      views.renderPortalAuditEvent({
        page,
        backUrl: '/',
        actionUrl: '/',
        event: {
          id: 'audit_log_event_01K6TQ0V7M9Y2J4ZC8XW5N3E1R',
          sequence: 48_213,
          version: 2,
          action: 'user.signed_in',
          occurred_at: at,
          created_at: at,
          context: { location: '192.0.2.17', user_agent: 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Firefox/145.0' },
          metadata: { method: 'passkey', attempts: 2, remembered: true },
          actor: { ...actor, url: '/' },
          targets: [{ ...target, url: '/' }],
        },
      }),
    ),
  ]
}
