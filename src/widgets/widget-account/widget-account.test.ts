import { decodeJwt } from 'jose'
import { expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { send } from '#test/samples.ts'
import { startServer } from '#test/server.ts'
import { totpNow } from '#test/totp-calls.ts'

const server = await startServer()
const { workos, url, clientId, lastCode, environment } = server
const password = 'correct horse battery staple'

async function furnish({ withPassword = true } = {}) {
  const { id: organizationId } = await workos.organizations.createOrganization({ name: 'Northwind' })
  const email = `ada.${organizationId}@northwind.example`.toLowerCase()
  const { id: userId } = await workos.userManagement.createUser({
    email,
    firstName: 'Ada',
    lastName: 'Byron',
    emailVerified: true,
    ...(withPassword ? { password } : {}),
  })
  await workos.userManagement.createOrganizationMembership({ userId, organizationId })
  const signIn = async () => {
    const { accessToken } = await workos.userManagement.authenticateWithPassword({ clientId, email, password })
    return { accessToken, sessionId: String(decodeJwt(accessToken).sid) }
  }
  const tokenOf = async () => (await workos.widgets.createToken({ organizationId, userId })).token
  return { userId, organizationId, email, signIn, tokenOf }
}

async function ask(token: string, method: string, path: string, body?: object, elevated?: string) {
  const headers = elevated === undefined ? {} : { 'x-elevated-access-token': elevated }
  const { status, json } = await send(url, `/_widgets/UserProfile/${path}`, { method, key: token, body, headers })
  return { status, json: json as Record<string, unknown> }
}

async function elevate(token: string, email: string): Promise<string> {
  const { json } = await ask(token, 'POST', 'send-verification')
  const answer = await ask(token, 'POST', 'verify', {
    code: await lastCode(email),
    authenticationChallengeId: json.authenticationChallenge,
  })
  expect(answer.status).toBe(200)
  return String(answer.json.elevatedAccessToken)
}

test('people read and change their profile, with a widget token or the access token of their session', async () => {
  const { userId, email, signIn, tokenOf } = await furnish()
  for (const token of [await tokenOf(), (await signIn()).accessToken]) {
    expect(await ask(token, 'GET', 'me')).toEqual({
      status: 200,
      json: {
        id: userId,
        email,
        firstName: 'Ada',
        lastName: 'Byron',
        locale: null,
        profilePictureUrl: null,
        oauthProfiles: {},
      },
    })
    const changed = { firstName: 'Augusta', lastName: 'King', locale: 'de' }
    expect(await ask(token, 'POST', 'me', changed)).toMatchObject({ status: 200, json: changed })
    await ask(token, 'POST', 'me', { firstName: 'Ada', lastName: 'Byron', locale: null })
  }
})

test('[A-5] a token ends with its session, and one without a user says nothing of anyone', async () => {
  const { organizationId, signIn, tokenOf } = await furnish()
  const { sessionId } = await signIn()
  const token = await tokenOf()
  expect(decodeJwt(token)).toMatchObject({ sid: sessionId, permissions: [] })
  await workos.userManagement.revokeSession({ sessionId })
  expect(await ask(token, 'GET', 'me')).toMatchObject({ status: 403, json: { code: 'widget_token_ended' } })
  const { token: ofNobody } = await workos.widgets.createToken({ organizationId })
  expect(await ask(ofNobody, 'GET', 'me')).toMatchObject({ status: 403, json: { code: 'widget_user_missing' } })
})

test('people end their sessions one by one or all others, and no one else’s', async () => {
  const [ours, theirs] = [await furnish(), await furnish()]
  const [first, second, third] = [await ours.signIn(), await ours.signIn(), await ours.signIn()]
  const foreign = await theirs.signIn()
  const ids = async () =>
    ((await ask(third.accessToken, 'GET', 'sessions')).json.data as { id: string }[]).map(({ id }) => id)
  expect(await ids()).toEqual([third, second, first].map(({ sessionId }) => sessionId))
  expect(await ask(third.accessToken, 'DELETE', `sessions/revoke/${foreign.sessionId}`)).toMatchObject({ status: 404 })
  expect(await ask(third.accessToken, 'DELETE', `sessions/revoke/${first.sessionId}`)).toEqual({
    status: 200,
    json: { success: true },
  })
  expect(await ids()).toEqual([third, second].map(({ sessionId }) => sessionId))
  await ask(third.accessToken, 'DELETE', 'sessions/revoke-all', { currentSessionId: third.sessionId })
  expect(await ids()).toEqual([third.sessionId])
  expect(await ask(foreign.accessToken, 'GET', 'sessions')).toMatchObject({ status: 200 })
})

test('[U-4] a password is changed with the present one, and ends the other sessions', async () => {
  const { email, signIn } = await furnish()
  const [other, own] = [await signIn(), await signIn()]
  const change = (currentPassword: string, newPassword: string) =>
    ask(own.accessToken, 'POST', 'update-password', { currentPassword, newPassword })
  expect(await change('wrong', 'another sturdy long passphrase')).toMatchObject({
    status: 400,
    json: { code: 'password_incorrect' },
  })
  expect(await change(password, 'short')).toMatchObject({
    status: 400,
    json: { code: 'password_strength_error', errors: [{ code: 'password_too_short' }] },
  })
  expect(await change(password, 'another sturdy long passphrase')).toEqual({ status: 201, json: { success: true } })
  expect(await ask(other.accessToken, 'GET', 'me')).toMatchObject({ status: 401 })
  expect(await ask(own.accessToken, 'GET', 'me')).toMatchObject({ status: 200 })
  const signedIn = workos.userManagement.authenticateWithPassword({ clientId, email, password })
  await expect(signedIn).rejects.toMatchObject({ code: 'invalid_credentials' })
})

test('[U-1] what changes how people sign in needs a code that was mailed to them, once and for them alone', async () => {
  const { email, tokenOf } = await furnish({ withPassword: false })
  const other = await furnish()
  const token = await tokenOf()
  const elevated = ['create-password', 'create-totp-factor', 'verify-totp-factor', 'send-email-change'] as const
  const bodies = {
    'create-password': { password },
    'create-totp-factor': {},
    'verify-totp-factor': { code: '123456', authenticationChallengeId: 'auth_challenge_1' },
    'send-email-change': { newEmail: 'new@northwind.example' },
  }
  const ofOther = await elevate(await other.tokenOf(), other.email)
  for (const path of elevated)
    for (const proof of [undefined, ofOther, token])
      expect(await ask(token, 'POST', path, bodies[path], proof), path).toMatchObject({
        status: 401,
        json: { code: 'elevated_access_required' },
      })
  const { json } = await ask(token, 'POST', 'send-verification')
  const code = await lastCode(email)
  const verify = (code: string, challenge: unknown = json.authenticationChallenge) =>
    ask(token, 'POST', 'verify', { code, authenticationChallengeId: challenge })
  expect(await verify('000000')).toMatchObject({ status: 400, json: { code: 'verification_code_incorrect' } })
  expect(await verify(code, 'email_verification_1')).toMatchObject({ status: 400 })
  const proven = await verify(code)
  expect(proven.status).toBe(200)
  expect(await verify(code)).toMatchObject({ status: 400 })
  const proof = String(proven.json.elevatedAccessToken)
  expect(await ask(token, 'POST', 'create-password', { password }, proof)).toEqual({
    status: 201,
    json: { success: true },
  })
  expect(await ask(token, 'POST', 'create-password', { password }, proof)).toMatchObject({
    status: 400,
    json: { code: 'password_already_set' },
  })
  expect((await ask(token, 'GET', 'authentication-information')).json).toMatchObject({
    data: {
      verificationMethods: { Mfa: { isSetUp: false }, Password: { isSetUp: true } },
      passwordSettings: { passwordMinimumLength: 10 },
    },
  })
})

test('an authenticator app counts once a code of it was shown, and can be removed', async () => {
  const { email, tokenOf } = await furnish()
  const token = await tokenOf()
  const proof = await elevate(token, email)
  const isSetUp = async () =>
    (await ask(token, 'GET', 'authentication-information')).json as {
      data: { verificationMethods: { Mfa: { isSetUp: boolean } } }
    }
  const begun = await ask(token, 'POST', 'create-totp-factor', {}, proof)
  expect(begun).toMatchObject({ status: 201, json: { authenticationFactor: { totp: { secret: expect.any(String) } } } })
  const { authenticationFactor, authenticationChallenge } = begun.json as {
    authenticationFactor: { totp: { secret: string } }
    authenticationChallenge: { id: string }
  }
  expect((await isSetUp()).data.verificationMethods.Mfa.isSetUp).toBe(false)
  const verify = (code: string) =>
    ask(token, 'POST', 'verify-totp-factor', { code, authenticationChallengeId: authenticationChallenge.id }, proof)
  expect(await verify('12345')).toMatchObject({ status: 400 })
  expect(await verify(totpNow(authenticationFactor.totp.secret))).toEqual({
    status: 200,
    json: { success: true },
  })
  expect((await isSetUp()).data.verificationMethods.Mfa.isSetUp).toBe(true)
  expect(await ask(token, 'DELETE', 'totp-factors', undefined, proof)).toEqual({ status: 200, json: { success: true } })
  expect((await isSetUp()).data.verificationMethods.Mfa.isSetUp).toBe(false)
})

test('[U-8] an address changes once a code of the new one was shown', async () => {
  const { email, tokenOf } = await furnish()
  const token = await tokenOf()
  const proof = await elevate(token, email)
  const newEmail = `new.${email}`
  expect(await ask(token, 'POST', 'send-email-change', { newEmail }, proof)).toMatchObject({ status: 200 })
  expect(await ask(token, 'POST', 'verify-email-change', { code: await lastCode(newEmail) })).toMatchObject({
    status: 200,
    json: { user: { email: newEmail }, elevatedAccessToken: expect.any(String) },
  })
})

test('[U-1] of several first passwords at once one is set, and the others get an error', async () => {
  const { userId, email, tokenOf } = await furnish({ withPassword: false })
  const token = await tokenOf()
  const proof = await elevate(token, email)
  const waiting = async () => {
    const { n } = await environment.db.one<{ n: number }>(sql`
      select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`)
    return n
  }
  // All of them have read what they read first, and then wait for each other.
  const { asked } = await environment.transaction(async (tx) => {
    await tx.db.run(sql`select 1 from users where environment_id = ${tx.environmentId} and id = ${userId} for update`)
    const asked = ['first', 'second', 'third'].map((which) =>
      ask(token, 'POST', 'create-password', { password: `a sturdy long ${which} passphrase` }, proof),
    )
    await expect.poll(waiting, { timeout: 10_000 }).toBe(3)
    return { asked }
  })
  expect((await Promise.all(asked)).map(({ status }) => status).sort()).toEqual([201, 400, 400])
})
