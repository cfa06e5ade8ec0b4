import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createDatabase } from '#test/database.ts'
import { startOwnServer, testMasterKey } from '#test/server.ts'
import { addEvents, anEvent, listEvents, prepareLog } from '../events.fixture.ts'
import { writeHeads } from '../heads/write-heads.ts'
import { removeExpiredEvents } from '../remove-expired.ts'
import { describeVerification, verifyAuditLogs } from './verify.ts'

const folder = mkdtempSync(join(tmpdir(), 'gatehouse-heads-'))
const heads = join(folder, 'heads.jsonl')
writeFileSync(heads, '')
const databaseUrl = await createDatabase()
const config = { auditLogHeads: heads }
const server = await startOwnServer({ config, secrets: { databaseUrl } })
const { system, environmentId } = server.environment
/** The owner of the database, who takes away what keeps events. */
const intruder = await system.database.connect()
await intruder.query('alter table audit_log_events disable trigger audit_log_events_kept')
afterAll(async () => {
  await intruder.end()
  await server.close()
  rmSync(folder, { recursive: true })
})

const verify = async (headsPath?: string) => (await verifyAuditLogs(system, { headsPath })).faults
const inLog = `from audit_log_events where organization_id = $1`
const change = (organizationId: string, set: string, where: string) =>
  intruder.query(`update audit_log_events set ${set} where organization_id = $1 and ${where}`, [organizationId])
const remove = (organizationId: string, where: string) =>
  intruder.query(`delete ${inLog} and ${where}`, [organizationId])

async function months(): Promise<number> {
  const { rows } = await intruder.query(`select from pg_inherits where inhparent = 'audit_log_events'::regclass`)
  return rows.length
}

/** Has a log with events and, afterwards, none. */
async function withLog(count: number, work: (organizationId: string, ids: string[]) => Promise<void>): Promise<void> {
  const organizationId = await prepareLog(server)
  await addEvents(server, organizationId, count)
  const events = await listEvents(server, organizationId, '&order=asc&limit=100')
  try {
    await work(
      organizationId,
      events.map(({ id }) => id),
    )
  } finally {
    for (const table of ['audit_log_events', 'audit_log_chains'])
      await intruder.query(`delete from ${table} where organization_id = $1`, [organizationId])
    writeFileSync(heads, '')
  }
}

/** The command as an operator calls it. */
function runVerify(): Promise<[code: number, output: string]> {
  const env = { PATH: process.env.PATH, DATABASE_URL: databaseUrl, GATEHOUSE_SECRET_KEY: testMasterKey }
  return new Promise((resolve) =>
    execFile(process.execPath, ['dist/cli.js', 'audit', 'verify'], { env }, (error, stdout, stderr) =>
      resolve([Number(error?.code ?? 0), stdout + stderr]),
    ),
  )
}

test('whatever is changed of an event, the event is named', async () => {
  await withLog(4, async (organizationId, ids) => {
    const { rows: columns } = await intruder.query<{ name: string; type: string }>(
      `select attname as name, atttypid::regtype::text as type from pg_attribute
       where attrelid = 'audit_log_events'::regclass and attnum > 0
         and attname <> all(array['environment_id', 'organization_id', 'sequence'])`,
    )
    const other: Record<string, (name: string) => string> = {
      text: (name) => `coalesce(${name}, '') || 'x'`,
      integer: (name) => `${name} + 1`,
      'timestamp with time zone': (name) => `${name} + interval '1 millisecond'`,
      jsonb: (name) => `jsonb_build_array(${name})`,
      tsvector: () => `'x'`,
      bytea: (name) => `set_byte(${name}, 31, get_byte(${name}, 31) # 1)`,
    }
    await intruder.query(`create temp table kept as select * ${inLog} and sequence = 3`, [organizationId])
    expect(columns).toHaveLength(15)
    for (const { name, type } of columns) {
      await change(organizationId, `${name} = ${other[type]?.(name)}`, 'sequence = 3')
      const [fault] = await verify()
      const id = name === 'id' ? `${ids[2]}x` : ids[2]
      expect(fault).toEqual({
        environment_id: environmentId,
        organization_id: organizationId,
        kind: 'changed',
        sequence: 3,
        id,
      })
      await change(organizationId, `${name} = (select ${name} from kept)`, 'sequence = 3')
    }
    expect(await verify()).toEqual([])
  })
})

test('a removed event is named, and so is an event at the position of another', async () => {
  await withLog(6, async (organizationId, ids) => {
    await change(organizationId, 'sequence = case sequence when 2 then 5 else 2 end', 'sequence in (2, 5)')
    expect(await verify()).toMatchObject([{ kind: 'reordered', sequence: 2, id: ids[1] }])
    await change(organizationId, 'sequence = case sequence when 2 then 5 else 2 end', 'sequence in (2, 5)')
    expect(await verify()).toEqual([])

    await change(organizationId, 'sequence = 3', 'sequence = 4')
    expect(await verify()).toMatchObject([{ kind: 'doubled', sequence: 3 }])
    await remove(organizationId, 'sequence = 3')
    expect(await verify()).toMatchObject([{ kind: 'removed', sequence: 3, until: 4 }])
    expect(await runVerify()).toEqual([
      1,
      `${organizationId} of ${environmentId}: events 3 to 4 were removed.\nChecked 4 events of 1 audit logs.\n`,
    ])
    await remove(organizationId, 'sequence > 2')
    expect(await verify()).toMatchObject([{ kind: 'removed', sequence: 3, until: 6 }])
    await intruder.query('delete from audit_log_chains where organization_id = $1', [organizationId])
    expect(await verify()).toMatchObject([{ kind: 'no_chain' }])
  })
})

test('the tail that is cut off with the end of its chain, and a log that was written again, show against written heads', async () => {
  await withLog(4, async (organizationId) => {
    expect(await writeHeads(system)).toBe(1)
    await addEvents(server, organizationId, 6)
    expect([await writeHeads(system), await writeHeads(system)]).toEqual([1, 0])
    const lines = readFileSync(heads, 'utf8').trim().split('\n')
    expect(lines.map((line) => JSON.parse(line).sequence)).toEqual([4, 6])
    expect(await verify()).toEqual([])

    await remove(organizationId, 'sequence = 6')
    const setBack = `update audit_log_chains c set sequence = e.sequence, hash = e.hash from audit_log_events e
      where c.organization_id = $1 and e.organization_id = $1 and e.sequence = 5`
    await intruder.query(setBack, [organizationId])
    const none = join(folder, 'none')
    writeFileSync(none, '')
    expect(await verify(none)).toEqual([])
    expect(await verify()).toMatchObject([{ kind: 'cut_off', sequence: 6 }])
    await addEvents(server, organizationId, 7)
    expect(await verify()).toMatchObject([{ kind: 'rewritten', sequence: 6 }])
    // Heads of a bucket are many files.
    expect(await verify(folder)).toMatchObject([{ kind: 'rewritten', sequence: 6 }])
    await intruder.query('delete from audit_log_events where organization_id = $1', [organizationId])
    await intruder.query('delete from audit_log_chains where organization_id = $1', [organizationId])
    expect(await verify()).toMatchObject([{ kind: 'gone' }])
    expect(describeVerification(await verifyAuditLogs(system))).toBe(
      `${organizationId} of ${environmentId}: the whole log was removed.\nChecked 0 events of 0 audit logs.`,
    )
    await expect(verify(join(folder, 'nothing'))).rejects.toThrow('Heads of audit logs cannot be read')
    writeFileSync(none, '{}')
    await expect(verify(none)).rejects.toThrow(`${none}:1 is not the head of an audit log`)
  })
})

test('what retention has removed is not missing, and what someone removed in its name is', async () => {
  await withLog(3, async (organizationId) => {
    await writeHeads(system)
    const later = await startOwnServer({ config, secrets: { databaseUrl }, now: () => inDays(31) })
    const { api } = server
    await api.put(`/organizations/${organizationId}/audit_logs_retention`, { retention_period_in_days: 30 })
    const before = await months()
    await removeExpiredEvents(system)
    expect(await listEvents(server, organizationId)).toHaveLength(3)
    await removeExpiredEvents(later.app.system)
    expect(await listEvents(server, organizationId)).toEqual([])
    expect(await months()).toBe(before - 1)
    expect((await verifyAuditLogs(later.app.system)).faults).toEqual([])
    expect(await verify()).toMatchObject([{ kind: 'removed_too_early', sequence: 3 }])

    await addEvents(server, organizationId, 4)
    expect(await listEvents(server, organizationId)).toMatchObject([{ sequence: 4 }])
    expect((await verifyAuditLogs(later.app.system)).faults).toEqual([])
    await intruder.query(
      `update audit_log_chains set removed_before = removed_before - interval '2 days' where organization_id = $1`,
      [organizationId],
    )
    expect((await verifyAuditLogs(later.app.system)).faults).toMatchObject([{ kind: 'removed_too_early', sequence: 3 }])
    await later.close()
  })
})

function inDays(days: number): Date {
  return new Date(Date.now() + days * 86_400_000)
}

test('the log of a deleted organization goes, and its chain stays and says that it has ended', async () => {
  await withLog(2, async (organizationId) => {
    await writeHeads(system)
    expect((await server.api.delete(`/organizations/${organizationId}`)).status).toBe(202)
    const event = anEvent()
    expect(await server.api.post('/audit_logs/events', { organization_id: organizationId, event })).toMatchObject({
      status: 404,
    })
    expect(await verify()).toEqual([])
    await removeExpiredEvents(system)
    const { rows } = await intruder.query(`select 1 ${inLog}`, [organizationId])
    expect(rows).toEqual([])
    expect(await verify()).toEqual([])
  })
})

test('two servers that add to one log at once leave one chain without a gap', async () => {
  const other = await startOwnServer({ config, secrets: { databaseUrl } })
  await withLog(0, async (organizationId) => {
    const urls = [server.url, other.url]
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, i) =>
        fetch(`${urls[i % 2]}/audit_logs/events`, {
          method: 'POST',
          headers: { authorization: `Bearer ${server.apiKey}`, 'content-type': 'application/json' },
          body: JSON.stringify({ organization_id: organizationId, event: anEvent({ metadata: { i: i >> 1 } }) }),
        }),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
    const sequences = (await listEvents(server, organizationId, '&limit=100')).map(({ sequence }) => sequence)
    expect(sequences.sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, i) => i + 1))
    expect(await verify()).toEqual([])
  })
  await other.close()
})
