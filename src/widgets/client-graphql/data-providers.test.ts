import { expect, onTestFinished, test } from 'vitest'
import { startServer } from '#test/server.ts'
import { makeWidgets } from '../widget-pipes/widget-pipes.fixture.ts'
import { makeAsker } from './client.fixture.ts'

async function furnish() {
  const server = await startServer()
  const widgets = await makeWidgets(server)
  onTestFinished(() => widgets.service.close())
  const { api } = server
  const clientToken = async (user_id: string) => {
    const { body } = await api.post<{ token: string }>('/client/token', {
      organization_id: widgets.organizationId,
      user_id,
    })
    return body.token
  }
  return {
    ...widgets,
    ...makeAsker(server),
    api,
    ada: await clientToken(widgets.ada.userId),
    mia: await clientToken(widgets.mia.userId),
    people: { ada: widgets.ada.userId, mia: widgets.mia.userId },
  }
}

/** The integration for accounts of organizations that `integrate` sets up beside the one for people. */
async function ofOrganization({ ask, ada }: Awaited<ReturnType<typeof furnish>>): Promise<string> {
  const { data } = await ask(ada, 'organizationDataProviders')
  return data[0].id
}

test('a user connects by a key and by a client of their own, sees the accounts, and ends them', async () => {
  const { ask, refusal, mia, ada, integrate, people, organizationId } = await furnish()
  const dataProviderId = await integrate('acme')
  const provider = await ask(mia, 'dataProvider', { id: dataProviderId })
  expect(provider).toMatchObject({ id: dataProviderId, slug: 'acme', name: 'Acme', enabled: true, state: 'valid' })
  expect(await ask(mia, 'dataProviders')).toEqual({ data: [provider], listMetadata: { before: null, after: null } })

  const connected = await ask(mia, 'createDataProviderConnection', { input: { dataProviderId, apiKey: 'key of mia' } })
  expect(connected).toMatchObject({
    authMethod: 'api_key',
    dataProviderId,
    dataProviderSlug: 'acme',
    userId: people.mia,
    organizationId,
    state: 'connected',
  })
  expect(await ask(mia, 'dataProviderConnection', { id: connected.id })).toEqual(connected)
  expect((await ask(mia, 'dataProviderConnections', { limit: 1 })).data).toEqual([connected])
  expect((await ask(ada, 'dataProviderConnections')).data).toEqual([])
  for (const name of ['dataProviderConnection', 'deleteDataProviderConnection'])
    expect(await refusal(ada, name, { id: connected.id })).toEqual([200, 1, 'NOT_FOUND', 'entity_not_found'])

  const client = { dataProviderId, clientId: 'mia', clientSecret: 'a secret of mia' }
  expect(await ask(mia, 'connectDataProviderWithClientCredentials', { input: client })).toEqual({
    __typename: 'DataProviderConnectionAuthMethodConflict',
    existingAuthMethod: 'api_key',
  })
  expect(await ask(mia, 'deleteDataProviderConnection', { id: connected.id })).toBe(connected.id)
  expect(await ask(mia, 'connectDataProviderWithClientCredentials', { input: client })).toMatchObject({
    __typename: 'DataProviderConnected',
    connection: { authMethod: 'client_credentials', state: 'connected' },
  })
  expect(
    await ask(mia, 'connectDataProviderWithClientCredentials', {
      input: { ...client, config: [{ name: 'unknown', value: 'x' }] },
    }),
  ).toMatchObject({ __typename: 'DataProviderConfigInvalid', message: expect.stringContaining('unknown') })
})

test('an authorization begins with a page of ours, and is under way until it has ended', async () => {
  const furnished = await furnish()
  const { ask, mia, ada, integrate } = furnished
  const dataProviderId = await integrate('acme')
  const begun = await ask(mia, 'createDataProviderAuthorization', { input: { dataProviderId, requireHandoff: true } })
  expect(begun).toMatchObject({ __typename: 'DataProviderAuthorization', handoffToken: expect.any(String) })
  expect((await fetch(begun.url)).status).toBe(200)
  const status = (token: string) =>
    ask(token, 'dataProviderAuthorizationStatus', { dataProviderId, state: begun.state })
  expect(await status(mia)).toEqual({ connecting: true, state: begun.state })
  expect(await status(ada)).toEqual({ connecting: false, state: begun.state })
  expect(
    await ask(mia, 'createDataProviderAuthorization', {
      input: { dataProviderId, config: [{ name: 'unknown', value: 'x' }] },
    }),
  ).toMatchObject({ __typename: 'DataProviderConfigInvalid' })

  const organizations = await ofOrganization(furnished)
  expect(
    await ask(ada, 'createOrganizationDataProviderAuthorization', { input: { dataProviderId: organizations } }),
  ).toMatchObject({ __typename: 'DataProviderAuthorization', url: expect.stringContaining('/pipes/connect?state=') })
})

test('an administrator narrows what members connect, and no further than the environment goes', async () => {
  const { ask, mia, ada, integrate, organizationId } = await furnish()
  const dataProviderId = await integrate('acme')
  const configure = (input: object) => ask(ada, 'setDataProviderConfiguration', { input: { dataProviderId, ...input } })

  expect(await ask(ada, 'setDataProviderEnabled', { input: { dataProviderId, enabled: false } })).toMatchObject({
    id: dataProviderId,
    enabled: false,
  })
  expect((await ask(mia, 'dataProviders')).data).toEqual([])
  expect(await configure({ enabled: true, scopes: ['read'] })).toMatchObject({
    __typename: 'DataProviderConfiguration',
    dataProviderId,
    dataProviderSlug: 'acme',
    organizationId,
    enabled: true,
    scopes: ['read'],
    hasCredentials: false,
    availableScopes: [],
  })
  expect((await ask(mia, 'dataProviders')).data).toMatchObject([{ scopes: ['read'] }])
  expect(await configure({ scopes: null })).toMatchObject({ scopes: null })
  expect(await configure({ scopes: ['everything'] })).toMatchObject({ __typename: 'DataProviderConfigInvalid' })
  expect(await configure({ clientId: 'half a client' })).toMatchObject({ __typename: 'DataProviderConfigInvalid' })
})

test('a service without a client of the organization is unavailable until it is brought', async () => {
  const furnished = await furnish()
  const { ask, ada, integrate } = furnished
  await integrate('acme', { credentials: { type: 'organization' } })
  const dataProviderId = await ofOrganization(furnished)
  const authorize = () => ask(ada, 'createOrganizationDataProviderAuthorization', { input: { dataProviderId } })

  expect(await authorize()).toMatchObject({ __typename: 'DataProviderAuthorizationUnavailable' })
  const input = { dataProviderId, clientId: 'northwind', clientSecret: 'a secret of northwind' }
  const configured = await ask(ada, 'setDataProviderConfiguration', { input })
  expect(configured).toMatchObject({ hasCredentials: true, availableScopes: ['read', 'write'] })
  expect(JSON.stringify(configured)).not.toContain('a secret of northwind')
  expect(await authorize()).toMatchObject({ __typename: 'DataProviderAuthorization' })
  expect((await ask(ada, 'organizationDataProviders')).data).toMatchObject([
    { id: dataProviderId, hasCredentials: true, connection: null },
  ])
})

test('a service that takes no clients says what it takes', async () => {
  const { ask, mia, integrate } = await furnish()
  const dataProviderId = await integrate('acme', { auth_methods: ['oauth', 'api_key'] })
  const input = { dataProviderId, clientId: 'mia', clientSecret: 'a secret of mia' }
  expect(await ask(mia, 'connectDataProviderWithClientCredentials', { input })).toEqual({
    __typename: 'DataProviderAuthMethodUnsupported',
    authMethod: 'client_credentials',
    supportedAuthMethods: ['oauth', 'api_key'],
  })
})
