import { expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { createLog } from '#platform/log.ts'
import { dumpOf, formsOf } from '#test/at-rest.ts'
import { createDatabase } from '#test/database.ts'
import { serviceClient } from '#test/oauth-service.ts'
import { send } from '#test/samples.ts'
import { startOwnServer } from '#test/server.ts'
import { catalog } from '../../catalog.ts'
import { makeConnectable } from './accounts.fixture.ts'

test('[T-7] no token, code, key or secret of a service lies readable in any table, log, event or message', async () => {
  const databaseUrl = await createDatabase()
  const lines: string[] = []
  const log = createLog('trace', catalog.secretNames, { write: (line) => void lines.push(line) })
  const server = await startOwnServer({ secrets: { databaseUrl }, log })
  const { api, environment } = server
  const { service, user, organizationId, path, connect } = await makeConnectable(server)
  const answers: unknown[] = []
  const planted = [
    'sk-planted-key-0123456789',
    'a planted client secret 0123456789',
    'planted-access-0123456789',
    'planted-refresh-0123456789',
  ]
  const [apiKey, secret, access, refresh] = planted
  const inside = { ...user, organization_id: organizationId }

  await connect()
  service.behavior = 'refusing'
  answers.push(await (await connect()).response.text())
  service.behavior = 'normal'
  await environment.db.run(sql`update connected_accounts set expires_at = now() - interval '1 minute'`)
  await api.post('/data-integrations/acme/token', user)
  await environment.db.run(sql`update connected_accounts set expires_at = now() - interval '1 minute'`)
  for (const behavior of ['down', 'refusing_client', 'refusing'] as const) {
    service.behavior = behavior
    answers.push((await api.post('/data-integrations/acme/token', user)).body)
  }
  const imported = { access_token: access, refresh_token: refresh }
  for (let i = 0; i < 2; i++)
    answers.push(
      (await api.post(`${path}?organization_id=${organizationId}`, imported, { 'idempotency-key': 'x' })).body,
    )
  answers.push((await api.put(`${path}?organization_id=${organizationId}`, { ...imported, state: 'connected' })).body)
  await api.delete(`${path}?organization_id=${organizationId}`)
  answers.push((await api.put('/data-integrations/acme/api-key', { ...inside, secret: apiKey })).body)
  await api.post('/data-integrations/acme/credentials', inside)
  await api.delete(`${path}?organization_id=${organizationId}`)
  const client = { ...inside, client_id: 'theirs', client_secret: secret }
  answers.push((await api.put('/data-integrations/acme/client-credentials', client)).body)
  service.behavior = 'normal'
  await api.post('/data-integrations/acme/credentials', inside)
  answers.push((await api.get('/events?limit=100')).body, (await api.get('/data-integrations/acme')).body)
  // Readers of the log of requests have it written.
  await send(server.url, '/_dev/requests')

  const dump = await dumpOf(databaseUrl)

  for (const there of ['acme', organizationId, 'pipes.connected_account.reauthorization_needed'])
    expect(dump).toContain(there)
  expect(service.given.length).toBeGreaterThan(6)
  const places = { tables: dump, logs: lines.join('\n'), answers: JSON.stringify(answers) }
  for (const each of [...planted, ...service.given, serviceClient.client_secret])
    for (const form of formsOf(each))
      for (const [place, text] of Object.entries(places)) expect(text.includes(form), `${each} in ${place}`).toBe(false)
  await server.close()
}, 60_000)
