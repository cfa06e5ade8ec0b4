import { defineSamples } from '#test/slice-samples.ts'

/** An event of the sample action. */
function sampleEvent(action: string | undefined, id: string) {
  return {
    action,
    occurred_at: '2026-10-01T08:00:00.000Z',
    actor: { id, type: 'user' },
    targets: [{ id, type: 'team' }],
    context: { location: '192.0.2.1' },
  }
}

export const samples = defineSamples({
  async furnish({ name, member, create, server }) {
    const organization_id = member('organization_id')
    await create('/audit_logs/events', { organization_id, event: sampleEvent(member('audit_action'), name) })
    const { body } = await server.api.get<{ data: { id: string }[] }>(
      `/audit_logs/events?organization_id=${organization_id}`,
    )
    return {
      objects: { '/audit_logs/events/': body.data[0]?.id },
      searches: { 'gatehouse.audit_logs.list_events': { organization_id } },
    }
  },
  calls: {
    AuditLogsRetentionController_updateAuditLogsRetention: [{ with: { retention_period_in_days: 30 } }],
    AuditLogEventsController_create: [
      { with: ({ members }) => ({ event: sampleEvent(members.audit_action, 'another') }) },
    ],
    'gatehouse.audit_logs.create_events': [
      {
        with: ({ members }) => ({
          events: [sampleEvent(members.audit_action, 'third'), sampleEvent(members.audit_action, 'fourth')],
        }),
      },
    ],
  },
})
