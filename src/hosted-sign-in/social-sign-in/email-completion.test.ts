import { expect, test } from 'vitest'
import { ada, startSocialSignIn } from './social-sign-in.fixture.ts'

/** Ada at a provider that doesn't say her email. */
const { email: _email, email_verified: _verified, ...silent } = ada

async function completing() {
  const visit = await startSocialSignIn()
  // The description in the contract does not have these answers yet.
  const authenticate = async (given: object) => {
    const answer = await fetch(`${visit.url}/user_management/authenticate`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ client_id: visit.clientId, client_secret: visit.apiKey, ...given }),
    })
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
  }
  const exchange = (location: URL) =>
    authenticate({ grant_type: 'authorization_code', code: location.searchParams.get('code') })
  return {
    ...visit,
    exchange,
    /** From the provider to the token that takes an email. */
    async arrive(parameters: Record<string, string> = {}): Promise<unknown> {
      visit.provider.person = silent
      await visit.browser.open(visit.provider.allow(await visit.begin(parameters)))
      const asked = await exchange(visit.browser.location)
      expect(asked).toMatchObject({ status: 403, body: { code: 'email_completion_required' } })
      return asked.body.email_completion_token
    },
    complete: (email_completion_token: unknown, email: string) =>
      authenticate({ grant_type: 'urn:workos:oauth:grant-type:email-completion', email_completion_token, email }),
    verify: (pending_authentication_token: unknown, code: string) =>
      authenticate({
        grant_type: 'urn:workos:oauth:grant-type:email-verification:code',
        pending_authentication_token,
        code,
      }),
    settings: (body: object) => visit.api.request('/environments/current/sign_in_settings', { method: 'PATCH', body }),
    emails: async () => (await visit.workos.userManagement.listUsers()).data.map(({ email }) => email),
  }
}

test('(desc) a provider that gives no email: the application sends one, its code makes the user, and the next sign-in asks no more', async () => {
  const visit = await completing()
  const token = await visit.arrive()
  expect(await visit.emails()).toEqual([])
  expect((await visit.complete(token, 'no address')).status).toBe(400)

  const step = await visit.complete(token, 'ada@gmail.com')
  expect(step).toMatchObject({ status: 403, body: { code: 'email_verification_required', email: 'ada@gmail.com' } })
  expect(await visit.complete(token, 'ada@gmail.com')).toMatchObject({
    status: 400,
    body: { code: 'invalid_email_completion_token' },
  })
  const answer = await visit.verify(step.body.pending_authentication_token, await visit.lastCode('ada@gmail.com'))
  expect(answer).toMatchObject({
    status: 200,
    body: {
      authentication_method: 'GoogleOAuth',
      user: { email: 'ada@gmail.com', email_verified: true, first_name: 'Ada' },
    },
  })

  expect(await visit.exchange(await visit.signIn(silent))).toMatchObject({
    status: 200,
    body: { user: { email: 'ada@gmail.com' } },
  })
  expect(await visit.emails()).toEqual(['ada@gmail.com'])
})

test('[U-7] (desc) a given email opens no account before the code of its mailbox was sent back, and then links the account at the provider to it', async () => {
  const visit = await completing()
  const { id } = await visit.workos.userManagement.createUser({ email: 'grace@gmail.com', emailVerified: true })

  const step = await visit.complete(await visit.arrive(), 'grace@gmail.com')

  expect(step).toMatchObject({ status: 403, body: { code: 'email_verification_required' } })
  const { body } = await visit.api.get<object[]>(`/user_management/users/${id}/identities`)
  expect(body).toEqual([])
  // The account at the provider is not linked yet.
  expect(await visit.exchange(await visit.signIn(silent))).toMatchObject({
    body: { code: 'email_completion_required' },
  })

  const code = await visit.lastCode('grace@gmail.com')
  expect(await visit.verify(step.body.pending_authentication_token, code)).toMatchObject({
    status: 200,
    body: { user: { id } },
  })
  expect(await visit.workos.userManagement.getUserIdentities(id)).toMatchObject([{ provider: 'GoogleOAuth' }])
})

test('[A-3] (desc) a code without an email counts once, a second use ends its token, and of two completions at once one goes on', async () => {
  const visit = await completing()
  const location = await visit.signIn(silent)
  const { body } = await visit.exchange(location)
  expect(await visit.exchange(location)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
  expect(await visit.complete(body.email_completion_token, 'ada@gmail.com')).toMatchObject({ status: 400 })

  const token = await visit.arrive()
  const answers = await Promise.all(['ada@gmail.com', 'ada@icloud.com'].map((email) => visit.complete(token, email)))
  expect(answers.map(({ status }) => status).sort()).toEqual([400, 403])
  expect(await visit.emails()).toHaveLength(1)
})

test.each([{ sign_up: false }, { waitlist: true }])(
  '(desc) under %j an unknown email is refused, and the token still takes a known one',
  async (closed) => {
    const visit = await completing()
    await visit.settings(closed)
    await visit.workos.userManagement.createUser({ email: 'ada@gmail.com' })
    const token = await visit.arrive()

    expect(await visit.complete(token, 'eve@gmail.com')).toMatchObject({
      status: 400,
      body: { error: 'sign_up_not_allowed' },
    })
    expect(await visit.complete(token, 'ada@gmail.com')).toMatchObject({ status: 403 })
    expect(await visit.emails()).toEqual(['ada@gmail.com'])
  },
)

test('(desc) an invitation in the flow lets its email in where no one may sign up, no other, and is accepted', async () => {
  const visit = await completing()
  await visit.settings({ sign_up: false })
  const organization = await visit.workos.organizations.createOrganization({ name: 'Northwind' })
  const { id, token: invitation_token } = await visit.workos.userManagement.sendInvitation({
    email: 'ada@gmail.com',
    organizationId: organization.id,
  })
  const token = await visit.arrive({ invitation_token })

  expect(await visit.complete(token, 'eve@gmail.com')).toMatchObject({ status: 400 })
  expect(await visit.emails()).toEqual([])
  const step = await visit.complete(token, 'ada@gmail.com')
  const answer = await visit.verify(step.body.pending_authentication_token, await visit.lastCode('ada@gmail.com'))
  expect(answer).toMatchObject({ status: 200, body: { organization_id: organization.id } })
  expect((await visit.workos.userManagement.getInvitation(id)).state).toBe('accepted')
})

test('(desc) the token works only while the provider is enabled', async () => {
  const visit = await completing()
  const token = await visit.arrive()
  await visit.api.request('/environments/current/social_providers/GoogleOAuth', { method: 'DELETE' })
  expect(await visit.complete(token, 'ada@gmail.com')).toMatchObject({
    status: 400,
    body: { code: 'invalid_email_completion_token' },
  })
})
