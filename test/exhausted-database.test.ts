import { expect, onTestFinished, test } from 'vitest'
import { createLog } from '#platform/log.ts'
import { startOwnServer } from './server.ts'

test.each(['disk_full', 'out_of_memory', 'io_error'])(
  'with %s in PostgreSQL, changes are refused with 503 and change nothing, reads work, and everything works once there is room',
  async (condition) => {
    const lines: string[] = []
    const log = createLog('warn', new Set(), { write: (line) => void lines.push(line) })
    const server = await startOwnServer({ log })
    onTestFinished(server.close)
    const { api, workos, app } = server
    const { pool } = app.system.database
    const kept = await workos.organizations.createOrganization({ name: 'Contoso' })
    await pool.query(`
      create function refuse() returns trigger language plpgsql as
        $$begin raise exception using errcode = '${condition}', message = 'no room at all'; end$$;
      create trigger refuse before insert or update on organizations execute function refuse()`)

    const body = { name: 'Northwind' }
    const create = () => api.request('/organizations', { method: 'POST', body, headers: { 'idempotency-key': 'one' } })
    const refused = await Promise.all([create(), api.put(`/organizations/${kept.id}`, body), create()])
    const sent = { status: 503, body: { code: 'database_exhausted' } }
    expect(refused).toMatchObject([sent, sent, sent])
    for (const { headers } of refused) expect(headers.get('retry-after')).toBe('5')
    expect(await workos.organizations.getOrganization(kept.id)).toEqual(kept)
    // One line for many refusals, with PostgreSQL's message.
    expect(lines.filter((line) => line.includes('no room at all'))).toHaveLength(1)

    await pool.query('drop trigger refuse on organizations')
    expect((await create()).status).toBe(201)
    const { data } = await workos.organizations.listOrganizations()
    expect(data.map(({ name }) => name).sort()).toEqual(['Contoso', 'Northwind'])
  },
)
