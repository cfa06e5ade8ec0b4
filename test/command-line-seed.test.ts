import { DomainDataState } from '@workos-inc/node'
import { expect, test } from 'vitest'
import { startServer } from './server.ts'

// What `workos seed` of the official command line does, call by call. Run again, it takes a failure for done if the message
// says that the thing already exists; with redirect URIs and CORS origins also if the status is 409.

test('the seed of the official command line, run twice, learns of each thing that it already exists', async () => {
  const { workos, api } = await startServer()
  const calls = [
    () => workos.authorization.createPermission({ slug: 'posts:read', name: 'Read posts' }),
    () => workos.authorization.createEnvironmentRole({ slug: 'editor', name: 'Editor' }),
    () =>
      workos.organizations.createOrganization({
        name: 'Acme',
        domainData: [{ domain: 'acme-seed.com', state: DomainDataState.Verified }],
      }),
  ]

  for (const call of calls) {
    await call()
    const error = await call().catch((reason: unknown) => reason)
    expect(error).toMatchObject({ status: 409, message: expect.stringMatching(/already exists/i) })
  }

  for (const [path, body] of [
    ['/user_management/redirect_uris', { uri: 'http://localhost:3000/seeded' }],
    ['/user_management/cors_origins', { origin: 'http://localhost:3000' }],
  ] as const) {
    expect((await api.post(path, body)).status).toBe(201)
    expect(await api.post(path, body)).toMatchObject({
      status: expect.toBeOneOf([409, 422]),
      body: { message: expect.stringMatching(/already exists/i) },
    })
  }
  const homepage = { method: 'PUT', body: { url: 'http://localhost:3000' } }
  for (const _ of [1, 2]) expect((await api.request('/user_management/app_homepage_url', homepage)).status).toBe(200)
})
