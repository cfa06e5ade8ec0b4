import { expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { fromBase32 } from '#protocol/totp/base32.ts'
import { totpCode, totpStep } from '#protocol/totp/totp.ts'
import { startServerWithClock } from '#test/server.ts'

const password = 'a sturdy long passphrase'
/** RFC 6238's own secret, for which `codeAt` is a table of another program's making. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const codes: Record<number, string> = { 1111111109: '081804', 1111111111: '050471', 1234567890: '005924' }
const grantType = 'urn:workos:oauth:grant-type:mfa-totp'

type Body = Record<string, unknown>

async function start(policy?: 'off' | 'required') {
  let time = 1_111_111_111_000
  const server = await startServerWithClock(() => new Date(time))
  const { workos, api, apiKey, clientId } = server
  if (policy !== undefined)
    await api.request('/environments/current/sign_in_settings', { method: 'PATCH', body: { mfa_policy: policy } })
  const authenticate = async (body: Body): Promise<{ status: number; body: Body }> => {
    const answer = await api.post<Body>('/user_management/authenticate', {
      client_id: clientId,
      client_secret: apiKey,
      ...body,
    })
    return { status: answer.status, body: answer.body }
  }
  return {
    ...server,
    authenticate,
    at(second: number) {
      time = second * 1_000
      return codes[second] ?? ''
    },
    signIn: (email: string) => authenticate({ grant_type: 'password', email, password }),
    finish: (step: Body, challengeId: unknown, code: string) =>
      authenticate({
        grant_type: grantType,
        code,
        pending_authentication_token: step.pending_authentication_token,
        authentication_challenge_id: challengeId,
      }),
    user: (email: string, emailVerified = true) => workos.userManagement.createUser({ email, password, emailVerified }),
    /** A factor of an app that the user has already, so that it counts at once. */
    async withFactor(userId: string) {
      const { authenticationFactor } = await workos.multiFactorAuth.createUserAuthFactor({
        userId,
        type: 'totp',
        totpSecret: secret,
      })
      return authenticationFactor.id
    },
    async challenge(authenticationFactorId: string) {
      return (await workos.multiFactorAuth.challengeFactor({ authenticationFactorId })).id
    },
    announced: async (name: string) => {
      const { body } = await api.get<{ data: { data: Body }[] }>(`/events?events=${name}`)
      return body.data.map(({ data }) => data)
    },
  }
}

test('a user with a second factor enters a code of it: the password alone gives no session, both do', async () => {
  const server = await start()
  const { workos, user, signIn, finish, withFactor, challenge, announced, at } = server
  const ada = await user('ada@northwind.example')
  const factorId = await withFactor(ada.id)

  const step = await signIn(ada.email)

  expect(step).toMatchObject({
    status: 403,
    body: {
      code: 'mfa_challenge',
      authentication_factors: [{ id: factorId, type: 'totp' }],
      user: { id: ada.id },
      pending_authentication_token: expect.any(String),
    },
  })
  expect((await workos.userManagement.listSessions(ada.id)).data).toEqual([])
  const challengeId = await challenge(factorId)
  expect(await finish(step.body, challengeId, '000000')).toMatchObject({
    status: 400,
    body: { code: 'invalid_one_time_code' },
  })
  const answer = await finish(step.body, challengeId, at(1111111111))
  expect(answer).toMatchObject({ status: 200, body: { authentication_method: 'Password', user: { id: ada.id } } })
  expect((await workos.userManagement.listSessions(ada.id)).data).toMatchObject([{ authMethod: 'password' }])
  expect(await finish(step.body, challengeId, at(1111111111))).toMatchObject({
    status: 400,
    body: { code: 'invalid_pending_authentication_token' },
  })
  expect(await announced('authentication.password_succeeded')).toHaveLength(1)
  expect(await announced('authentication.mfa_failed')).toMatchObject([{ user_id: ada.id, type: 'mfa' }])
  expect(await announced('authentication.mfa_succeeded')).toMatchObject([{ user_id: ada.id, email: ada.email }])
})

test('the official SDK finishes a sign-in with a second factor', async () => {
  const { workos, clientId, user, withFactor, challenge, at } = await start()
  const ada = await user('ada@northwind.example')
  const factorId = await withFactor(ada.id)
  const error = await workos.userManagement
    .authenticateWithPassword({ clientId, email: ada.email, password })
    .catch((refusal: { pendingAuthenticationToken: string }) => refusal)

  const answer = await workos.userManagement.authenticateWithTotp({
    clientId,
    code: at(1111111111),
    pendingAuthenticationToken: (error as { pendingAuthenticationToken: string }).pendingAuthenticationToken,
    authenticationChallengeId: await challenge(factorId),
  })

  expect(answer.user.id).toBe(ada.id)
})

test('[U-3] a code that one sign-in has used signs no one in again, and the next step’s does', async () => {
  const { user, signIn, finish, withFactor, challenge, at } = await start()
  const ada = await user('ada@northwind.example')
  const factorId = await withFactor(ada.id)
  const code = at(1111111111)
  expect((await finish((await signIn(ada.email)).body, await challenge(factorId), code)).status).toBe(200)

  const step = await signIn(ada.email)
  expect(await finish(step.body, await challenge(factorId), code)).toMatchObject({
    status: 400,
    body: { code: 'invalid_one_time_code' },
  })

  // A day later nothing of the first remains but its step.
  const later = at(1234567890)
  const again = await signIn(ada.email)
  expect((await finish(again.body, await challenge(factorId), later)).status).toBe(200)
})

test('[U-3] [A-10] the challenge of someone else’s factor continues nothing', async () => {
  const { user, signIn, finish, withFactor, challenge, at } = await start()
  const [ada, eve] = [await user('ada@northwind.example'), await user('eve@northwind.example')]
  await withFactor(ada.id)
  const eves = await withFactor(eve.id)
  const step = await signIn(ada.email)

  expect(await finish(step.body, await challenge(eves), at(1111111111))).toMatchObject({
    status: 400,
    body: { code: 'user_mismatch' },
  })
  expect((await finish(step.body, 'auth_challenge_nothing', at(1111111111))).status).toBe(404)
})

test('[U-3] a factor that no one has proven yet answers no challenge and asks for none', async () => {
  const { api, user, signIn, finish, withFactor, challenge, at } = await start()
  const ada = await user('ada@northwind.example')
  const { body } = await api.post<{ id: string; totp: { secret: string } }>('/auth/factors/enroll', {
    type: 'totp',
    user_id: ada.id,
  })
  const fresh = body
  expect((await signIn(ada.email)).status).toBe(200)

  await withFactor(ada.id)
  const step = await signIn(ada.email)
  expect((step.body.authentication_factors as unknown[]).length).toBe(1)
  at(1111111111)
  const bytes = fromBase32(fresh.totp.secret) ?? Buffer.alloc(0)
  const own = totpCode(bytes, totpStep(new Date(1_111_111_111_000)))
  expect(await finish(step.body, await challenge(fresh.id), own)).toMatchObject({
    status: 400,
    body: { code: 'invalid_one_time_code' },
  })
})

test('where a second factor is required, a user without one enrolls one and finishes the sign-in with its first code', async () => {
  const { api, workos, user, signIn, finish, at } = await start('required')
  const ada = await user('ada@northwind.example')

  const step = await signIn(ada.email)
  expect(step).toMatchObject({ status: 403, body: { code: 'mfa_enrollment', user: { id: ada.id } } })
  expect(step.body).not.toHaveProperty('authentication_factors')

  const { body } = await api.post<{ authentication_challenge: { id: string } }>(
    `/user_management/users/${ada.id}/auth_factors`,
    {
      type: 'totp',
      totp_secret: secret,
    },
  )
  const { authentication_challenge: challenge } = body
  expect((await finish(step.body, challenge.id, at(1111111111))).status).toBe(200)
  expect((await workos.userManagement.listSessions(ada.id)).data).toHaveLength(1)
  expect(await signIn(ada.email)).toMatchObject({ status: 403, body: { code: 'mfa_challenge' } })
})

test('the address is proven before a second factor is asked for, and the organization is chosen after it', async () => {
  const { workos, authenticate, user, signIn, finish, withFactor, challenge, lastCode, at } = await start()
  const ada = await user('ada@northwind.example', false)
  const factorId = await withFactor(ada.id)
  for (const name of ['A', 'B']) {
    const { id: organizationId } = await workos.organizations.createOrganization({ name })
    await workos.userManagement.createOrganizationMembership({ userId: ada.id, organizationId })
  }

  const first = await signIn(ada.email)
  expect(first.body.code).toBe('email_verification_required')
  const second = await authenticate({
    grant_type: 'urn:workos:oauth:grant-type:email-verification:code',
    code: await lastCode(ada.email),
    pending_authentication_token: first.body.pending_authentication_token,
  })
  expect(second.body.code).toBe('mfa_challenge')
  const third = await finish(second.body, await challenge(factorId), at(1111111111))
  expect(third.body.code).toBe('organization_selection_required')
  const [organization] = third.body.organizations as { id: string }[]
  const last = await authenticate({
    grant_type: 'urn:workos:oauth:grant-type:organization-selection',
    pending_authentication_token: third.body.pending_authentication_token,
    organization_id: organization?.id,
  })
  expect(last).toMatchObject({ status: 200, body: { organization_id: organization?.id } })
})

test('a mailed code is no second factor; where the policy is off no one is asked', async () => {
  const { workos, api, authenticate, user, withFactor } = await start()
  const ada = await user('ada@northwind.example')
  await withFactor(ada.id)
  const signInByCode = async () => {
    const { code } = await workos.userManagement.createMagicAuth({ email: ada.email })
    const grant = 'urn:workos:oauth:grant-type:magic-auth:code'
    return authenticate({ grant_type: grant, email: ada.email, code })
  }

  expect(await signInByCode()).toMatchObject({ status: 403, body: { code: 'mfa_challenge' } })
  await api.request('/environments/current/sign_in_settings', { method: 'PATCH', body: { mfa_policy: 'off' } })
  expect((await signInByCode()).status).toBe(200)
})

test('[U-1] [U-3] more than ten tries a minute against a factor are a 429, over all sign-ins, for the right code too', async () => {
  const { user, signIn, finish, withFactor, challenge, at } = await start()
  const ada = await user('ada@northwind.example')
  const factorId = await withFactor(ada.id)
  const steps = [await signIn(ada.email), await signIn(ada.email)]

  for (let i = 0; i < 10; i++) {
    const wrong = await finish(steps[i % 2]?.body ?? {}, await challenge(factorId), '000000')
    expect(wrong).toMatchObject({ status: 400, body: { code: 'invalid_one_time_code' } })
  }
  const refused = await finish(steps[0]?.body ?? {}, await challenge(factorId), at(1111111111))

  expect(refused).toMatchObject({ status: 429, body: { error: 'too_many_requests' } })
})

test('[U-3] a challenge is refused by name when it is used up, expired or spent', async () => {
  const { api, user, signIn, finish, challenge, environment, outbox } = await start()
  const ada = await user('ada@northwind.example')
  const enroll = { type: 'sms', phone_number: '+14155550123', user_id: ada.id }
  const { id } = (await api.post<{ id: string }>('/auth/factors/enroll', enroll)).body
  const codeSent = async () => /\d{6}/.exec((await outbox('+14155550123'))[0]?.text ?? '')?.[0] ?? ''
  const proof = await challenge(id)
  await api.post(`/auth/challenges/${proof}/verify`, { code: await codeSent() })
  const step = await signIn(ada.email)
  expect(step.body.authentication_factors).toEqual([{ id, type: 'sms' }])

  expect(await finish(step.body, proof, await codeSent())).toMatchObject({
    status: 400,
    body: { code: 'one_time_code_previously_used' },
  })
  const tried = await challenge(id)
  const code = await codeSent()
  await environment.db.run(sql`
    update authentication_challenges set attempts = 10
    where environment_id = ${environment.environmentId} and id = ${tried}`)
  expect(await finish(step.body, tried, code)).toMatchObject({
    status: 400,
    body: { code: 'one_time_code_too_many_attempts' },
  })
  await environment.db.run(sql`
    update authentication_challenges set attempts = 0, expires_at = ${new Date(0)}
    where environment_id = ${environment.environmentId} and id = ${tried}`)
  expect(await finish(step.body, tried, code)).toMatchObject({ status: 400, body: { code: 'one_time_code_expired' } })
  const fresh = await challenge(id)
  expect((await finish(step.body, fresh, await codeSent())).status).toBe(200)
})

test('a recovery code stands in for a lost second factor, once, in any spelling; new codes end the old', async () => {
  const { api, user, signIn, finish, withFactor, challenge } = await start()
  const ada = await user('ada@northwind.example')
  const challengeId = await challenge(await withFactor(ada.id))
  const path = `/user_management/users/${ada.id}/recovery_codes`
  const create = async () => (await api.post<{ codes: string[] }>(path)).body.codes
  const tryCode = async (code = '') => (await finish((await signIn(ada.email)).body, challengeId, code)).status

  const [first, second] = await create()
  expect(first).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/)
  expect(await tryCode(first)).toBe(200)
  expect(await tryCode(first)).toBe(400)
  expect((await api.get(path)).body).toEqual({ object: 'recovery_codes', remaining: 9 })
  expect(await tryCode(second?.toLowerCase().replace('-', ' '))).toBe(200)
  const [third] = (await create()).slice(2)
  expect((await api.get(path)).body).toEqual({ object: 'recovery_codes', remaining: 10 })
  expect(await tryCode('00000-00000')).toBe(400)
  expect(await tryCode(third)).toBe(200)
})

test('[U-3] of ten parallel uses of a recovery code one gets a session', async () => {
  const { api, workos, user, signIn, finish, withFactor, challenge } = await start()
  const ada = await user('ada@northwind.example')
  const challengeId = await challenge(await withFactor(ada.id))
  const { body } = await api.post<{ codes: string[] }>(`/user_management/users/${ada.id}/recovery_codes`)
  const [code = ''] = body.codes
  const steps = await Promise.all(Array.from({ length: 9 }, () => signIn(ada.email)))

  const answers = await Promise.all(steps.map((step) => finish(step.body, challengeId, code)))

  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect((await workos.userManagement.listSessions(ada.id)).data).toHaveLength(1)
})
