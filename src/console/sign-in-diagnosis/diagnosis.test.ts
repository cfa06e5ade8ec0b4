import fc from 'fast-check'
import { expect, test } from 'vitest'
import { listMessages } from '#messaging/outbox/index.ts'
import { oidcFailureCauses } from '#protocol/oidc/index.ts'
import { samlFailureCauses } from '#protocol/saml/index.ts'
import { fromBase32 } from '#protocol/totp/base32.ts'
import { totpCode, totpStep } from '#protocol/totp/totp.ts'
import { announcedErrors } from '#sign-in/authentication/index.ts'
import { identityFailureCauses } from '#sso/provided-identities/index.ts'
import { ssoFailureCauses } from '#sso/sso-sessions/index.ts'
import { countRows, send } from '#test/samples.ts'
import { startServer, type TestServer } from '#test/server.ts'
import { samlProvider } from '../../sso/connections/connection.fixture.ts'
import { openConsole } from '../console.fixture.ts'
import { authenticationCauses } from './causes/authentication-causes.ts'
import { singleSignOnCures } from './causes/single-sign-on-cures.ts'
import type { SignInDiagnosis } from './schemas.ts'

const password = 'a sturdy long passphrase'
const totpSecret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const grants = 'urn:workos:oauth:grant-type'
const totpAt = (offset: number) => totpCode(fromBase32(totpSecret) ?? Buffer.alloc(0), totpStep(new Date()) + offset)

const diagnose = async ({ api }: TestServer, query: Record<string, string>): Promise<SignInDiagnosis> => {
  const { status, body } = await api.get<SignInDiagnosis>(`/sign_ins/diagnosis?${new URLSearchParams(query)}`)
  expect(status).toBe(200)
  return body
}
const outcomeOf = ({ checks }: SignInDiagnosis, name: string) => checks.find((check) => check.name === name)

const patch = async ({ api }: TestServer, path: string, body: object) => {
  const { status } = await api.request(path, { method: 'PATCH', body })
  expect(status).toBe(200)
}
const policies = '/environments/current/sign_in_settings'

/** What a sign-in depends on, in all mixtures. */
const worlds = fc.record({
  isOn: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, fc.constant(false)),
  mfa: fc.constantFrom('off', 'optional', 'required'),
  radar: fc.constantFrom('off', 'challenge', 'block', 'log'),
  isVerified: fc.boolean(),
  hasApp: fc.boolean(),
  memberships: fc.array(fc.constantFrom('active', 'inactive', 'guests must use SSO', 'active with SSO'), {
    maxLength: 3,
  }),
  domain: fc.constantFrom('not verified', 'verified', 'verified with SSO', 'verified with optional SSO'),
})
type World = typeof worlds extends fc.Arbitrary<infer T> ? T : never

let count = 0

async function connect({ api }: TestServer, organizationId: string, policy: object): Promise<void> {
  const { status } = await api.post('/connections', {
    organization_id: organizationId,
    name: 'Okta',
    type: 'OktaSAML',
    saml: samlProvider,
  })
  expect(status).toBe(201)
  await patch({ api } as TestServer, `/organizations/${organizationId}/sign_in_policy`, policy)
}

async function build(server: TestServer, world: World): Promise<{ id: string; email: string }> {
  const { workos, api } = server
  count += 1
  const domain = `d${count}.example`
  const email = `ada@${domain}`
  await patch(server, policies, { sign_in_methods: world.isOn ? ['password'] : ['magic_auth'], mfa_policy: world.mfa })
  await patch(server, '/environments/current/radar_settings', { restriction: world.radar })
  const blocked = await send(server.url, '/radar/lists/email/block', {
    method: 'POST',
    body: { entry: email },
    headers: { authorization: `Bearer ${server.apiKey}` },
  })
  expect(blocked.status).toBeLessThan(300)
  // The first entry of a list turns it on.
  await patch(server, '/environments/current/radar_settings', { restriction: world.radar })
  if (world.domain !== 'not verified') {
    const { id } = await workos.organizations.createOrganization({
      name: 'Owner of the domain',
      domainData: [{ domain, state: 'verified' as never }],
    })
    if (world.domain !== 'verified')
      await connect(server, id, { sso: world.domain === 'verified with SSO' ? 'required' : 'optional' })
  }
  const user = await workos.userManagement.createUser({ email, password, emailVerified: world.isVerified })
  for (const kind of world.memberships) {
    const { id } = await workos.organizations.createOrganization({ name: 'Acme' })
    const membership = await workos.userManagement.createOrganizationMembership({ userId: user.id, organizationId: id })
    if (kind === 'inactive') await workos.userManagement.deactivateOrganizationMembership(membership.id)
    if (kind === 'guests must use SSO') await connect(server, id, { guests: 'sso' })
    if (kind === 'active with SSO') await connect(server, id, { guests: 'any_method' })
  }
  if (world.hasApp) {
    const enrolled = await api.post<{ authentication_factor: { id: string } }>(
      `/user_management/users/${user.id}/auth_factors`,
      { type: 'totp', totp_secret: totpSecret },
    )
    const challenge = await workos.multiFactorAuth.challengeFactor({
      authenticationFactorId: enrolled.body.authentication_factor.id,
    })
    await workos.multiFactorAuth.verifyChallenge({ authenticationChallengeId: challenge.id, code: totpAt(-1) })
  }
  return { id: user.id, email }
}

async function codeTo({ environment }: TestServer, email: string): Promise<string> {
  const [mail] = await listMessages(environment, { to: email })
  return /\b\d{6}\b/.exec(mail?.text ?? '')?.[0] ?? expect.unreachable()
}

/** Signs in with the password and does whatever is asked for. @returns what that was, in the words of the diagnosis */
async function signIn(server: TestServer, { id, email }: { id: string; email: string }): Promise<string[]> {
  const { api, workos } = server
  const grant = async (body: object) => {
    const { json } = await send(server.url, '/user_management/authenticate', {
      method: 'POST',
      body: { client_id: server.clientId, client_secret: server.apiKey, ip_address: '198.51.100.42', ...body },
    })
    return json ?? {}
  }
  const asked: string[] = []
  let answer = await grant({ grant_type: 'password', email, password })
  for (let i = 0; i < 8 && answer.access_token === undefined; i++) {
    const code = String(answer.code ?? answer.error)
    const pending = { pending_authentication_token: answer.pending_authentication_token }
    if (code === 'email_password_auth_disabled') return ['method']
    if (code === 'policy_denied') return [...asked, 'radar_block']
    asked.push(code.replace(/_required$/, (end) => (code === 'sso_required' ? end : '')))
    if (code === 'sso_required') return asked
    if (code === 'email_verification_required')
      answer = await grant({
        grant_type: `${grants}:email-verification:code`,
        code: await codeTo(server, email),
        ...pending,
      })
    else if (code === 'radar_email_challenge')
      answer = await grant({
        grant_type: `${grants}:radar-email-challenge:code`,
        code: await codeTo(server, email),
        radar_challenge_id: answer.radar_challenge_id,
        ...pending,
      })
    else if (code === 'organization_selection_required')
      answer = await grant({
        grant_type: `${grants}:organization-selection`,
        organization_id: (answer.organizations as { id: string }[])[0]?.id,
        ...pending,
      })
    else {
      const factors = answer.authentication_factors as { id: string }[] | undefined
      const factor =
        factors?.[0]?.id ??
        (
          await api.post<{ authentication_factor: { id: string } }>(`/user_management/users/${id}/auth_factors`, {
            type: 'totp',
            totp_secret: totpSecret,
          })
        ).body.authentication_factor.id
      const challenge = await workos.multiFactorAuth.challengeFactor({ authenticationFactorId: factor })
      answer = await grant({
        grant_type: `${grants}:mfa-totp`,
        code: totpAt(0),
        authentication_challenge_id: challenge.id,
        ...pending,
      })
    }
  }
  return asked
}

test('what a diagnosis foresees is what a real sign-in asks for, whatever is set', async () => {
  const server = await startServer()
  await fc.assert(
    fc.asyncProperty(worlds, async (world) => {
      const person = await build(server, world)
      const foreseen = await diagnose(server, {
        subject: person.email,
        method: 'password',
        ip_address: '198.51.100.42',
      })
      const asked = await signIn(server, person)

      if (asked[0] === 'method') {
        expect(outcomeOf(foreseen, 'method')).toMatchObject({ outcome: 'stops' })
        return
      }
      expect(outcomeOf(foreseen, 'method')).toMatchObject({ outcome: 'passes' })
      // What follows single sign-on is the matter of a sign-in that begins at the provider.
      const last = foreseen.steps.indexOf('sso_required')
      expect(last === -1 ? foreseen.steps : foreseen.steps.slice(0, last + 1)).toEqual(asked)
      // Radar looks at a sign-in through a provider as well.
      const isBlocked = foreseen.steps.includes('radar_block')
      expect(foreseen.result).toBe(isBlocked ? 'cannot_sign_in' : asked.length > 0 ? 'is_asked' : 'can_sign_in')
    }),
    // Each run is a whole sign-in: none is spent on a smaller counterexample.
    { numRuns: 8, endOnFailure: true },
  )
}, 240_000)

test('a diagnosis sends, counts and writes nothing but its entry in the operator log, which names the user', async () => {
  const server = await startServer()
  const { workos, environment, api } = server
  await patch(server, '/environments/current/radar_settings', { brute_force_attack: 'block', restriction: 'challenge' })
  const user = await workos.userManagement.createUser({ email: 'ada@example.com', password })
  // Entries move on into the audit log.
  const stored = async () => ({ ...(await countRows(environment)), operator_log_entries: 0 })
  const before = await stored()

  for (const method of ['password', 'magic_auth', 'passkey', 'oauth', 'sso'])
    await diagnose(server, { subject: user.id, method, ip_address: '198.51.100.42' })

  expect(await stored()).toEqual(before)
  const { body } = await api.get<{ data: { operation: string; targets: { id: string }[] }[] }>(
    `/operator_log?target_id=${user.id}&operation=gatehouse.sign_ins.diagnose`,
  )
  expect(body.data).toHaveLength(5)
})

test('every code of a failed proof and every reason of single sign-on has a sentence and a cure', () => {
  const codes = new Set(announcedErrors.map(({ definition }) => definition.code))
  expect([...codes].filter((code) => authenticationCauses[code] === undefined)).toEqual([])
  expect(
    Object.keys(authenticationCauses).filter(
      (code) => !codes.has(code) && code !== 'authentication_method_not_allowed',
    ),
  ).toEqual([])
  const reasons = { ...samlFailureCauses, ...oidcFailureCauses, ...identityFailureCauses, ...ssoFailureCauses }
  expect(Object.keys(singleSignOnCures).toSorted()).toEqual(Object.keys(reasons).toSorted())
})

test('a person is found by an email, and by the ids of a user, a session, an event and a request', async () => {
  const server = await startServer()
  const { workos, clientId, api } = server
  const user = await workos.userManagement.createUser({ email: 'Ada@example.com', password, emailVerified: true })
  const refused = await api.post('/user_management/authenticate', {
    client_id: clientId,
    client_secret: server.apiKey,
    grant_type: 'password',
    email: 'ada@example.com',
    password: 'not the password',
  })
  await workos.userManagement.authenticateWithPassword({ clientId, email: user.email, password })
  const [session] = (await workos.userManagement.listSessions(user.id)).data
  const { body: events } = await api.get<{ data: { id: string }[] }>('/events?events=authentication.password_failed')

  const subjects = ['ADA@example.com', user.id, session?.id, events.data[0]?.id, refused.headers.get('x-request-id')]
  for (const subject of subjects) {
    const found = await diagnose(server, { subject: subject ?? expect.unreachable() })
    expect(found).toMatchObject({ user_id: user.id, result: 'can_sign_in', supposed: { method: 'password' } })
    const names = found.attempts.map(({ name, outcome }) => `${name} ${outcome}`)
    expect(names).toContain('authentication.password_failed failed')
    expect(names).toContain('session.created succeeded')
  }
  const unknown = await api.get('/sign_ins/diagnosis?subject=req_01JDWXYZ0000000000000000AA')
  expect(unknown).toMatchObject({ status: 404, body: { code: 'entity_not_found' } })
})

test('an address that no one has is said to be closed, open or invited, and a mistyped one is recognized', async () => {
  const server = await startServer()
  const { workos } = server
  await workos.userManagement.createUser({ email: 'ada@example.com' })
  const address = async (subject: string) => outcomeOf(await diagnose(server, { subject }), 'address')

  expect(await address('adda@example.com')).toMatchObject({
    outcome: 'asks',
    message: expect.stringMatching(/Signing up is open.*Did you mean ada@example\.com\?/),
  })
  await patch(server, policies, { sign_up: false })
  expect(await address('grace@example.com')).toMatchObject({
    outcome: 'stops',
    changed: { by: expect.any(String), entry_id: expect.any(String) },
    cure: { action: 'invite_user' },
  })
  await workos.userManagement.sendInvitation({ email: 'grace@example.com' })
  expect(await address('grace@example.com')).toMatchObject({ outcome: 'asks' })
})

test('a limit that is reached stops a person until it is reset, which a log of operators keeps', async () => {
  const server = await startServer()
  const { workos, clientId, api } = server
  const user = await workos.userManagement.createUser({ email: 'ada@example.com', password, emailVerified: true })
  const attempt = (given: string) =>
    workos.userManagement.authenticateWithPassword({ clientId, email: user.email, password: given }).then(
      () => 'in',
      ({ code, error }: { code?: string; error?: string }) => code ?? error,
    )
  for (let i = 0; i < 10; i++) expect(await attempt('not the password')).toBe('invalid_credentials')
  const limits = `/user_management/users/${user.id}/guess_limits`

  const blocked = await diagnose(server, { subject: user.email, method: 'password' })
  expect(blocked).toMatchObject({ result: 'cannot_sign_in', sentence: expect.stringContaining('blocked for') })
  expect(outcomeOf(blocked, 'limits')).toMatchObject({
    outcome: 'stops',
    cure: { action: 'reset_limits', id: user.id },
  })
  expect((await api.get(limits)).body).toMatchObject({ data: [{ name: 'authentication', count: 10, limit: 10 }] })
  expect((await api.request(limits, { method: 'DELETE' })).status).toBe(204)
  expect((await api.get(limits)).body).toMatchObject({ data: [] })
  expect(await attempt(password)).toBe('in')
  const { body } = await api.get<{ data: unknown[] }>(
    `/operator_log?target_id=${user.id}&operation=gatehouse.guess_limits.reset`,
  )
  expect(body.data).toHaveLength(1)
})

test('a change of the settings that stops a person is named with who made it and when', async () => {
  const server = await startServer()
  const team = await openConsole(server)
  const session = await team.session({ role: 'owner' })
  const user = await server.workos.userManagement.createUser({
    email: 'ada@example.com',
    password,
    emailVerified: true,
  })
  const path = team.path(server.environment, policies)
  const { status } = await session.call(path, { method: 'PATCH', body: { sign_in_methods: ['passkey'] } })
  expect(status).toBe(200)
  await patch(server, policies, { mfa_policy: 'required' })

  const method = outcomeOf(await diagnose(server, { subject: user.id, method: 'password' }), 'method')
  expect(method).toMatchObject({
    outcome: 'stops',
    changed: { by: session.email },
    cure: { action: 'open_sign_in_settings' },
  })
})

test('events of a user are listed with those that name only their email, and those of others are not', async () => {
  const server = await startServer()
  const { workos, api, clientId } = server
  const failed = { client_id: clientId, client_secret: server.apiKey, grant_type: 'password', password: 'not theirs' }
  await api.post('/user_management/authenticate', { ...failed, email: 'ada@example.com' })
  const user = await workos.userManagement.createUser({ email: 'ada@example.com', password })
  await workos.userManagement.createUser({ email: 'eve@example.com', password })
  await workos.userManagement.updateUser({ userId: user.id, firstName: 'Ada' })
  const list = async (query = '') => {
    const { status, body } = await api.get<{ data: { event: string; id: string }[]; list_metadata: { after: string } }>(
      `/user_management/users/${user.id}/events${query}`,
    )
    expect(status).toBe(200)
    return body
  }
  const names = ({ data }: { data: { event: string }[] }) => data.map(({ event }) => event)

  expect(names(await list())).toEqual(['user.updated', 'user.created', 'authentication.password_failed'])
  const first = await list('?limit=2')
  expect(names(await list(`?limit=2&after=${first.list_metadata.after}`))).toEqual(['authentication.password_failed'])
  await workos.userManagement.deleteUser(user.id)
  expect(names(await list())).toEqual(['user.deleted', 'user.updated', 'user.created'])
  expect((await api.get('/user_management/users/user_unknown/events')).status).toBe(404)
})
