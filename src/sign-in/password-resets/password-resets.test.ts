import { expect, test } from 'vitest'
import { linkIdentity } from '#people/identities/index.ts'
import { sql } from '#platform/db/sql.ts'
import { startServer, type TestServer } from '#test/server.ts'

const oldPassword = 'a sturdy long passphrase'
const newPassword = 'another sturdy long passphrase'

async function start() {
  const server = await startServer()
  const { workos, clientId, api } = server
  const user = await workos.userManagement.createUser({ email: 'ada@northwind.example', password: oldPassword })
  return {
    ...server,
    user,
    signIn: (password: string) =>
      workos.userManagement.authenticateWithPassword({ clientId, email: user.email, password }),
    confirm: async (token: string, new_password = newPassword) => {
      const { status, body } = await api.post<Record<string, unknown>>('/user_management/password_reset/confirm', {
        token,
        new_password,
      })
      return { status, body: body }
    },
  }
}

async function announced({ workos }: TestServer, name: 'password_reset.created' | 'password_reset.succeeded') {
  return (await workos.events.listEvents({ events: [name] })).data.map(({ data }) => data)
}

test('the mailed link sets a new password once and verifies the address; the old password is gone', async () => {
  const server = await start()
  const { workos, user, url, outbox, signIn, confirm } = server

  const reset = await workos.userManagement.createPasswordReset({ email: 'ADA@northwind.example' })

  expect(reset).toMatchObject({ userId: user.id, email: user.email })
  expect(Date.parse(reset.expiresAt) - Date.parse(reset.createdAt)).toBe(3_600_000)
  expect(reset.passwordResetUrl).toBe(`${url}/reset-password?token=${reset.passwordResetToken}`)
  expect((await outbox(user.email))[0]?.text).toContain(`\n${reset.passwordResetUrl}\n`)
  expect(await workos.userManagement.getPasswordReset(reset.id)).toEqual(reset)

  const { user: changed } = await workos.userManagement.resetPassword({
    token: reset.passwordResetToken,
    newPassword,
  })

  expect(changed).toMatchObject({ id: user.id, emailVerified: true })
  expect((await signIn(newPassword)).user.id).toBe(user.id)
  await expect(signIn(oldPassword)).rejects.toMatchObject({ rawData: { code: 'invalid_credentials' } })
  expect(await confirm(reset.passwordResetToken)).toMatchObject({ status: 404 })
  const events = [
    ...(await announced(server, 'password_reset.created')),
    ...(await announced(server, 'password_reset.succeeded')),
  ]
  expect(events).toHaveLength(2)
  expect(JSON.stringify(events)).not.toContain(reset.passwordResetToken)
})

test('[U-5] [A-5] a reset ends every session, waiting step and code, and no other user’s', async () => {
  const { workos, clientId, signIn, confirm, user, api, apiKey } = await start()
  await workos.userManagement.updateUser({ userId: user.id, emailVerified: true })
  const { refreshToken } = await signIn(oldPassword)
  const organizations = await Promise.all(['A', 'B'].map((name) => workos.organizations.createOrganization({ name })))
  for (const { id } of organizations)
    await workos.userManagement.createOrganizationMembership({ userId: user.id, organizationId: id })
  const step = await signIn(oldPassword).catch((error: { rawData: Record<string, string> }) => error.rawData)
  const pending = (step as Record<string, string>).pending_authentication_token
  const bob = await workos.userManagement.createUser({
    email: 'bob@northwind.example',
    password: oldPassword,
    emailVerified: true,
  })
  await workos.userManagement.authenticateWithPassword({ clientId, email: bob.email, password: oldPassword })

  const { passwordResetToken } = await workos.userManagement.createPasswordReset({ email: user.email })
  expect(await confirm(passwordResetToken)).toMatchObject({ status: 200 })

  await expect(workos.userManagement.authenticateWithRefreshToken({ clientId, refreshToken })).rejects.toMatchObject({
    error: 'invalid_grant',
  })
  const resumed = await api.post('/user_management/authenticate', {
    client_id: clientId,
    client_secret: apiKey,
    grant_type: 'urn:workos:oauth:grant-type:organization-selection',
    pending_authentication_token: pending,
    organization_id: organizations[0]?.id,
  })
  expect(resumed).toMatchObject({ status: 400, body: { code: 'invalid_pending_authentication_token' } })
  expect((await workos.userManagement.listSessions(user.id)).data).toEqual([])
  expect((await workos.userManagement.listSessions(bob.id)).data).toHaveLength(1)
})

test('[U-6] a reset that is the first proof of the address removes accounts at providers from before, and a later one keeps them', async () => {
  const { workos, environment, api, user, confirm } = await start()
  const reset = async () => {
    await linkIdentity(environment, user.id, { provider: 'GitHubOAuth', idp_id: '4711' })
    const { passwordResetToken } = await workos.userManagement.createPasswordReset({ email: user.email })
    expect((await confirm(passwordResetToken)).status).toBe(200)
    return (await api.get(`/user_management/users/${user.id}/identities`)).body
  }

  expect(await reset()).toEqual([])
  expect(await reset()).toMatchObject([{ idp_id: '4711' }])
})

test('[U-4] [U-5] a password that the policy refuses leaves the token and the old password as they are', async () => {
  const { workos, confirm, signIn, user } = await start()
  const { passwordResetToken } = await workos.userManagement.createPasswordReset({ email: user.email })

  for (const [password, code] of [
    ['short', 'password_too_short'],
    ['password12345', 'password_too_weak'],
    ['ada@northwind.example', 'password_contains_email'],
  ] as const) {
    const refused = await confirm(passwordResetToken, password)
    expect(refused).toMatchObject({ status: 400, body: { code: 'password_reset_error', errors: [{ code }] } })
  }
  await expect(signIn(oldPassword)).rejects.toMatchObject({ rawData: { code: 'email_verification_required' } })
  expect(await confirm(passwordResetToken)).toMatchObject({ status: 200 })
})

test('[U-5] of ten parallel uses of a token one sets its password', async () => {
  const { workos, confirm, signIn, user } = await start()
  const { passwordResetToken } = await workos.userManagement.createPasswordReset({ email: user.email })
  const passwords = Array.from({ length: 10 }, (_, i) => `${newPassword} number ${i}`)

  const answers = await Promise.all(passwords.map((password) => confirm(passwordResetToken, password)))

  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(404)])
  const winner = passwords[answers.findIndex(({ status }) => status === 200)] ?? ''
  expect((await signIn(winner)).user.id).toBe(user.id)
})

test('[U-5] a replaced, an expired and an unknown token, and one that went to a former address, are the same 404', async () => {
  const { workos, confirm, user, environment } = await start()
  const request = () => workos.userManagement.createPasswordReset({ email: user.email })
  const replaced = await request()
  const expired = await request()
  await environment.db.run(sql`
    update password_resets set expires_at = ${new Date(Date.now() - 1_000)}
    where environment_id = ${environment.environmentId} and id = ${expired.id}`)
  const former = await request()
  const answers = [await confirm(replaced.passwordResetToken), await confirm(expired.passwordResetToken)]
  await workos.userManagement.updateUser({ userId: user.id, email: 'lovelace@northwind.example' })
  answers.push(await confirm(former.passwordResetToken), await confirm('unknown-token'))

  const tokens = [replaced, expired, former].map(({ passwordResetToken }) => passwordResetToken)
  expect(answers).toEqual(
    [...tokens, 'unknown-token'].map((token) => {
      const start = `${token.slice(0, 4)}…`
      const message = `Password reset token not found: '${start}'. It is unknown, has expired or was already used.`
      return { status: 404, body: { message, code: 'entity_not_found', entity_id: start } }
    }),
  )
})

test('an unknown address is a 404, a malformed one a 422, and a switched-off password a 403 for both calls', async () => {
  const { api, workos, confirm, user } = await start()
  const request = (email: string) => api.post('/user_management/password_reset', { email })
  expect(await request('nobody@northwind.example')).toMatchObject({ status: 404 })
  expect(await request('no address')).toMatchObject({ status: 422 })
  const { passwordResetToken } = await workos.userManagement.createPasswordReset({ email: user.email })

  await api.request('/environments/current/sign_in_settings', {
    method: 'PATCH',
    body: { sign_in_methods: ['magic_auth'] },
  })

  const refused = { status: 403, body: { code: 'email_password_auth_disabled' } }
  expect(await request(user.email)).toMatchObject(refused)
  expect(await confirm(passwordResetToken)).toMatchObject(refused)
})

test('[U-1] three mails in a minute go to one address, known or not; the fourth is a 429 that says when', async () => {
  const { api, user, outbox } = await start()
  for (const email of [user.email, 'nobody@northwind.example']) {
    const answers = []
    for (let i = 0; i < 4; i++) answers.push(await api.post('/user_management/password_reset', { email }))
    const [first, , , last] = answers
    expect(first?.status).toBe(email === user.email ? 201 : 404)
    expect(last).toMatchObject({ status: 429, body: { code: 'daily_quota_exceeded' } })
    expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0)
  }
  expect(await outbox(user.email)).toHaveLength(3)
})

test('a configured address takes the token; a mail that is switched off is not sent', async () => {
  const { api, workos, user, outbox } = await start()
  await api.request('/environments/current/sign_in_settings', {
    method: 'PATCH',
    body: { password_reset_url: 'https://app.example/reset', disabled_mails: ['password_reset'] },
  })

  const { passwordResetUrl, passwordResetToken } = await workos.userManagement.createPasswordReset({
    email: user.email,
  })

  expect(passwordResetUrl).toBe(`https://app.example/reset?token=${passwordResetToken}`)
  expect(await outbox(user.email)).toEqual([])
})
