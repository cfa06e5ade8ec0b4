import type { TestServer } from '#test/server.ts'

/** An event of {@link prepareLog}'s action, with members of the test's own. */
export function anEvent(members: object = {}) {
  return {
    action: 'user.signed_in',
    occurred_at: '2026-10-01T08:00:00.000Z',
    actor: { id: 'user_1', type: 'user' },
    targets: [{ id: 'team_1', type: 'team' }],
    context: { location: '192.0.2.1' },
    ...members,
  }
}

/** An organization whose log is empty, and an action. */
export async function prepareLog({ workos }: TestServer): Promise<string> {
  await workos.auditLogs.createSchema({ action: 'user.signed_in', targets: [{ type: 'team' }, { type: 'user' }] })
  const { id } = await workos.organizations.createOrganization({ name: 'Northwind' })
  return id
}

/** Events that differ by the id of the actor: `user_1` and so on. */
export async function addEvents({ api }: TestServer, organization_id: string, count: number): Promise<void> {
  for (let i = 1; i <= count; i++) {
    const event = anEvent({ actor: { id: `user_${i}`, type: 'user' } })
    const { status, body } = await api.post('/audit_logs/events', { organization_id, event })
    if (status !== 200) throw new Error(JSON.stringify(body))
  }
}

export interface ListedEvent {
  id: string
  sequence: number
  actor: { id: string }
  metadata: Record<string, unknown>
}

export async function listEvents({ api }: TestServer, organizationId: string, query = ''): Promise<ListedEvent[]> {
  const path = `/audit_logs/events?organization_id=${organizationId}${query}`
  const { status, body } = await api.get<{ data: ListedEvent[] }>(path)
  if (status !== 200) throw new Error(JSON.stringify(body))
  return body.data
}
