import { expect, onTestFinished, test } from 'vitest'
import { startMfaServer, wrongCode } from '#people/mfa/mfa.fixture.ts'
import { countedTries } from '#test/counted-tries.ts'
import { startOwnServer, startServer } from '#test/server.ts'
import { refused, startRadar } from './radar/radar.fixture.ts'

const password = 'a sturdy long passphrase'
const email = 'ada@northwind.example'

type Body = Record<string, unknown>

async function start(server = startServer()) {
  const own = await server
  const { api, apiKey, clientId, workos } = own
  return {
    ...own,
    authenticate: async (body: Body) => {
      const all = { client_id: clientId, client_secret: apiKey, ...body }
      const answer = await api.post<Body>('/user_management/authenticate', all)
      return { status: answer.status, body: answer.body, headers: answer.headers }
    },
    user: (emailVerified = true) => workos.userManagement.createUser({ email, password, emailVerified }),
  }
}

const passwordGrant = (attempt: string) => ({ grant_type: 'password', email, password: attempt })

test('[U-1] one person signs in a dozen times in a minute; guesses at the password are limited as before', async () => {
  const server = await startOwnServer({ now: () => new Date('2026-06-01T12:00:00.000Z') })
  onTestFinished(() => server.close())
  const { workos, clientId, authenticate, user } = await start(Promise.resolve(server))
  await user()

  for (let i = 0; i < 12; i++) await workos.userManagement.authenticateWithPassword({ clientId, email, password })

  for (let i = 0; i < 10; i++) expect((await authenticate(passwordGrant('a wrong one'))).status).toBe(400)
  const limited = await authenticate(passwordGrant(password))
  expect(limited).toMatchObject({ status: 429, body: { error: 'too_many_requests' } })
  expect(limited.headers.get('retry-after')).toBe('60')
})

test('[U-1] of a password and of a mailed code for the same address, wrong tries count and right ones do not', async () => {
  const { workos, user, authenticate, environment } = await start()
  await user()
  const { code } = await workos.userManagement.createMagicAuth({ email })
  const magicGrant = (entered: string) => ({
    grant_type: 'urn:workos:oauth:grant-type:magic-auth:code',
    email,
    code: entered,
  })

  for (const [grant, status] of [
    [passwordGrant('a wrong one'), 400],
    [passwordGrant(password), 200],
    [magicGrant(wrongCode(code)), 400],
    [magicGrant(code), 200],
    // Right once, and now spent.
    [magicGrant(code), 400],
  ] as const)
    expect((await authenticate(grant)).status).toBe(status)

  expect(await countedTries(environment)).toBe(3)
})

test('[U-1] of codes that prove an address, by API and in a sign-in, the right ones do not count', async () => {
  const { workos, user, authenticate, environment, lastCode, api } = await start()
  const { id } = await user(false)
  const waiting = await authenticate(passwordGrant(password))
  const inSignIn = (code: string) =>
    authenticate({
      grant_type: 'urn:workos:oauth:grant-type:email-verification:code',
      pending_authentication_token: waiting.body.pending_authentication_token,
      code,
    })
  const code = await lastCode(email)
  expect((await inSignIn(wrongCode(code))).status).toBe(400)
  expect((await inSignIn(code)).status).toBe(200)
  expect(await countedTries(environment)).toBe(1)

  await workos.userManagement.updateUser({ userId: id, email: 'lovelace@northwind.example' })
  await workos.userManagement.sendVerificationEmail({ userId: id })
  const next = await lastCode('lovelace@northwind.example')
  const confirm = (entered: string) =>
    api.post(`/user_management/users/${id}/email_verification/confirm`, { code: entered })
  expect((await confirm(wrongCode(next))).status).toBe(400)
  expect((await confirm(next)).status).toBe(200)
  expect(await countedTries(environment)).toBe(2)
})

test('[U-1] of codes of a second factor the right ones do not count, whichever of several apps made them', async () => {
  const server = await startMfaServer()
  const { workos, user, authenticate, environment, codeOf, pass, post } = {
    ...server,
    ...(await start(Promise.resolve(server))),
  }
  const { id: userId } = await user()
  const secrets = ['GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', 'MFRGGZDFMZTWQ2LKMFRGGZDFMZTWQ2LK']
  const factors: string[] = []
  for (const totpSecret of secrets) {
    const { authenticationFactor } = await workos.multiFactorAuth.createUserAuthFactor({
      userId,
      type: 'totp',
      totpSecret,
    })
    factors.push(authenticationFactor.id)
  }
  const signIn = async (code: string, factorId = factors[0]) => {
    const { body } = await authenticate(passwordGrant(password))
    const challenge = await workos.multiFactorAuth.challengeFactor({ authenticationFactorId: factorId ?? '' })
    return authenticate({
      grant_type: 'urn:workos:oauth:grant-type:mfa-totp',
      code,
      pending_authentication_token: body.pending_authentication_token,
      authentication_challenge_id: challenge.id,
    })
  }
  const right = () => codeOf(secrets[0] ?? '')

  expect((await signIn(right())).status).toBe(200)
  expect(await countedTries(environment)).toBe(0)
  expect((await signIn(wrongCode(right()))).status).toBe(400)
  // Against a minute and against a day.
  expect(await countedTries(environment)).toBe(2)
  pass(30)
  const { id } = await workos.multiFactorAuth.challengeFactor({ authenticationFactorId: factors[1] ?? '' })
  expect((await post(`/auth/challenges/${id}/verify`, { code: codeOf(secrets[1] ?? '') })).body.valid).toBe(true)
  expect(await countedTries(environment)).toBe(2)

  const { codes } = (await post(`/user_management/users/${userId}/recovery_codes`)).body as { codes?: string[] }
  expect((await signIn(codes?.[0] ?? '')).status).toBe(200)
  expect(await countedTries(environment)).toBe(2)
  expect((await signIn('00000-00000')).status).toBe(400)
  expect(await countedTries(environment)).toBe(3)
})

test('[U-1] of codes that Radar asks for the right one does not count', async () => {
  const { workos, user, signIn, grant, lastCode, environment } = await startRadar({ restriction: 'challenge' })
  await user(email)
  await workos.radar.addListEntry({ type: 'email', action: 'block', entry: email })
  const step = await refused(signIn(email))
  const code = await lastCode(email)
  const finish = (entered: string) =>
    grant({
      grant_type: 'urn:workos:oauth:grant-type:radar-email-challenge:code',
      code: entered,
      radar_challenge_id: step.radarChallengeId,
      pending_authentication_token: step.pendingAuthenticationToken,
    })

  expect((await finish(wrongCode(code))).status).toBe(400)
  expect((await finish(code)).status).toBe(200)

  expect(await countedTries(environment)).toBe(1)
})
