import { OauthException } from '@workos-inc/node'
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose'
import { expect, test } from 'vitest'
import { startServer, type TestServer } from '#test/server.ts'

const path = '/user_management/jwt_template'
const password = 'a sturdy long passphrase'
const email = 'ada@northwind.example'

const put = ({ api }: TestServer, content: string) => api.request(path, { method: 'PUT', body: { content } })

async function createMember({ workos }: TestServer) {
  const user = await workos.userManagement.createUser({
    email,
    password,
    emailVerified: true,
    firstName: 'Ada',
    metadata: { tenant: 't-1' },
  })
  const organization = await workos.organizations.createOrganization({
    name: 'Northwind',
    domainData: [{ domain: 'northwind.example', state: 'verified' as never }],
  })
  const membership = await workos.userManagement.createOrganizationMembership({
    userId: user.id,
    organizationId: organization.id,
    roleSlug: 'admin',
  })
  return { user, organization, membership }
}

const signIn = ({ workos, clientId }: TestServer) =>
  workos.userManagement.authenticateWithPassword({ clientId, email, password })

test('a template is set, read, replaced and deleted', async () => {
  const server = await startServer()
  expect((await server.api.get(path)).status).toBe(404)

  const first = await put(server, '{"a": 1}')
  expect(first).toMatchObject({ status: 200, body: { object: 'jwt_template', content: '{"a": 1}' } })
  const second = await put(server, '{"b": 2}')
  expect((await server.api.get(path)).body).toEqual(second.body)

  expect((await server.api.delete(path)).status).toBe(204)
  expect((await server.api.get(path)).status).toBe(404)
  expect((await server.api.delete(path)).status).toBe(404)
})

test('every access token carries the claims of the template, recomputed at a refresh', async () => {
  const server = await startServer()
  const { workos, clientId, url } = server
  const { user, organization, membership } = await createMember(server)
  await put(
    server,
    `{
      "urn:example:name": "{{ user.first_name }} {{ user.last_name }}",
      "urn:example:tenant": {{ user.metadata.tenant || organization.metadata.tenant || 'none' }},
      "urn:example:google": {{ user.identities.GoogleOAuth }},
      "urn:example:org": { "id": "{{ organization.id }}", "domain": {{ organization.domains.0 }} },
      "urn:example:member": {{ organization_membership }},
      "role": "{{ organization_membership.role }}-scoped",
      "aud": ["api"]
    }`,
  )

  const { accessToken, refreshToken } = await signIn(server)

  const keys = createRemoteJWKSet(new URL(`${url}/sso/jwks/${clientId}`))
  const { payload } = await jwtVerify(accessToken, keys, { audience: 'api' })
  expect(payload).toMatchObject({
    sub: user.id,
    org_id: organization.id,
    role: 'admin-scoped',
    roles: ['admin'],
    'urn:example:name': 'Ada',
    'urn:example:tenant': 't-1',
    'urn:example:org': {
      id: organization.id,
      domain: { object: 'organization_domain', domain: 'northwind.example', state: 'verified' },
    },
    'urn:example:member': {
      object: 'organization_membership',
      id: membership.id,
      role: 'admin',
      roles: ['admin'],
      custom_attributes: {},
    },
  })
  expect(payload).not.toHaveProperty('urn:example:google')
  expect(JSON.stringify(payload)).not.toContain('verification_token')

  await workos.userManagement.updateUser({ userId: user.id, lastName: 'Lovelace', metadata: { tenant: 't-2' } })
  const refreshed = await workos.userManagement.authenticateWithRefreshToken({ clientId, refreshToken })
  expect(decodeJwt(refreshed.accessToken)).toMatchObject({
    'urn:example:name': 'Ada Lovelace',
    'urn:example:tenant': 't-2',
    auth_time: payload.auth_time,
  })
})

test('[A-8] [E-5] a template that is wrong is refused with the place, and the former one stays', async () => {
  const server = await startServer()
  await put(server, '{"a": 1}')

  expect(await put(server, '{\n  "sub": "{{ user.id }}"\n}')).toMatchObject({
    status: 422,
    body: {
      code: 'invalid_request_parameters',
      message: '`content` is not a template: in line 2, column 3, the claim "sub" is reserved.',
      errors: [{ field: 'content', code: 'content_reserved_claim' }],
    },
  })
  expect(await put(server, `{"a": "${'x'.repeat(8_184)}"}`)).toMatchObject({
    status: 422,
    body: { errors: [{ code: 'content_too_long' }] },
  })
  expect((await server.api.get(path)).body).toMatchObject({ content: '{"a": 1}' })
})

test('claims that grow too big fail the sign-in and the refresh and leave nothing behind', async () => {
  const server = await startServer()
  const { workos, clientId } = server
  const { user } = await createMember(server)
  const { refreshToken } = await signIn(server)
  const { lastSignInAt } = await workos.userManagement.getUser(user.id)
  await put(server, '{"x": {{ user.metadata }}}')
  const long = Object.fromEntries(Array.from({ length: 6 }, (_, i) => [`k${i}`, 'x'.repeat(600)]))
  await workos.userManagement.updateUser({ userId: user.id, metadata: long })

  const refused = signIn(server)
  await expect(refused).rejects.toBeInstanceOf(OauthException)
  await expect(refused).rejects.toMatchObject({ status: 400, error: 'token_too_big' })
  const refresh = () => workos.userManagement.authenticateWithRefreshToken({ clientId, refreshToken })
  await expect(refresh()).rejects.toMatchObject({ status: 400, error: 'token_too_big' })

  expect((await workos.userManagement.listSessions(user.id)).data).toHaveLength(1)
  expect((await workos.userManagement.getUser(user.id)).lastSignInAt).toBe(lastSignInAt)
  // The refresh token was not spent.
  await server.api.delete(path)
  expect((await refresh()).accessToken).toEqual(expect.any(String))
})

test('a token that names another session by its template opens nothing here', async () => {
  const server = await startServer()
  await createMember(server)
  const { accessToken: victim } = await signIn(server)
  await server.workos.userManagement.createUser({ email: 'eve@northwind.example', password, emailVerified: true })
  await put(server, `{"sid": "${String(decodeJwt(victim).sid)}"}`)

  const { accessToken } = await server.workos.userManagement.authenticateWithPassword({
    clientId: server.clientId,
    email: 'eve@northwind.example',
    password,
  })

  expect(decodeJwt(accessToken).sid).toBe(decodeJwt(victim).sid)
  expect((await server.api.request('/user_management/sessions/current', { key: accessToken })).status).toBe(401)
  expect((await server.api.request('/user_management/sessions/current', { key: victim })).status).toBe(200)
})

const preview = ({ api }: TestServer, body: object) =>
  api.post<{ claims: object; bytes: number; errors: { field: string; message: string }[] }>(`${path}/preview`, body)

test('a preview has the claims that a token of the user would have, and stores no template', async () => {
  const server = await startServer()
  const { user, organization } = await createMember(server)
  const content =
    '{"email": "{{ user.email }}", "org": {{ organization.name }}, "role": {{ organization_membership.role }}}'

  const inside = await preview(server, { content, user_id: user.id, organization_id: organization.id })
  const outside = await preview(server, { content, user_id: user.id })

  expect(inside).toMatchObject({ status: 200, body: { claims: { email, org: 'Northwind', role: 'admin' } } })
  expect(outside.body.claims).toEqual({ email })
  expect((await server.api.get(path)).status).toBe(404)
  await put(server, content)
  const { accessToken } = await signIn(server)
  expect(decodeJwt(accessToken)).toMatchObject(inside.body.claims)
})

test.each([
  ['an open expression', '{"a": {{ user.email }', 'line 1, column 7'],
  ['an object in a text', '{"a": "{{ user.metadata.tenant || user }}"}', 'line 1'],
  ['claims that are too big', `{"a": "${'{{ user.email }}'.repeat(200)}"}`, 'at most 3072'],
])('a preview says where a template is wrong, or how it fails for the user: %s', async (_, content, place) => {
  const server = await startServer()
  const { user } = await createMember(server)

  const { status, body } = await preview(server, { content, user_id: user.id })

  expect([status, body.errors[0]?.field]).toEqual([422, 'content'])
  expect(body.errors[0]?.message).toContain(place)
})

test('a preview for an organization in which the user has no active membership is not found', async () => {
  const server = await startServer()
  const { user } = await createMember(server)
  const { id } = await server.workos.organizations.createOrganization({ name: 'Contoso' })

  expect((await preview(server, { content: '{"a": 1}', user_id: user.id, organization_id: id })).status).toBe(404)
})
