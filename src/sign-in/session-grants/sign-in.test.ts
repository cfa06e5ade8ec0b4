import { createRemoteJWKSet, jwtVerify } from 'jose'
import { expect, test } from 'vitest'
import { startServer, startServerWithClock, type TestServer } from '#test/server.ts'

const password = 'a sturdy long passphrase'

async function createUser({ workos }: TestServer, email = 'ada@northwind.example', verified = true) {
  return workos.userManagement.createUser({ email, password, emailVerified: verified, firstName: 'Ada' })
}

test('a password signs in; the access token verifies against the key set and carries the documented claims', async () => {
  const server = await startServer()
  const { workos, clientId, url } = server
  const user = await createUser(server)
  const organization = await workos.organizations.createOrganization({ name: 'Northwind' })
  await workos.userManagement.createOrganizationMembership({
    userId: user.id,
    organizationId: organization.id,
    roleSlugs: ['member', 'admin'],
  })

  const answer = await workos.userManagement.authenticateWithPassword({ clientId, email: user.email, password })

  expect(answer).toMatchObject({
    organizationId: organization.id,
    authenticationMethod: 'Password',
    user: { id: user.id },
  })
  const keys = createRemoteJWKSet(new URL(workos.userManagement.getJwksUrl(clientId)))
  const { payload } = await jwtVerify(answer.accessToken, keys, { issuer: `${url}/user_management/${clientId}` })
  const { data: sessions } = await workos.userManagement.listSessions(user.id)
  expect(payload).toEqual({
    iss: `${url}/user_management/${clientId}`,
    sub: user.id,
    sid: sessions[0]?.id,
    jti: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{26}$/),
    org_id: organization.id,
    role: 'admin',
    roles: ['admin', 'member'],
    permissions: (await workos.authorization.getEnvironmentRole('admin')).permissions,
    client_id: clientId,
    auth_time: expect.any(Number),
    iat: expect.any(Number),
    exp: (payload.iat ?? 0) + 300,
  })
})

test('[U-4] an unknown address, an account without a password and a wrong password cost and answer the same', async () => {
  const server = await startServer()
  const { api, app, apiKey, clientId, workos } = server
  const withPassword = await createUser(server)
  const without = await workos.userManagement.createUser({ email: 'bare@northwind.example', emailVerified: true })
  const tryPassword = async (email: string) => {
    const before = app.system.passwords.verifications
    const { status, body } = await api.post('/user_management/authenticate', {
      client_id: clientId,
      client_secret: apiKey,
      grant_type: 'password',
      email,
      password: 'not the password',
    })
    const text = JSON.stringify(body).replaceAll(email, 'EMAIL')
    return { status, text, verifications: app.system.passwords.verifications - before }
  }

  const wrong = await tryPassword(withPassword.email)
  expect(wrong).toMatchObject({ status: 400, verifications: 1 })
  expect(JSON.parse(wrong.text)).toMatchObject({ code: 'invalid_credentials' })
  expect(await tryPassword('nobody@northwind.example')).toEqual(wrong)
  expect(await tryPassword(without.email)).toEqual(wrong)
})

test('[U-6] an unverified address gets no session but a code; the code finishes the sign-in and verifies the address', async () => {
  const server = await startServer()
  const { workos, clientId } = server
  const user = await createUser(server, 'new@northwind.example', false)

  const refusal = await workos.userManagement
    .authenticateWithPassword({ clientId, email: user.email, password })
    .catch((error: { rawData: Record<string, string> }) => error.rawData)
  expect(refusal).toMatchObject({ code: 'email_verification_required', email: user.email })
  expect((await workos.userManagement.listSessions(user.id)).data).toEqual([])

  const { pending_authentication_token: pendingAuthenticationToken = '' } = refusal as Record<string, string>
  const code = await server.lastCode(user.email)
  const wrongCode = code === '000000' ? '000001' : '000000'
  const finish = (code: string) =>
    workos.userManagement.authenticateWithEmailVerification({ clientId, code, pendingAuthenticationToken })
  await expect(finish(wrongCode)).rejects.toMatchObject({ rawData: { code: 'invalid_one_time_code' } })
  const answer = await finish(code)

  expect(answer.user).toMatchObject({ id: user.id, emailVerified: true })
  await expect(finish(code)).rejects.toMatchObject({ rawData: { code: 'invalid_pending_authentication_token' } })
})

test('a magic code signs an unknown address up, once, and proves it', async () => {
  const { workos, clientId, lastCode } = await startServer()
  const magicAuth = await workos.userManagement.createMagicAuth({ email: 'magic@northwind.example' })
  expect(magicAuth.code).toBe(await lastCode('magic@northwind.example'))
  expect(await workos.userManagement.getMagicAuth(magicAuth.id)).toEqual(magicAuth)

  const redeem = () =>
    workos.userManagement.authenticateWithMagicAuth({
      clientId,
      email: 'magic@northwind.example',
      code: magicAuth.code,
    })
  const answer = await redeem()

  expect(answer).toMatchObject({
    authenticationMethod: 'MagicAuth',
    user: { id: magicAuth.userId, emailVerified: true },
  })
  await expect(redeem()).rejects.toMatchObject({ rawData: { code: 'one_time_code_previously_used' } })
})

test('[U-6] a password from before anyone had proven the address is gone once its owner signs in by code', async () => {
  const server = await startServer()
  const { workos, clientId } = server
  // Someone else claims the address first.
  const user = await createUser(server, 'victim@northwind.example', false)
  const { code } = await workos.userManagement.createMagicAuth({ email: user.email })

  await workos.userManagement.authenticateWithMagicAuth({ clientId, email: user.email, code })

  await expect(
    workos.userManagement.authenticateWithPassword({ clientId, email: user.email, password }),
  ).rejects.toMatchObject({ rawData: { code: 'invalid_credentials' } })
})

test('several organizations ask for a choice, a wrong choice can be made again, the right one is in the token', async () => {
  const server = await startServer()
  const { workos, clientId } = server
  const user = await createUser(server)
  const [first, second, foreign] = await Promise.all(
    ['First', 'Second', 'Foreign'].map((name) => workos.organizations.createOrganization({ name })),
  )
  if (first === undefined || second === undefined || foreign === undefined) throw new Error('unreachable')
  for (const { id } of [first, second]) {
    await workos.userManagement.createOrganizationMembership({ userId: user.id, organizationId: id })
  }

  const refusal = await workos.userManagement
    .authenticateWithPassword({ clientId, email: user.email, password })
    .catch((error: { rawData: { pending_authentication_token: string } }) => error.rawData)
  expect(refusal).toMatchObject({
    code: 'organization_selection_required',
    organizations: expect.arrayContaining([
      { id: first.id, name: 'First' },
      { id: second.id, name: 'Second' },
    ]),
  })
  const { pending_authentication_token: pendingAuthenticationToken } = refusal as {
    pending_authentication_token: string
  }
  const choose = (organizationId: string) =>
    workos.userManagement.authenticateWithOrganizationSelection({
      clientId,
      organizationId,
      pendingAuthenticationToken,
    })

  await expect(choose(foreign.id)).rejects.toMatchObject({ rawData: { code: 'invalid_organization_id' } })
  expect(await choose(second.id)).toMatchObject({ organizationId: second.id })
})

test('[U-1] after ten tries in a minute an address is refused, the right password included, and no other address is', async () => {
  const server = await startServer()
  const { api, apiKey, clientId } = server
  const user = await createUser(server)
  const other = await createUser(server, 'other@northwind.example')
  const tryPassword = (email: string, attempt: string) =>
    api.post('/user_management/authenticate', {
      client_id: clientId,
      client_secret: apiKey,
      grant_type: 'password',
      email,
      password: attempt,
    })

  const tries = await Promise.all(
    Array.from({ length: 10 }, () => tryPassword(user.email.toUpperCase(), 'wrong password')),
  )
  expect(tries.map(({ status }) => status)).toEqual(Array(10).fill(400))
  const limited = await tryPassword(user.email, password)

  expect(limited.status).toBe(429)
  expect(limited.body).toMatchObject({ error: 'too_many_requests' })
  expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await tryPassword(other.email, password)).status).toBe(200)
})

test('[U-2] a code that was guessed at ten times is dead, however slowly', async () => {
  let offsetMs = 0
  const server = await startServerWithClock(() => new Date(Date.now() + offsetMs))
  const { api, workos } = server
  const user = await workos.userManagement.createUser({ email: 'guessed@northwind.example' })
  await workos.userManagement.sendVerificationEmail({ userId: user.id })
  const confirm = (code: string) => api.post(`/user_management/users/${user.id}/email_verification/confirm`, { code })

  for (let i = 0; i < 10; i++) {
    expect((await confirm('wrong!')).body).toMatchObject({ code: 'email_verification_code_incorrect' })
  }
  offsetMs = 61_000
  expect((await confirm(await server.lastCode(user.email))).body).toMatchObject({
    code: 'email_verification_code_expired',
  })
})

test('[A-6] a credential of the wrong type is refused, not converted', async () => {
  const { api, apiKey, clientId } = await startServer()
  const grant = {
    client_id: clientId,
    client_secret: apiKey,
    grant_type: 'password',
    email: 'a@b.example',
    password: 'p',
  }
  for (const broken of [
    { ...grant, password: ['p'] },
    { ...grant, password: 1 },
    { ...grant, email: { a: 1 } },
    { ...grant, client_secret: [apiKey] },
    { ...grant, grant_type: ['password'] },
    { ...grant, client_id: true },
  ]) {
    const { status, body } = await api.post('/user_management/authenticate', broken)
    expect(status).toBe(400)
    expect(body).toHaveProperty('error')
  }
})

test('[A-10] a pending token serves its own step alone, once, and not in another environment', async () => {
  const server = await startServer()
  const other = await startServer()
  const user = await createUser(server, 'pending@northwind.example', false)
  const pendingOf = async ({ workos, clientId }: TestServer) => {
    const refusal = await workos.userManagement
      .authenticateWithPassword({ clientId, email: user.email, password })
      .catch((error: { rawData: { pending_authentication_token: string } }) => error.rawData)
    return (refusal as { pending_authentication_token: string }).pending_authentication_token
  }
  const pendingAuthenticationToken = await pendingOf(server)
  const code = await server.lastCode(user.email)
  const organization = await server.workos.organizations.createOrganization({ name: 'Northwind' })
  await server.workos.userManagement.createOrganizationMembership({ userId: user.id, organizationId: organization.id })
  const invalid = { rawData: { code: 'invalid_pending_authentication_token' } }
  const verify = ({ workos, clientId }: TestServer) =>
    workos.userManagement.authenticateWithEmailVerification({ clientId, code, pendingAuthenticationToken })

  await expect(
    server.workos.userManagement.authenticateWithOrganizationSelection({
      clientId: server.clientId,
      organizationId: organization.id,
      pendingAuthenticationToken,
    }),
  ).rejects.toMatchObject(invalid)
  await expect(verify(other)).rejects.toMatchObject(invalid)
  expect((await verify(server)).user.id).toBe(user.id)
  await expect(verify(server)).rejects.toMatchObject(invalid)
})

test('[U-4] signing in with an unknown address, without a password and with a wrong one is one verification and one answer', async () => {
  const server = await startServer()
  const { workos, clientId } = server
  await createUser(server)
  await workos.userManagement.createUser({ email: 'none@northwind.example', emailVerified: true })
  const { passwords } = server.app.system

  for (const email of ['ada@northwind.example', 'none@northwind.example', 'nobody@northwind.example']) {
    const before = passwords.verifications
    const refused = workos.userManagement.authenticateWithPassword({ clientId, email, password: 'not the passphrase' })
    await expect(refused).rejects.toMatchObject({
      status: 400,
      rawData: { code: 'invalid_credentials', message: `Invalid credentials for "${email}".` },
    })
    expect(passwords.verifications - before).toBe(1)
  }
})

test('[U-2, U-8] a code that went to an earlier address neither verifies the new one nor signs in', async () => {
  const server = await startServer()
  const { workos, api, clientId } = server
  const user = await createUser(server, 'old@northwind.example', false)
  await workos.userManagement.sendVerificationEmail({ userId: user.id })
  const verification = await server.lastCode(user.email)
  const { code } = await workos.userManagement.createMagicAuth({ email: user.email })
  await workos.userManagement.updateUser({ userId: user.id, email: 'new@northwind.example' })

  const confirmed = await api.post(`/user_management/users/${user.id}/email_verification/confirm`, {
    code: verification,
  })
  expect(confirmed.body).toMatchObject({ code: 'email_verification_code_incorrect' })
  await expect(
    workos.userManagement.authenticateWithMagicAuth({ clientId, email: 'new@northwind.example', code }),
  ).rejects.toMatchObject({ rawData: { code: 'invalid_one_time_code' } })

  expect((await workos.userManagement.getUser(user.id)).emailVerified).toBe(false)
})

test('[U-6] a sign-in that waited before the owner proved the address cannot be finished afterwards', async () => {
  const server = await startServer()
  const { workos, clientId } = server
  const user = await createUser(server, 'waiting@northwind.example', false)
  const refusal = await workos.userManagement
    .authenticateWithPassword({ clientId, email: user.email, password })
    .catch((error: { rawData: { pending_authentication_token: string } }) => error.rawData)
  const { pending_authentication_token } = refusal as { pending_authentication_token: string }
  const verification = await server.lastCode(user.email)
  const { code } = await workos.userManagement.createMagicAuth({ email: user.email })
  await workos.userManagement.authenticateWithMagicAuth({ clientId, email: user.email, code })

  await expect(
    workos.userManagement.authenticateWithEmailVerification({
      clientId,
      code: verification,
      pendingAuthenticationToken: pending_authentication_token,
    }),
  ).rejects.toMatchObject({ rawData: { code: 'invalid_pending_authentication_token' } })
})
