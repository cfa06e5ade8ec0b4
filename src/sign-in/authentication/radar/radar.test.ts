import { expect, test } from 'vitest'
import { wrongCode } from '#people/mfa/mfa.fixture.ts'
import { sql } from '#platform/db/sql.ts'
import { send } from '#test/samples.ts'
import { startServer } from '#test/server.ts'
import { firefox, password, phone, refused, startRadar } from './radar.fixture.ts'

const ada = 'ada@northwind.example'
const block = (entry = ada) => ({ type: 'email', action: 'block', entry }) as const

test('a user on a block list is refused after a right password, and with a wrong one learns nothing of it', async () => {
  const { workos, user, signIn, announced } = await startRadar()
  const { id } = await user(ada)
  await workos.radar.addListEntry(block())

  expect(await refused(signIn(ada))).toMatchObject({ status: 400, rawData: { code: 'policy_denied' } })
  expect(await refused(signIn(ada, { password: 'a wrong one' }))).toMatchObject({
    rawData: { code: 'invalid_credentials' },
  })

  expect((await workos.userManagement.listSessions(id)).data).toEqual([])
  expect(await announced('session.created')).toEqual([])
  await workos.radar.removeListEntry(block())
  expect((await signIn(ada)).user.id).toBe(id)
})

test('a mailed code is no way around a block list, and a blocked code is spent', async () => {
  const { workos, user, clientId } = await startRadar()
  await user(ada)
  await workos.radar.addListEntry(block())
  const { code } = await workos.userManagement.createMagicAuth({ email: ada })

  const attempt = () => refused(workos.userManagement.authenticateWithMagicAuth({ clientId, email: ada, code }))

  expect(await attempt()).toMatchObject({ rawData: { code: 'policy_denied' } })
  expect(await attempt()).toMatchObject({ rawData: { code: 'one_time_code_previously_used' } })
})

test('the allow list lets in whom a block list keeps out', async () => {
  const { workos, user, signIn } = await startRadar()
  const { id } = await user(ada)
  await workos.radar.addListEntry({ type: 'ip_address', action: 'block', entry: '198.51.100.0/24' })
  await workos.radar.addListEntry({ ...block(), action: 'allow' })

  expect((await signIn(ada)).user.id).toBe(id)
})

test.each([
  ['device', { device_id: 'device_1' }],
  ['device_fingerprint', { signals_id: 'device_1' }],
  ['ip_address', { ip_address: 'device_1' }],
])('a device is distinguished from others by %s alone', async (type, member) => {
  const { workos, user, grant } = await startRadar()
  await user(ada)
  const entry = type === 'ip_address' ? '203.0.113.9' : 'device_1'
  await workos.radar.addListEntry({ type: type as 'device', action: 'block', entry })
  const signIn = (more: object) => grant({ grant_type: 'password', email: ada, password, ...more })

  expect((await signIn({ device_id: 'another', signals_id: 'another', ip_address: '203.0.113.10' })).status).toBe(200)
  const named = type === 'ip_address' ? { ip_address: entry } : member
  expect(await signIn(named)).toMatchObject({ status: 400, json: { code: 'policy_denied' } })
})

test.each(['203.0.113.9:4711', '[::ffff:203.0.113.9]:4711', '::ffff:cb00:7109'])(
  'the address %s is the one that is blocked, however it is written',
  async (ip_address) => {
    const { workos, user, grant } = await startRadar()
    await user(ada)
    await workos.radar.addListEntry({ type: 'ip_address', action: 'block', entry: '203.0.113.9' })

    expect(await grant({ grant_type: 'password', email: ada, password, ip_address })).toMatchObject({
      status: 400,
      json: { code: 'policy_denied' },
    })
  },
)

test('with the official SDK: a challenge by mail leads from the 403 to tokens, and a wrong code costs a try', async () => {
  const { workos, user, signIn, clientId, lastCode, announced } = await startRadar({ restriction: 'challenge' })
  const { id } = await user(ada)
  await workos.radar.addListEntry(block())

  const step = await refused(signIn(ada))

  expect(step).toMatchObject({
    status: 403,
    name: 'AuthenticationException',
    code: 'radar_email_challenge',
    pendingAuthenticationToken: expect.any(String),
    radarChallengeId: expect.stringMatching(/^radar_challenge_/),
    rawData: { user: { id, email: ada } },
  })
  const { pendingAuthenticationToken, radarChallengeId = '' } = step
  expect((await workos.userManagement.listSessions(id)).data).toEqual([])
  const code = await lastCode(ada)
  const finish = (entered: string, challengeId = radarChallengeId) =>
    workos.userManagement.authenticateWithRadarEmailChallenge({
      clientId,
      code: entered,
      radarChallengeId: challengeId,
      pendingAuthenticationToken,
    })
  expect(await refused(finish(wrongCode(code)))).toMatchObject({
    status: 400,
    rawData: { code: 'invalid_one_time_code' },
  })
  expect(await refused(finish(code, 'radar_challenge_01J00000000000000000000000'))).toMatchObject({
    rawData: { code: 'invalid_one_time_code' },
  })
  const answer = await finish(code)
  expect(answer).toMatchObject({ user: { id }, authenticationMethod: 'Password', accessToken: expect.any(String) })
  expect(await refused(finish(code))).toMatchObject({ rawData: { code: 'invalid_pending_authentication_token' } })

  expect(await announced('radar.challenge_created')).toEqual([
    { type: 'email', radar_challenge_id: radarChallengeId, user_id: id, email: ada },
  ])
  expect(await announced('authentication.radar_risk_detected')).toEqual([
    {
      auth_method: 'password',
      action: 'login',
      control: 'restriction',
      blocklist_type: 'email',
      ip_address: '198.51.100.42',
      user_agent: firefox,
      user_id: id,
      email: ada,
    },
  ])
})

test('the code can be read by the application that sends it itself, and by no other environment', async () => {
  const { workos, api, user, signIn, outbox, lastCode } = await startRadar({ restriction: 'challenge' })
  const other = await startServer()
  const { id } = await user(ada)
  await workos.radar.addListEntry(block())
  const path = `/user_management/radar_challenges/${(await refused(signIn(ada))).radarChallengeId}`
  const { body } = await api.get(path)
  expect(body).toMatchObject({ object: 'radar_challenge', type: 'email', user_id: id, code: await lastCode(ada) })
  expect((await other.api.get(path)).status).toBe(404)

  await api.request('/environments/current/sign_in_settings', {
    method: 'PATCH',
    body: { disabled_mails: ['radar_challenge'] },
  })
  const before = (await outbox(ada)).length
  expect(await refused(signIn(ada))).toMatchObject({ code: 'radar_email_challenge' })
  expect((await outbox(ada)).length).toBe(before)
})

test('[U-1] [U-2] [A-10] a code of a challenge dies after ten tries, and goes with no other sign-in', async () => {
  const { workos, user, signIn, grant, lastCode, environment } = await startRadar({ restriction: 'challenge' })
  const bob = 'bob@northwind.example'
  await user(ada)
  await user(bob)
  await workos.radar.addListEntry(block())
  await workos.radar.addListEntry(block(bob))
  const [ofAda, ofBob] = [await refused(signIn(ada)), await refused(signIn(bob))]
  const code = await lastCode(ada)
  const finish = (entered: string, step: typeof ofAda) =>
    grant({
      grant_type: 'urn:workos:oauth:grant-type:radar-email-challenge:code',
      code: entered,
      radar_challenge_id: ofAda.radarChallengeId,
      pending_authentication_token: step.pendingAuthenticationToken,
    })

  expect(await finish(code, ofBob)).toMatchObject({ status: 400, json: { code: 'invalid_one_time_code' } })
  for (let i = 0; i < 10; i++)
    expect(await finish(wrongCode(code), ofAda)).toMatchObject({ json: { code: 'invalid_one_time_code' } })
  expect(await finish(code, ofAda)).toMatchObject({ status: 429, json: { error: 'too_many_requests' } })
  await environment.db.run(sql`delete from guess_limits where environment_id = ${environment.environmentId}`)
  expect(await finish(code, ofAda)).toMatchObject({ json: { code: 'one_time_code_too_many_attempts' } })
})

test('[U-6] a mailed code that passes a challenge proves the address too: no one is asked for a second one', async () => {
  const { workos, signIn, clientId, lastCode } = await startRadar({ restriction: 'challenge' })
  const { id } = await workos.userManagement.createUser({ email: ada, password })
  await workos.radar.addListEntry(block())
  const step = await refused(signIn(ada))
  expect(step.code).toBe('radar_email_challenge')

  const answer = await workos.userManagement.authenticateWithRadarEmailChallenge({
    clientId,
    code: await lastCode(ada),
    radarChallengeId: step.radarChallengeId ?? '',
    pendingAuthenticationToken: step.pendingAuthenticationToken,
  })

  expect(answer.user).toMatchObject({ id, emailVerified: true })
})

test('after its challenge a sign-in continues with what else it needs', async () => {
  const { workos, user, signIn, clientId, lastCode } = await startRadar({ restriction: 'challenge' })
  const { id } = await user(ada)
  await workos.radar.addListEntry(block())
  for (const name of ['Northwind', 'Southwind']) {
    const { id: organizationId } = await workos.organizations.createOrganization({ name })
    await workos.userManagement.createOrganizationMembership({ userId: id, organizationId })
  }
  const step = await refused(signIn(ada))

  const next = await refused(
    workos.userManagement.authenticateWithRadarEmailChallenge({
      clientId,
      code: await lastCode(ada),
      radarChallengeId: step.radarChallengeId ?? '',
      pendingAuthenticationToken: step.pendingAuthenticationToken,
    }),
  )
  expect(next).toMatchObject({ status: 403, code: 'organization_selection_required' })
  const [organization] = next.rawData.organizations as { id: string }[]
  const answer = await workos.userManagement.authenticateWithOrganizationSelection({
    clientId,
    pendingAuthenticationToken: next.pendingAuthenticationToken,
    organizationId: organization?.id ?? '',
  })

  expect(answer).toMatchObject({ user: { id }, organizationId: organization?.id })
})

test('with the official SDK: a new user names a phone, and its code leads from the 403 to tokens', async () => {
  const server = await startRadar({ restriction: 'challenge', challenge_channel: 'sms' })
  const { workos, signIn, grant, clientId, lastCode, announced } = server
  const { id } = await workos.userManagement.createUser({ email: ada, password, emailVerified: true })
  await workos.radar.addListEntry(block())

  const step = await refused(signIn(ada))

  expect(step).toMatchObject({ status: 403, code: 'radar_sms_challenge', rawData: { user: { id } } })
  const { pendingAuthenticationToken } = step
  const sent = await workos.userManagement.sendRadarSmsChallenge({
    userId: id,
    pendingAuthenticationToken,
    phoneNumber: phone,
  })
  expect(sent).toEqual({ verificationId: expect.stringMatching(/^vrf_/), phoneNumber: phone })
  const code = await lastCode(phone)
  const all = { ...sent, code }
  const finish = (more: Partial<typeof all>) =>
    workos.userManagement.authenticateWithRadarSmsChallenge({ clientId, pendingAuthenticationToken, ...all, ...more })
  const unnamed = (member: object) =>
    grant({
      grant_type: 'urn:workos:oauth:grant-type:radar-sms-challenge:code',
      pending_authentication_token: pendingAuthenticationToken,
      code,
      ...member,
    })
  expect(await unnamed({ phone_number: phone })).toMatchObject({
    status: 400,
    json: { code: 'verification_id_required' },
  })
  expect(await unnamed({ verification_id: sent.verificationId })).toMatchObject({
    status: 400,
    json: { code: 'phone_number_required' },
  })
  for (const wrong of [{ code: wrongCode(code) }, { verificationId: 'vrf_1' }, { phoneNumber: '+14155550199' }])
    expect(await refused(finish(wrong))).toMatchObject({ rawData: { code: 'invalid_one_time_code' } })
  expect(await finish(all)).toMatchObject({ user: { id }, authenticationMethod: 'Password' })

  expect(await refused(finish(all))).toMatchObject({ rawData: { code: 'invalid_pending_authentication_token' } })
  expect(await announced('authentication.radar_risk_detected')).toMatchObject([{ action: 'signup', user_id: id }])
})

test('a user who signs in is texted at their own phone, and no other can be named', async () => {
  const server = await startRadar({ restriction: 'challenge', challenge_channel: 'sms' })
  const { workos, user, signIn, grant, clientId, lastCode, outbox, api } = server
  const { id } = await user(ada)
  await workos.radar.addListEntry(block())
  // Without a phone that is known to be hers the code is mailed.
  expect(await refused(signIn(ada))).toMatchObject({ code: 'radar_email_challenge' })
  const factor = await api.post<{ id: string }>('/auth/factors/enroll', {
    type: 'sms',
    phone_number: phone,
    user_id: id,
  })
  const factorId = factor.body.id
  const challenge = (await api.post<{ id: string }>(`/auth/factors/${factorId}/challenge`, {})).body
  await api.post(`/auth/challenges/${challenge.id}/verify`, { code: await lastCode(phone) })
  await api.request('/environments/current/sign_in_settings', { method: 'PATCH', body: { mfa_policy: 'off' } })

  const { code: name, pendingAuthenticationToken } = await refused(signIn(ada))

  expect(name).toBe('radar_sms_challenge')
  const elsewhere = workos.userManagement.sendRadarSmsChallenge({
    userId: id,
    pendingAuthenticationToken,
    phoneNumber: '+14155550199',
  })
  expect(await refused(elsewhere)).toMatchObject({ status: 400, rawData: { code: 'radar_sms_challenge_error' } })
  expect(await outbox('+14155550199')).toEqual([])
  const finish = (code: string, token: string) =>
    grant({
      grant_type: 'urn:workos:oauth:grant-type:radar-sms-challenge:code',
      pending_authentication_token: token,
      code,
    })
  const code = await lastCode(phone)
  expect(await finish(wrongCode(code), pendingAuthenticationToken)).toMatchObject({
    status: 400,
    json: { code: 'invalid_one_time_code' },
  })
  expect(await finish(code, pendingAuthenticationToken)).toMatchObject({ status: 200, json: { user: { id } } })

  // Another text may be asked for, and the official SDK names it.
  await server.environment.db.run(
    sql`delete from guess_limits where environment_id = ${server.environment.environmentId}`,
  )
  const again = await refused(signIn(ada))
  const sent = await workos.userManagement.sendRadarSmsChallenge({
    userId: id,
    pendingAuthenticationToken: again.pendingAuthenticationToken,
    phoneNumber: phone,
  })
  const answer = await workos.userManagement.authenticateWithRadarSmsChallenge({
    clientId,
    pendingAuthenticationToken: again.pendingAuthenticationToken,
    code: await lastCode(phone),
    ...sent,
  })
  expect(answer.user.id).toBe(id)
})

test('[U-1] a user who signs in again and again is not texted each time, and the last code works on', async () => {
  const { user, signIn, grant, lastCode, outbox, api, workos } = await startRadar()
  const { id } = await user(ada)
  const factor = (await api.post('/auth/factors/enroll', { type: 'sms', phone_number: phone, user_id: id })).body
  const { id: factorId } = factor as { id: string }
  const challenge = (await api.post<{ id: string }>(`/auth/factors/${factorId}/challenge`, {})).body
  await api.post(`/auth/challenges/${challenge.id}/verify`, { code: await lastCode(phone) })
  const settings = '/environments/current'
  await api.request(`${settings}/sign_in_settings`, { method: 'PATCH', body: { mfa_policy: 'off' } })
  await api.request(`${settings}/radar_settings`, {
    method: 'PATCH',
    body: { challenge_channel: 'sms', restriction: 'challenge' },
  })
  await workos.radar.addListEntry(block())

  const steps = []
  for (let i = 0; i < 4; i++) steps.push(await refused(signIn(ada)))

  expect(steps.map(({ code }) => code)).toEqual(Array(4).fill('radar_sms_challenge'))
  expect(await outbox(phone)).toHaveLength(3)
  const answer = await grant({
    grant_type: 'urn:workos:oauth:grant-type:radar-sms-challenge:code',
    pending_authentication_token: steps[3]?.pendingAuthenticationToken,
    code: await lastCode(phone),
  })
  expect(answer).toMatchObject({ status: 200, json: { user: { id } } })
})

test.each(['', '4155550123', '+1 415 555 0123', 'javascript:alert(1)'])(
  '[I-2] %j is no phone that a code is texted to',
  async (phone_number) => {
    const { api } = await startServer()

    const answer = await api.post('/user_management/radar_challenges', {
      user_id: 'user_1',
      pending_authentication_token: 'x',
      phone_number,
    })

    expect(answer).toMatchObject({ status: 422, body: { code: 'invalid_phone_number' } })
  },
)

test('[T-3] a code is texted for no sign-in of someone else', async () => {
  const { workos, signIn } = await startRadar({ restriction: 'challenge', challenge_channel: 'sms' })
  await workos.userManagement.createUser({ email: ada, password, emailVerified: true })
  const bob = await workos.userManagement.createUser({ email: 'bob@northwind.example' })
  await workos.radar.addListEntry(block())
  const { pendingAuthenticationToken } = await refused(signIn(ada))

  const answer = workos.userManagement.sendRadarSmsChallenge({
    userId: bob.id,
    pendingAuthenticationToken,
    phoneNumber: phone,
  })

  expect(await refused(answer)).toMatchObject({ rawData: { code: 'invalid_pending_authentication_token' } })
})

test('[U-1] a visitor who signs up can have three texts a minute sent, to any phones', async () => {
  const { workos, url, apiKey, signIn } = await startRadar({ restriction: 'challenge', challenge_channel: 'sms' })
  const { id: user_id } = await workos.userManagement.createUser({ email: ada, password, emailVerified: true })
  await workos.radar.addListEntry(block())
  const { pendingAuthenticationToken } = await refused(signIn(ada))
  const text = async (phone_number: string) => {
    const body = { user_id, pending_authentication_token: pendingAuthenticationToken, phone_number }
    return (await send(url, '/user_management/radar_challenges', { method: 'POST', key: apiKey, body })).status
  }

  expect([await text('+14155550121'), await text('+14155550122'), await text('+14155550123')]).toEqual([201, 201, 201])
  expect(await text('+14155550124')).toBe(429)
})

test('what is only logged lets the sign-in pass, and is announced with its session', async () => {
  const { workos, user, signIn, announced } = await startRadar({ restriction: 'log' })
  const { id } = await user(ada)
  await workos.radar.addListEntry(block())

  await signIn(ada)

  expect(await announced('authentication.radar_risk_detected')).toMatchObject([
    { control: 'restriction', blocklist_type: 'email', user_id: id, action: 'login' },
  ])
})

test('what was found at a sign-up counts at the sign-in that ends it, once and for the same address', async () => {
  const { workos, signIn, user } = await startRadar({ restriction: 'block' })
  const bob = await user('bob@northwind.example')
  await workos.radar.addListEntry({ type: 'ip_address', action: 'block', entry: '203.0.113.9' })
  const created = await workos.userManagement.createUser({
    email: ada,
    password,
    emailVerified: true,
    ipAddress: '203.0.113.9',
    userAgent: firefox,
  })
  const { radarAuthAttemptId } = created
  expect(radarAuthAttemptId).toMatch(/^radar_att_/)

  // Of another address it is nothing, and the sign-in is assessed by itself.
  expect((await signIn(bob.email, { radarAuthAttemptId })).user.id).toBe(bob.id)
  expect(await refused(signIn(ada, { radarAuthAttemptId }))).toMatchObject({ rawData: { code: 'policy_denied' } })
  expect((await signIn(ada, { radarAuthAttemptId })).user.id).toBe(created.id)
})

test('a mailed code names an attempt too, or continues that of the sign-up', async () => {
  const { workos, clientId } = await startRadar({ restriction: 'block' })
  await workos.radar.addListEntry({ type: 'ip_address', action: 'block', entry: '203.0.113.9' })
  const first = await workos.userManagement.createMagicAuth({ email: ada, ipAddress: '203.0.113.9' })
  const second = await workos.userManagement.createMagicAuth({
    email: ada,
    radarAuthAttemptId: first.radarAuthAttemptId ?? '',
  })
  expect(second.radarAuthAttemptId).toBe(first.radarAuthAttemptId)

  const signIn = workos.userManagement.authenticateWithMagicAuth({
    clientId,
    email: ada,
    code: second.code,
    radarAuthAttemptId: second.radarAuthAttemptId ?? '',
  })

  expect(await refused(signIn)).toMatchObject({ rawData: { code: 'policy_denied' } })
})

test('where Radar is off no one is assessed, named an attempt or slowed down', async () => {
  const { workos, signIn, user } = await startRadar()
  await user(ada)

  const created = await workos.userManagement.createUser({ email: 'bob@northwind.example', password })
  const magicAuth = await workos.userManagement.createMagicAuth({ email: ada })

  expect([created.radarAuthAttemptId, magicAuth.radarAuthAttemptId]).toEqual([undefined, undefined])
  expect((await signIn(ada, { radarAuthAttemptId: 'radar_att_1' })).user.email).toBe(ada)
})
