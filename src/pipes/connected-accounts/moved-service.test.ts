import { expect, onTestFinished, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { startOAuthService } from '#test/oauth-service.ts'
import { startServer } from '#test/server.ts'
import { eventsOf, makeConnectable } from './accounts.fixture.ts'

// A custom provider whose token endpoint moves to another origin, by someone who has a new client there.

interface Vended {
  active: boolean
  error?: string
  access_token?: { access_token: string }
}

async function start() {
  const server = await startServer()
  const connectable = await makeConnectable(server)
  const elsewhere = await startOAuthService()
  onTestFinished(() => elsewhere.close())
  const { api, environment } = server
  return {
    ...server,
    ...connectable,
    elsewhere,
    move: (token_url: string) =>
      api.put('/data-integrations/acme', {
        custom_provider: { token_url },
        credentials: { type: 'custom', client_id: 'theirs', client_secret: 'the secret of their client' },
      }),
    ask: () => api.post<Vended>('/data-integrations/acme/token', connectable.user),
    endTokens: () =>
      environment.db.run(sql`
        update connected_accounts set expires_at = ${new Date(Date.now() - 1_000)}
        where environment_id = ${environment.environmentId}`),
  }
}

test('no refresh token and no client of an account follows a token endpoint to another origin: the account is connected again', async () => {
  const { api, workos, userId, organizationId, path, connect, move, ask, endTokens, elsewhere } = await start()
  await workos.userManagement.createOrganizationMembership({ userId, organizationId })
  const inOrganization = { user_id: userId, organization_id: organizationId }
  const askForClient = () => api.post<Vended>('/data-integrations/acme/credentials', inOrganization)
  await connect()
  const client = { client_id: 'client', client_secret: 'the secret of an organization' }
  await api.put('/data-integrations/acme/client-credentials', { ...inOrganization, ...client })
  expect((await askForClient()).body).toMatchObject({ active: true })
  expect(await move(`${elsewhere.url}/token`)).toMatchObject({ status: 200 })
  await endTokens()

  for (const { body } of [await ask(), await askForClient()])
    expect(body).toEqual({ active: false, error: 'needs_reauthorization' })

  expect(elsewhere.asked).toEqual([])
  expect((await eventsOf({ workos })).map(({ name }) => name)).toEqual([
    'connected',
    'connected',
    'reauthorization_needed',
    'reauthorization_needed',
  ])
  expect((await api.get(path)).body).toMatchObject({ state: 'needs_reauthorization' })
  await api.put(path, { refresh_token: 'of the new service' })
  await ask()
  expect(elsewhere.asked.map(({ fields }) => fields.refresh_token)).toEqual(['of the new service'])
})

test('accounts are renewed at another path of the same origin', async () => {
  const { service, connect, move, ask, endTokens } = await start()
  await connect()
  expect(await move(`${service.url}/v2/token`)).toMatchObject({ status: 200 })
  await endTokens()

  expect((await ask()).body).toMatchObject({ active: true })
})

test('clients of organizations are forgotten when the token endpoint moves to another origin', async () => {
  const { api, organizationId, elsewhere, service } = await start()
  const custom_provider = { ...service.provider, name: 'Other' }
  await api.post('/data-integrations', { provider: 'other', custom_provider, credentials: { type: 'organization' } })
  const path = `/organizations/${organizationId}/data_integration_configurations`
  const configured = async () => {
    const { body } = await api.get<{ data: { slug: string; credentials?: object }[] }>(path)
    return body.data.find(({ slug }) => slug === 'other')?.credentials
  }
  await api.put(`${path}/other`, { client_id: 'client', client_secret: 'the secret of an organization' })
  await api.put('/data-integrations/other', { custom_provider: { token_url: `${service.url}/v2/token` } })
  expect(await configured()).toMatchObject({ has_credentials: true })

  await api.put('/data-integrations/other', { custom_provider: { token_url: `${elsewhere.url}/token` } })

  expect(await configured()).toMatchObject({ has_credentials: false, client_id: null, client_secret_last_four: null })
})
