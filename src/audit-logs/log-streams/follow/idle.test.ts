import { expect, test } from 'vitest'
import { race } from '#access/groups/contention.fixture.ts'
import { sql } from '#platform/db/sql.ts'
import { startServer } from '#test/server.ts'
import { addEvents, prepareLog } from '../../audit-events/events.fixture.ts'
import { claimDue } from './claim.ts'
import type { ClaimedStream } from './claimed-stream.ts'
import { writeTurnEnd } from './outcomes.ts'

const server = await startServer()
const { environment } = server
const { environmentId, system } = environment

/** A stream that has sent all of its log and is leased by this test: paused, so that the server leaves it alone. */
async function leaseStream(): Promise<ClaimedStream> {
  const organization_id = await prepareLog(server)
  await addEvents(server, organization_id, 1)
  const { body } = await server.api.post<{ id: string }>('/audit_logs/streams', {
    organization_id,
    destination: { type: 'GenericHttps', url: 'https://logs.example', format: 'ndjson', header_value: 'x' },
    state: 'inactive',
  })
  return environment.db.one<ClaimedStream>(sql`
    update audit_log_streams s set locked_until = ${system.now()}, locked_by = 'this test'
    where s.environment_id = ${environmentId} and s.id = ${body.id}
    returning s.environment_id, s.id, s.organization_id, s.sequence, s.locked_until, s.locked_by`)
}

const isIdle = async ({ id }: ClaimedStream) => {
  const row = await environment.db.one<{ is_idle: boolean }>(sql`
    select is_idle from audit_log_streams where environment_id = ${environmentId} and id = ${id}`)
  return row.is_idle
}

test.each(['the event', 'the stream'])(
  'an event that comes while its stream falls idle wakes it, where %s is first',
  async (first) => {
    const stream = await leaseStream()
    const { organization_id: organizationId } = stream
    const calls = [() => addEvents(server, organizationId, 2), () => writeTurnEnd(system, stream)]
    const chain = sql`
      select 1 from audit_log_chains where environment_id = ${environmentId} and organization_id = ${organizationId} for update`

    await race<unknown>(environment, chain, first === 'the event' ? calls : calls.toReversed())

    expect(await isIdle(stream)).toBe(false)
  },
)

test('a stream that has sent everything is idle until the next event of its log, and of no other', async () => {
  const stream = await leaseStream()
  const other = await leaseStream()
  await writeTurnEnd(system, stream)
  await writeTurnEnd(system, other)
  expect([await isIdle(stream), await isIdle(other)]).toEqual([true, true])

  await addEvents(server, stream.organization_id, 2)

  expect([await isIdle(stream), await isIdle(other)]).toEqual([false, true])
})

test('a look for work reads no idle stream, however many there are', async () => {
  const { id, organization_id } = await leaseStream()
  await environment.db.run(sql`
    insert into audit_log_streams (environment_id, id, organization_id, type, state, settings, sealed_secrets, sequence,
      next_attempt_at, is_idle, created_at, updated_at)
    select s.environment_id, s.id || n, s.organization_id, s.type, 'active', s.settings, s.sealed_secrets, s.sequence,
      s.next_attempt_at, true, s.created_at, s.updated_at
    from audit_log_streams s, generate_series(1, 5000) n
    where s.environment_id = ${environmentId} and s.organization_id = ${organization_id} and s.id = ${id}`)
  const { text, values } = claimDue(system.now(), 100)

  const { rows } = await system.database.pool.query(`explain (analyze, buffers, format json) ${text}`, [...values])

  const plan = rows[0]['QUERY PLAN'][0].Plan
  expect(plan['Shared Hit Blocks'] + plan['Shared Read Blocks']).toBeLessThan(50)
})
