import { expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { startServer } from '#test/server.ts'
import { startMfaServer, wrongCode } from './mfa.fixture.ts'

test('a TOTP factor shows its secret at its enrolment alone, with an address and a picture of it', async () => {
  const { workos } = await startServer()
  const user = await workos.userManagement.createUser({ email: 'ada@northwind.example' })

  const { authenticationFactor: factor, authenticationChallenge: challenge } =
    await workos.multiFactorAuth.createUserAuthFactor({ userId: user.id, type: 'totp' })

  expect(factor).toMatchObject({ type: 'totp', userId: user.id, totp: { issuer: 'Test', user: user.email } })
  const { secret, uri, qrCode } = factor.totp as { secret: string; uri: string; qrCode: string }
  expect(secret).toMatch(/^[A-Z2-7]{32}$/)
  expect(uri).toBe(
    `otpauth://totp/Test:ada%40northwind.example?secret=${secret}&issuer=Test&algorithm=SHA1&digits=6&period=30`,
  )
  expect(qrCode).toMatch(/^data:image\/png;base64,/)
  expect(challenge).toMatchObject({ authenticationFactorId: factor.id })
  expect(challenge.expiresAt).toBeUndefined()

  const read = await workos.multiFactorAuth.getFactor(factor.id)
  expect(read.totp).toEqual({ issuer: 'Test', user: user.email })
  const { data } = await workos.multiFactorAuth.listUserAuthFactors({ userId: user.id })
  expect(data).toEqual([{ ...read, userId: user.id }])
})

test('an app shows the first 40 characters of a long environment name, and no half of one', async () => {
  const { api, workos } = await startServer()
  const name = `${'x'.repeat(39)}\u{1f600} and more`
  expect((await api.request('/environments/current', { method: 'PATCH', body: { name } })).status).toBe(200)

  const user = await workos.userManagement.createUser({ email: 'ada@northwind.example' })
  const { authenticationFactor: factor } = await workos.multiFactorAuth.createUserAuthFactor({
    userId: user.id,
    type: 'totp',
  })

  expect(factor.totp).toMatchObject({
    issuer: 'x'.repeat(39),
    uri: expect.stringContaining(`issuer=${'x'.repeat(39)}&`),
  })
})

test('[U-3] a right code passes a challenge once; a wrong one is invalid and no error', async () => {
  const { workos, post, codeOf } = await startMfaServer()
  const factor = await workos.multiFactorAuth.enrollFactor({ type: 'totp', issuer: 'Northwind', user: 'ada' })
  const secret = factor.totp?.secret ?? ''
  const challenge = await workos.multiFactorAuth.challengeFactor({ authenticationFactorId: factor.id })
  const verify = (code: string) =>
    workos.multiFactorAuth.verifyChallenge({ authenticationChallengeId: challenge.id, code })

  expect(await verify(wrongCode(codeOf(secret)))).toMatchObject({ valid: false, challenge: { id: challenge.id } })
  expect(await verify(codeOf(secret))).toMatchObject({ valid: true })
  expect(await post(`/auth/challenges/${challenge.id}/verify`, { code: codeOf(secret) })).toMatchObject({
    status: 422,
    body: { code: 'authentication_challenge_previously_verified' },
  })
})

test('[U-3] a code of a step that was accepted, or of an older one, is not accepted by another challenge', async () => {
  const { post, codeOf, pass } = await startMfaServer()
  const { body: factor } = await post('/auth/factors/enroll', { type: 'totp', totp_user: 'ada' })
  const { id, totp } = factor as unknown as { id: string; totp: { secret: string } }
  const tryCode = async (code: string) => {
    const { body: challenge } = await post(`/auth/factors/${id}/challenge`, {})
    return (await post(`/auth/challenges/${challenge.id}/verify`, { code })).body.valid
  }

  expect(await tryCode(codeOf(totp.secret))).toBe(true)
  expect(await tryCode(codeOf(totp.secret))).toBe(false)
  expect(await tryCode(codeOf(totp.secret, -1))).toBe(false)
  expect(await tryCode(codeOf(totp.secret, 1))).toBe(true)
  pass(60)
  expect(await tryCode(codeOf(totp.secret, -1))).toBe(false)
  expect(await tryCode(codeOf(totp.secret))).toBe(true)
})

test('[U-3] of ten parallel uses of one code on ten challenges one is valid', async () => {
  const { post, codeOf } = await startMfaServer()
  const { body: factor } = await post('/auth/factors/enroll', { type: 'totp', totp_user: 'ada' })
  const { id, totp } = factor as unknown as { id: string; totp: { secret: string } }
  const challenges = await Promise.all(Array.from({ length: 10 }, () => post(`/auth/factors/${id}/challenge`, {})))

  const answers = await Promise.all(
    challenges.map(({ body }) => post(`/auth/challenges/${body.id}/verify`, { code: codeOf(totp.secret) })),
  )

  expect(answers.filter(({ body }) => body.valid === true)).toHaveLength(1)
})

test('[U-3] a challenge is dead after ten wrong tries, and a factor refuses more than ten a minute whatever the challenge', async () => {
  const { post, codeOf, pass } = await startMfaServer()
  const { body: factor } = await post('/auth/factors/enroll', { type: 'totp', totp_user: 'ada' })
  const { id, totp } = factor as unknown as { id: string; totp: { secret: string } }
  const challenge = async () => (await post(`/auth/factors/${id}/challenge`, {})).body.id
  const verify = (challengeId: unknown, code: string) => post(`/auth/challenges/${challengeId}/verify`, { code })
  const dead = { status: 400, body: { code: 'one_time_code_too_many_attempts' } }

  const first = await challenge()
  for (let i = 0; i < 10; i++) expect((await verify(first, wrongCode(codeOf(totp.secret)))).status).toBe(201)
  expect(await verify(first, codeOf(totp.secret))).toMatchObject(dead)
  expect(await verify(await challenge(), codeOf(totp.secret))).toMatchObject(dead)
  pass(120)
  expect(await verify(first, codeOf(totp.secret))).toMatchObject(dead)
  expect(await verify(await challenge(), codeOf(totp.secret))).toMatchObject({ status: 201, body: { valid: true } })
})

test('a texted code goes to the telephone in the given words, is nowhere in the answer, and lives for ten minutes', async () => {
  const { post, pass, outbox, workos } = await startMfaServer()
  const { body: factor } = await post('/auth/factors/enroll', { type: 'sms', phone_number: '+14155550123' })
  expect(factor).toMatchObject({ type: 'sms', sms: { phone_number: '+14155550123' } })
  const path = `/auth/factors/${factor.id}/challenge`

  const { body: first } = await post(path, { sms_template: 'Northwind: {{code}} ({{code}})' })
  const [message] = await outbox('+14155550123')
  const code = /(\d{6})/.exec(message?.text ?? '')?.[1] ?? ''
  expect(message).toMatchObject({ channel: 'sms', text: `Northwind: ${code} (${code})` })
  expect(JSON.stringify(first)).not.toContain(code)
  const verify = (challenge: { id?: string }, given: string) =>
    post(`/auth/challenges/${challenge.id}/verify`, { code: given })
  expect(await verify(first, wrongCode(code))).toMatchObject({ status: 201, body: { valid: false } })
  expect(await verify(first, code)).toMatchObject({ status: 201, body: { valid: true } })

  const second = await workos.multiFactorAuth.challengeFactor({ authenticationFactorId: factor.id ?? '' })
  const late = /(\d{6})/.exec((await outbox('+14155550123'))[0]?.text ?? '')?.[1] ?? ''
  expect(Date.parse(second.expiresAt ?? '') - Date.parse(second.createdAt)).toBe(600_000)
  pass(601)
  expect(await verify(second, late)).toMatchObject({
    status: 422,
    body: { code: 'authentication_challenge_expired' },
  })
})

test('[U-1] three text messages a minute go to one telephone', async () => {
  const { post, outbox } = await startMfaServer()
  const { body: factor } = await post('/auth/factors/enroll', { type: 'sms', phone_number: '+14155550124' })
  const answers = []
  for (let i = 0; i < 4; i++) answers.push(await post(`/auth/factors/${factor.id}/challenge`, {}))

  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 429])
  expect(answers[3]?.body).toMatchObject({ code: 'sms_challenge_rate_limited', retry_after: expect.any(Number) })
  expect(await outbox('+14155550124')).toHaveLength(3)
})

test('the code of a generic factor is given to the application, which sends it itself', async () => {
  const { post } = await startMfaServer()
  const { body: factor } = await post('/auth/factors/enroll', { type: 'generic_otp' })

  const { body: challenge } = await post(`/auth/factors/${factor.id}/challenge`, {})

  expect(challenge.code).toMatch(/^\d{6}$/)
  const verified = await post(`/auth/challenges/${challenge.id}/verify`, { code: challenge.code })
  expect(verified).toMatchObject({ status: 201, body: { valid: true } })
  expect(JSON.stringify(verified.body)).not.toContain(challenge.code)
})

test('an imported secret gives the codes that the app of its owner shows', async () => {
  const { workos, codeOf } = await startMfaServer()
  const user = await workos.userManagement.createUser({ email: 'ada@northwind.example' })
  const secret = 'JBSWY3DPEHPK3PXP'

  const { authenticationChallenge: challenge } = await workos.multiFactorAuth.createUserAuthFactor({
    userId: user.id,
    type: 'totp',
    totpSecret: secret.toLowerCase(),
  })

  expect(
    await workos.multiFactorAuth.verifyChallenge({ authenticationChallengeId: challenge.id, code: codeOf(secret) }),
  ).toMatchObject({ valid: true })
})

test('a secret that a user has already is refused in the words that the migration tool looks for, also in a race', async () => {
  const { workos, api, environment } = await startServer()
  const ada = await workos.userManagement.createUser({ email: 'ada@northwind.example' })
  const bob = await workos.userManagement.createUser({ email: 'bob@northwind.example' })
  const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
  const enroll = (userId: string, totp_secret = secret) =>
    api.post(`/user_management/users/${userId}/auth_factors`, { type: 'totp', totp_secret })
  const refused = {
    status: 422,
    body: { code: 'totp_already_enrolled', message: expect.stringMatching(/already enrolled/) },
  }

  const racers = await Promise.all(Array.from({ length: 8 }, () => enroll(ada.id)))
  expect(racers.map(({ status }) => status).sort()).toEqual([201, ...Array(7).fill(422)])
  expect(await enroll(ada.id, `${secret.toLowerCase()}====`)).toMatchObject(refused)
  const { data } = await workos.multiFactorAuth.listUserAuthFactors({ userId: ada.id })
  expect(data).toHaveLength(1)

  // Another user may have it, and the same user once the factor is gone.
  expect((await enroll(bob.id)).status).toBe(201)
  const rows = await environment.db.many<{ hash: string; text: string }>(sql`
    select encode(totp_secret_hash, 'hex') as hash, to_jsonb(authentication_factors)::text as text
    from authentication_factors where environment_id = ${environment.environmentId} and user_id is not null`)
  expect(new Set(rows.map(({ hash }) => hash)).size).toBe(2)
  for (const { text } of rows) expect(text).not.toContain(secret)
  await workos.multiFactorAuth.deleteFactor(data[0]?.id ?? '')
  expect((await enroll(ada.id)).status).toBe(201)
})

test.each([
  ['no type', {}],
  ['an unknown type', { type: 'webauthn' }],
  ['a TOTP factor of no one without a name', { type: 'totp' }],
  ['names that no QR code holds', { type: 'totp', totp_user: 'é'.repeat(200) }],
  ['no telephone', { type: 'sms' }],
  ['an invalid phone number', { type: 'sms', phone_number: '0415 555' }],
  ['a telephone with a tail', { type: 'sms', phone_number: '+14155550123\n' }],
])('[I-2] %s is a 422, and creates no factor', async (_what, body) => {
  const { api, environment } = await startServer()

  expect((await api.post('/auth/factors/enroll', body)).status).toBe(422)

  const { n } = await environment.db.one<{ n: number }>(
    sql`select count(*)::int as n from authentication_factors where environment_id = ${environment.environmentId}`,
  )
  expect(n).toBe(0)
})

test('[I-2] secrets that are no Base32 or too short, and templates without the code, are a 422', async () => {
  const { api, workos } = await startServer()
  const user = await workos.userManagement.createUser({ email: 'ada@northwind.example' })
  for (const totp_secret of ['', 'not base32!', 'JBSWY3DP', 'A'.repeat(200)]) {
    const path = `/user_management/users/${user.id}/auth_factors`
    expect((await api.post(path, { type: 'totp', totp_secret })).status).toBe(422)
  }
  const { body } = await api.post<{ id: string }>('/auth/factors/enroll', { type: 'sms', phone_number: '+14155550125' })
  const refused = await api.post(`/auth/factors/${body.id}/challenge`, { sms_template: 'Hello' })
  expect(refused).toMatchObject({ status: 422, body: { code: 'invalid_sms_template' } })
})

test('a deleted factor takes its challenges with it', async () => {
  const { api, workos } = await startServer()
  const factor = await workos.multiFactorAuth.enrollFactor({ type: 'totp', issuer: 'Northwind', user: 'ada' })
  const challenge = await workos.multiFactorAuth.challengeFactor({ authenticationFactorId: factor.id })

  await workos.multiFactorAuth.deleteFactor(factor.id)

  expect((await api.get(`/auth/factors/${factor.id}`)).status).toBe(404)
  expect((await api.post(`/auth/challenges/${challenge.id}/verify`, { code: '000000' })).status).toBe(404)
})

test('without a way to send text messages a server in production enrolls no telephone', async () => {
  const { post } = await startMfaServer({ config: { development: false } })

  expect(await post('/auth/factors/enroll', { type: 'sms', phone_number: '+14155550123' })).toMatchObject({
    status: 422,
    body: { code: 'sms_not_configured' },
  })
})
