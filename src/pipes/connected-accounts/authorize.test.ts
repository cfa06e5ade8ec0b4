import { expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { serviceClient } from '#test/oauth-service.ts'
import { startServer } from '#test/server.ts'
import { eventsOf, makeConnectable } from './accounts.fixture.ts'

const returnTo = 'https://app.example.com/connected?tab=tools'

test('a user comes back from the service connected, with the tokens that the service gave for this client and this browser', async () => {
  const server = await startServer()
  const { workos } = server
  const { service, userId, connect } = await makeConnectable(server)
  const { url } = await workos.pipes.authorizeDataIntegration({ slug: 'acme', userId, returnTo })
  const { searchParams, origin } = new URL(url)
  expect(origin).toBe(service.url)
  expect(Object.fromEntries(searchParams)).toMatchObject({
    client_id: serviceClient.client_id,
    response_type: 'code',
    scope: 'read write',
    code_challenge_method: 'S256',
    redirect_uri: (await workos.pipes.getDataIntegration({ slug: 'acme' })).redirectUri,
  })

  const { response } = await connect({ return_to: returnTo })

  expect([response.status, response.headers.get('location')]).toEqual([303, returnTo])
  expect(service.asked).toMatchObject([{ grantType: 'authorization_code', fields: serviceClient }])
  expect(await workos.pipes.getAccessToken({ provider: 'acme', userId })).toMatchObject({
    active: true,
    accessToken: { accessToken: service.given.find((each) => each.startsWith('access')), missingScopes: [] },
  })
  expect((await eventsOf(server)).map(({ name }) => name)).toEqual(['connected'])
})

test('[O-1] a state counts once, at the callback of its own service, within ten minutes, and until the user is signed out everywhere', async () => {
  const server = await startServer()
  const { api, environment } = server
  const { service, user, connect } = await makeConnectable(server)
  const authorize = async (more = {}) =>
    (await api.post<{ url: string }>('/data-integrations/acme/authorize', { ...user, ...more })).body.url
  const visit = (url: string) => fetch(url, { redirect: 'manual' })
  const { backUrl } = await connect()
  expect((await visit(backUrl)).status).toBe(400)

  const elsewhere = service.agree(await authorize())
  expect((await visit(elsewhere.replace('/acme/', '/other/'))).status).toBe(400)
  expect((await visit(elsewhere.replace('/dik_', '/dik_X'))).status).toBe(400)
  expect((await visit(elsewhere.replace('state=', 'state=x'))).status).toBe(400)
  const answers = await Promise.all(Array.from({ length: 5 }, () => visit(elsewhere)))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400, 400, 400])

  const left = service.agree(await authorize())
  await api.delete(`/user_management/users/${user.user_id}/sessions`)
  expect((await visit(left)).status).toBe(400)

  const late = service.agree(await authorize({ return_to: returnTo }))
  await environment.db.run(sql`
    update account_authorizations set expires_at = now() - interval '1 minute' where environment_id = ${environment.environmentId}`)
  const { headers } = await visit(late)
  expect(new URL(headers.get('location') ?? '').searchParams.get('error')).toBe('expired')
})

test('what goes wrong at the service leads back with an error of ours, is recorded in its words without what it was sent, and changes nothing', async () => {
  const server = await startServer()
  const { api } = server
  const { service, user, path, connect } = await makeConnectable(server)
  const { body } = await api.post<{ url: string }>('/data-integrations/acme/authorize', {
    ...user,
    return_to: returnTo,
  })
  const { searchParams } = new URL(body.url)
  const denied = new URL(searchParams.get('redirect_uri') ?? '')
  const words = '<script>alert(1)</script>'
  denied.search = String(
    new URLSearchParams({ state: searchParams.get('state') ?? '', error: 'access_denied', error_description: words }),
  )
  const location = (await fetch(denied, { redirect: 'manual' })).headers.get('location') ?? ''
  expect(location.startsWith(`${returnTo}&error=access_denied&error_description=`)).toBe(true)
  expect(location).not.toContain('alert')
  service.behavior = 'refusing'
  const { response, backUrl } = await connect()
  const page = await response.text()
  expect([response.status, page]).toEqual([400, expect.stringContaining('Acme wasn’t connected')])
  expect(page).not.toContain('invalid_grant')
  service.behavior = 'refusing_client'
  await connect()
  expect((await api.get('/data-integrations/acme')).body).toMatchObject({ state: 'invalid' })

  const events = await eventsOf(server)
  expect(events.map(({ data }: { data: object }) => data)).toMatchObject([
    { errorCode: 'access_denied', providerError: 'access_denied', providerErrorDescription: words },
    { errorCode: 'code_refused', providerError: 'invalid_grant', providerErrorDescription: 'Not …' },
    { errorCode: 'client_refused', providerError: 'invalid_client' },
  ])
  expect(JSON.stringify(events)).not.toContain(new URL(backUrl).searchParams.get('code'))
  expect((await api.get(path)).status).toBe(404)
  service.behavior = 'normal'
  expect((await connect()).response.status).toBe(200)
  expect((await api.get('/data-integrations/acme')).body).toMatchObject({ state: 'valid' })
})

test('who connects again keeps the account, with the tokens of the last time', async () => {
  const server = await startServer()
  const { api, workos } = server
  const { service, userId, path, connect } = await makeConnectable(server)
  await connect()
  const { body: first } = await api.get<{ id: string }>(path)
  await api.put(path, { state: 'needs_reauthorization' })
  await connect()
  expect((await api.get(path)).body).toMatchObject({ id: first.id, state: 'connected' })
  const last = service.given.filter((each) => each.startsWith('access')).at(-1)
  expect(await workos.pipes.getAccessToken({ provider: 'acme', userId })).toMatchObject({
    accessToken: { accessToken: last },
  })
})

test('a service that differs is asked as it wants: Basic and JSON, its own separator and parameters, no PKCE', async () => {
  const server = await startServer()
  const { api } = server
  const { service, user } = await makeConnectable(server, {
    custom_provider: {
      authenticate_via: 'basic_auth_header',
      token_body_content_type: 'application/json',
      pkce_enabled: false,
      request_scope_separator: ',',
      additional_authorization_parameters: { access_type: 'offline' },
    },
  })
  const { body } = await api.post<{ url: string }>('/data-integrations/acme/authorize', user)
  const { searchParams } = new URL(body.url)
  expect([searchParams.get('scope'), searchParams.get('access_type'), searchParams.get('code_challenge')]).toEqual([
    'read,write',
    'offline',
    null,
  ])
  await fetch(service.agree(body.url))
  const [asked] = service.asked
  const encoded = `${encodeURIComponent(serviceClient.client_id).replaceAll('%20', '+')}:${encodeURIComponent(serviceClient.client_secret).replaceAll('%20', '+')}`
  expect(asked?.authorization).toBe(`Basic ${Buffer.from(encoded).toString('base64')}`)
  expect(asked?.fields).not.toHaveProperty('client_secret')
})

test('an organization that brings its own client is sent to the service with it, and one that has none gets an error', async () => {
  const server = await startServer()
  const { api } = server
  const { service, user, organizationId } = await makeConnectable(server)
  await api.put('/data-integrations/acme', { credentials: { type: 'organization' } })
  const inside = { ...user, organization_id: organizationId }
  for (const body of [user, inside])
    expect((await api.post('/data-integrations/acme/authorize', body)).body).toMatchObject({
      code: 'data_integration_client_missing',
    })
  const client = { client_id: 'of the organization', client_secret: 'a secret of the organization' }
  await api.put(`/organizations/${organizationId}/data_integration_configurations/acme`, client)
  const { body } = await api.post<{ url: string }>('/data-integrations/acme/authorize', inside)
  expect(new URL(body.url).searchParams.get('client_id')).toBe('of the organization')
  await fetch(service.agree(body.url))
  expect(service.asked).toMatchObject([{ fields: client }])
})

test('a service of many addresses is found by what the connection says, and not without it', async () => {
  const server = await startServer()
  const { api, workos } = server
  const { user } = await makeConnectable(server)
  await workos.pipes.createDataIntegration({
    provider: 'zendesk',
    enabled: true,
    credentials: { type: 'custom', clientId: 'a', clientSecret: 'b' },
  })
  const ask = (config?: object) =>
    api.post<{ url: string }>('/data-integrations/zendesk/authorize', { ...user, config })
  expect((await ask()).body).toMatchObject({ errors: [{ code: 'config_required' }] })
  expect((await ask({ subdomain: 'evil.example/' })).body).toMatchObject({ errors: [{ code: 'config_invalid' }] })
  expect((await ask({ subdomain: 'acme' })).body.url).toMatch(
    /^https:\/\/acme\.zendesk\.com\/oauth\/authorizations\/new\?/,
  )
})

test('[W-6] a return address that is no web address is refused', async () => {
  const server = await startServer()
  const { user } = await makeConnectable(server)
  for (const return_to of ['javascript:alert(1)', 'nowhere', 'data:text/html,x'])
    expect((await server.api.post('/data-integrations/acme/authorize', { ...user, return_to })).status).toBe(422)
})
