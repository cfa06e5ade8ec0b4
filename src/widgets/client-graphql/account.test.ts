import { decodeJwt } from 'jose'
import { expect, test } from 'vitest'
import { registerOrigin } from '#environment/cors-origins/index.ts'
import { createAuthenticator } from '#people/passkeys/software-authenticator.fixture.ts'
import { sql } from '#platform/db/sql.ts'
import { startServer } from '#test/server.ts'
import { totpNow } from '#test/totp-calls.ts'
import { makeAsker, makeOrganization } from './client.fixture.ts'

const server = await startServer()
const { workos, api, clientId, environment, lastCode } = server
const { ask, refusal } = makeAsker(server)
const password = 'correct horse battery staple'
const wrong = (code: string) => (code === '000000' ? '000001' : '000000')

/** Elevated access by the code that was mailed. */
async function elevate({ token, email }: { token: string; email: string }): Promise<string> {
  const { authenticationChallengeId } = await ask(token, 'sendVerificationCode')
  const input = { authenticationChallengeId, code: await lastCode(email) }
  return (await ask(token, 'verifyCurrentEmail', { input })).elevatedAccessToken
}

test('a profile is read and changed, and an empty text clears a name', async () => {
  const { ada } = await makeOrganization(server)
  await environment.db.run(sql`
    insert into identities (environment_id, provider, idp_id, user_id, created_at)
    values (${environment.environmentId}, 'GitHubOAuth', ${`github-${ada.userId}`}, ${ada.userId}, now())`)

  expect(await ask(ada.token, 'me')).toMatchObject({
    id: ada.userId,
    email: ada.email,
    firstName: 'Ada',
    connectedAccounts: [{ id: `github-${ada.userId}`, provider: 'GithubOAuth' }],
    passwordSet: false,
  })
  const input = { firstName: '', lastName: 'Byron', locale: 'en-GB' }
  expect(await ask(ada.token, 'updateProfile', { input })).toMatchObject({
    __typename: 'ProfileUpdated',
    user: { firstName: null, lastName: 'Byron' },
  })
  expect(await workos.userManagement.getUser(ada.userId)).toMatchObject({ lastName: 'Byron', locale: 'en-GB' })
  expect(await ask(ada.token, 'updateProfile', { input: { firstName: 'Augusta' } })).toMatchObject({
    user: { firstName: 'Augusta', lastName: 'Byron' },
  })
  expect(await ask(ada.token, 'updateProfile', { input: { locale: 'no language' } })).toEqual({
    __typename: 'InvalidLocale',
    _placeholder: true,
  })
  expect(await refusal(ada.token, 'updateProfile', { input: { lastName: 'x'.repeat(256) } })).toEqual([
    200,
    1,
    'BAD_USER_INPUT',
    'invalid_request_parameters',
  ])
})

test('[U-8] an email changes with codes to both addresses, and without the first one nothing is sent', async () => {
  const { ada } = await makeOrganization(server)
  const newEmail = `new.${ada.email}`
  const { authenticationChallengeId } = await ask(ada.token, 'sendVerificationCode')
  const code = await lastCode(ada.email)
  expect(
    await ask(ada.token, 'verifyCurrentEmail', { input: { authenticationChallengeId, code: wrong(code) } }),
  ).toMatchObject({ __typename: 'VerificationCodeIncorrect' })
  const { elevatedAccessToken } = await ask(ada.token, 'verifyCurrentEmail', {
    input: { authenticationChallengeId, code },
  })

  expect(
    await ask(ada.token, 'sendEmailChange', { input: { newEmail, elevatedAccessToken: 'of no one' } }),
  ).toMatchObject({ __typename: 'IdentityVerificationInvalid' })
  for (const [address, __typename] of [
    ['no address', 'InvalidEmail'],
    [ada.email, 'EmailChangeNotAvailable'],
    [newEmail, 'EmailChangeSent'],
  ])
    expect(
      await ask(ada.token, 'sendEmailChange', { input: { newEmail: address, elevatedAccessToken } }),
    ).toMatchObject({ __typename })
  expect(
    await ask(ada.token, 'confirmEmailChange', {
      input: { code: wrong(await lastCode(newEmail)), elevatedAccessToken },
    }),
  ).toMatchObject({ __typename: 'EmailChangeCodeIncorrect' })
  const confirmed = await ask(ada.token, 'confirmEmailChange', {
    input: { code: await lastCode(newEmail), elevatedAccessToken },
  })
  expect(confirmed).toMatchObject({ __typename: 'EmailChangeConfirmed', user: { id: ada.userId, email: newEmail } })
  expect((await workos.userManagement.getUser(ada.userId)).email).toBe(newEmail)
})

test('a taken address and one that is managed by a directory are named for what they are', async () => {
  const { ada, mia } = await makeOrganization(server)
  const elevatedAccessToken = await elevate(ada)
  const change = (newEmail: string) => ask(ada.token, 'sendEmailChange', { input: { newEmail, elevatedAccessToken } })

  expect(await change(mia.email)).toMatchObject({ __typename: 'EmailNotAvailable' })
  expect(await ask(ada.token, 'confirmEmailChange', { input: { code: '123456', elevatedAccessToken } })).toMatchObject({
    __typename: 'NoPendingEmailChange',
  })
  await environment.db.run(sql`
    update organization_memberships set directory_managed = true
    where environment_id = ${environment.environmentId} and user_id = ${ada.userId}`)
  expect(await change('elsewhere@northwind.example')).toMatchObject({ __typename: 'EmailManagedByProvider' })
})

test('[U-1] the fourth code in a minute is a member of the union', async () => {
  const { ada } = await makeOrganization(server)
  for (let i = 0; i < 3; i++) await ask(ada.token, 'sendVerificationCode')
  expect(await ask(ada.token, 'sendVerificationCode')).toMatchObject({ __typename: 'DailyEmailQuotaExceeded' })
})

test('[U-4] a first password needs elevated access, a change the current one, and both keep the policy', async () => {
  const { ada, mia } = await makeOrganization(server)
  const create = (text: string, elevatedAccessToken: string) =>
    ask(ada.token, 'createPassword', { input: { password: text, elevatedAccessToken } })
  const proof = await elevate(ada)

  expect(await create(password, '')).toMatchObject({ __typename: 'ElevatedAccessTokenInvalid' })
  expect(await create(password, await elevate(mia))).toMatchObject({ __typename: 'ElevatedAccessTokenInvalid' })
  expect(await create('short', proof)).toMatchObject({
    __typename: 'PasswordPolicyViolation',
    code: 'password_too_short',
    violations: [{ code: 'password_too_short', minimumLength: 10, strengthSuggestions: [] }],
  })
  expect(await create(password, proof)).toEqual({ __typename: 'PasswordCreated', success: true })
  expect(await create(password, proof)).toEqual({ __typename: 'UserAlreadyHasPassword', _placeholder: true })
  expect(await ask(ada.token, 'me')).toMatchObject({ passwordSet: true })

  const { accessToken } = await workos.userManagement.authenticateWithPassword({ clientId, email: ada.email, password })
  const update = (currentPassword: string, newPassword: string) =>
    ask(ada.token, 'updatePassword', { input: { currentPassword, newPassword } })
  const next = `${password}, changed`
  expect(await update('not this one', next)).toEqual({ __typename: 'IncorrectPassword', _placeholder: true })
  expect(await update(password, 'password12')).toMatchObject({ __typename: 'PasswordPolicyViolation' })
  expect(await update(password, next)).toEqual({ __typename: 'PasswordUpdated', success: true })
  await workos.userManagement.authenticateWithPassword({ clientId, email: ada.email, password: next })
  expect(await ask(ada.token, 'sessions')).not.toContainEqual(
    expect.objectContaining({ id: decodeJwt(accessToken).sid }),
  )
  expect(await ask(ada.token, 'authenticationSettings')).toMatchObject({
    passwordAuthEnabled: true,
    mfaEnabled: true,
    passwordPolicy: { minimumLength: 10 },
  })
})

test('[A-7] an elevated access token that has run out is said to have', async () => {
  const { ada } = await makeOrganization(server)
  const later = { ...environment, now: () => new Date(Date.now() - 3_600_000) }
  const { mintElevatedToken } = await import('../widget-tokens/index.ts')
  const { elevatedAccessToken } = await mintElevatedToken(later, ada.userId)

  expect(await ask(ada.token, 'enrollTotp', { input: { elevatedAccessToken } })).toMatchObject({
    __typename: 'ElevatedAccessTokenExpired',
  })
  expect(
    await ask(ada.token, 'sendEmailChange', { input: { newEmail: 'x@northwind.example', elevatedAccessToken } }),
  ).toMatchObject({ __typename: 'IdentityVerificationExpired' })
})

test('an authenticator app counts from its first code on, and is removed with the others', async () => {
  const { ada } = await makeOrganization(server)
  const elevatedAccessToken = await elevate(ada)
  const input = { elevatedAccessToken }

  expect(await ask(ada.token, 'removeMfaFactor', { input })).toMatchObject({ __typename: 'NoMfaFactorsEnrolled' })
  const factor = await ask(ada.token, 'enrollTotp', { input })
  expect(factor).toMatchObject({ __typename: 'TotpFactor', uri: expect.stringMatching(/^otpauth:/) })
  const verify = (code: string) =>
    ask(ada.token, 'verifyTotp', {
      input: { ...input, code, authenticationChallengeId: factor.authenticationChallengeId },
    })
  const code = totpNow(factor.secret)
  expect(await verify(wrong(code))).toEqual({ __typename: 'TotpVerificationFailed', _placeholder: true })
  expect((await ask(ada.token, 'me')).mfaEnabled).toBe(false)
  expect(await verify(code)).toEqual({ __typename: 'TotpVerified', success: true })
  expect((await ask(ada.token, 'me')).mfaEnabled).toBe(true)
  expect(await ask(ada.token, 'enrollTotp', { input })).toMatchObject({ __typename: 'TotpAlreadyEnrolled' })
  const { data } = await workos.multiFactorAuth.listUserAuthFactors({ userId: ada.userId })
  expect(data).toHaveLength(1)

  expect(await ask(ada.token, 'removeMfaFactor', { input })).toEqual({ __typename: 'MfaFactorRemoved', success: true })
  expect((await workos.multiFactorAuth.listUserAuthFactors({ userId: ada.userId })).data).toEqual([])
})

test('a passkey is registered in a page of an allowed origin, listed, and deleted by its owner alone', async () => {
  const origin = 'https://passkeys.northwind.example'
  await registerOrigin(environment, origin)
  await api.request('/environments/current/sign_in_settings', {
    method: 'PATCH',
    body: { sign_in_methods: ['password', 'passkey'] },
  })
  const { ada, mia } = await makeOrganization(server)
  const elevatedAccessToken = await elevate(ada)
  const begun = await ask(ada.token, 'registerPasskey', { input: { elevatedAccessToken } })
  const verify = (response: unknown) =>
    ask(ada.token, 'verifyPasskey', { input: { elevatedAccessToken, challengeId: begun.challengeId, response } })

  const response = createAuthenticator().create(begun.options, origin)
  expect(await verify(response)).toEqual({ __typename: 'PasskeyVerified', success: true })
  expect(await verify(response)).toEqual({ __typename: 'PasskeyVerificationFailed', _placeholder: true })
  const [passkey] = await ask(ada.token, 'passkeys')
  expect(passkey).toMatchObject({ id: expect.any(String), lastVerifiedAt: null })
  expect(await ask(mia.token, 'passkeys')).toEqual([])
  expect(
    await ask(mia.token, 'deletePasskey', {
      input: { passkeyId: passkey.id, elevatedAccessToken: await elevate(mia) },
    }),
  ).toEqual({ __typename: 'PasskeyNotFound', _placeholder: true })
  expect(await ask(ada.token, 'deletePasskey', { input: { passkeyId: passkey.id, elevatedAccessToken } })).toEqual({
    __typename: 'PasskeyDeleted',
    success: true,
  })
  expect(await ask(ada.token, 'passkeys')).toEqual([])
  expect(
    await refusal(ada.token, 'verifyPasskey', {
      input: { elevatedAccessToken, challengeId: begun.challengeId, response: 'no object' },
    }),
  ).toEqual([200, 1, 'BAD_USER_INPUT', 'invalid_request_parameters'])
})

test('sessions are listed, ended one by one, and all but the one of the page at once', async () => {
  const { person } = await makeOrganization(server)
  const tom = await person('Tom', 'member', { password })
  const signIn = async () => {
    const { accessToken } = await workos.userManagement.authenticateWithPassword({
      clientId,
      email: tom.email,
      password,
    })
    return { accessToken, id: String(decodeJwt(accessToken).sid) }
  }
  const [first, second, third] = [await signIn(), await signIn(), await signIn()]
  const listed = async (token: string) =>
    (await ask(token, 'sessions')).map(({ id, isCurrent }: { id: string; isCurrent: boolean }) => [id, isCurrent])

  expect(await listed(third.accessToken)).toEqual([
    [third.id, true],
    [second.id, false],
    [first.id, false],
  ])
  const revoke = (sessionId: string) => ask(third.accessToken, 'revokeSession', { input: { sessionId } })
  expect(await revoke(first.id)).toMatchObject({
    __typename: 'SessionRevoked',
    session: { id: first.id, state: { tag: 'Revoked' } },
  })
  expect(await revoke(first.id)).toEqual({ __typename: 'SessionNotFound', sessionId: first.id })
  expect(await ask(third.accessToken, 'revokeAllSessions')).toEqual({ __typename: 'AllSessionsRevoked', success: true })
  expect(await listed(third.accessToken)).toEqual([[third.id, true]])
})
