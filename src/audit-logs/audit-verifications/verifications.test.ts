import { expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { startServer, type TestServer } from '#test/server.ts'
import { addEvents, prepareLog } from '../audit-events/events.fixture.ts'
import type { AuditVerification } from './schemas.ts'
import { untilVerified } from './verifications.fixture.ts'

async function verify(server: TestServer, organization_id: string): Promise<AuditVerification> {
  const { status, body } = await server.api.post<AuditVerification>('/audit_logs/verifications', { organization_id })
  expect(status).toBe(201)
  return untilVerified(server, body.id)
}

test('a log is verified by a job, which says that it is intact and how many events it has checked', async () => {
  const server = await startServer()
  const organizationId = await prepareLog(server)
  expect(await verify(server, organizationId)).toMatchObject({ state: 'intact', event_count: 0, fault: null })
  await addEvents(server, organizationId, 3)

  const verified = await verify(server, organizationId)

  expect(verified).toMatchObject({ state: 'intact', event_count: 3, checked_count: 3, fault: null })
  expect(verified.completed_at).not.toBeNull()
  const path = `/audit_logs/verifications?organization_id=${organizationId}`
  const { body } = await server.api.get<{ data: AuditVerification[] }>(path)
  expect(body.data.map(({ event_count }) => event_count)).toEqual([3, 0])
})

test('an event that was changed behind the back of the server is named', async () => {
  const server = await startServer()
  const organizationId = await prepareLog(server)
  await addEvents(server, organizationId, 3)
  await server.environment.transaction(async (tx) => {
    await tx.db.run(sql`alter table audit_log_events disable trigger audit_log_events_kept`)
    await tx.db.run(sql`
      update audit_log_events set actor_id = 'someone else' where organization_id = ${organizationId} and sequence = 2`)
    await tx.db.run(sql`alter table audit_log_events enable trigger audit_log_events_kept`)
  })

  const verified = await verify(server, organizationId)

  expect(verified).toMatchObject({ state: 'faulty', fault: expect.stringMatching(/event 2, .* was changed/) })
})

test('of calls at once one verification comes', async () => {
  const server = await startServer()
  const organization_id = await prepareLog(server)

  const answers = await Promise.all(
    Array.from({ length: 4 }, () =>
      server.api.post<AuditVerification>('/audit_logs/verifications', { organization_id }),
    ),
  )

  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201])
  const { rows } = await server.environment.system.database.pool.query(
    `select from audit_log_verifications where organization_id = $1 and state = 'running'`,
    [organization_id],
  )
  expect(rows.length).toBeLessThanOrEqual(1)
})
