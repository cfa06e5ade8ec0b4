import { decodeJwt } from 'jose'
import { expect, test } from 'vitest'
import { signOutOfBrowser } from '#sign-in/browser-sign-ins/index.ts'
import { startServer, type TestServer } from '#test/server.ts'
import { makeCode, makeSigner, type Signer } from '../grants/grant.fixture.ts'
import { startLogoutReceiver } from '../logouts/receiver.fixture.ts'
import { isActive, makeApi, postForm } from './machine.fixture.ts'
import { exchange, getUserTokens, refresh, userinfo } from './signer.fixture.ts'

const server = await startServer()
const { url, workos, api } = server
const resourceServer = await makeApi(server)
const browserSessionId = 'browser_session_01'
const receiver = await startLogoutReceiver()

type End = (signer: Signer, server: TestServer) => Promise<unknown>
const membershipOf = async ({ userId, organizationId }: Signer) =>
  (await workos.userManagement.listOrganizationMemberships({ userId, organizationId })).data[0]?.id ?? ''
const sessionsOf = async ({ userId }: Signer) => (await workos.userManagement.listSessions(userId)).data

const endings: Record<string, End> = {
  'its session is revoked': async (signer) => {
    for (const { id } of await sessionsOf(signer)) await workos.userManagement.revokeSession({ sessionId: id })
  },
  'the user signs out by it': async (signer) => {
    const [session] = await sessionsOf(signer)
    return fetch(`${url}/user_management/sessions/logout?session_id=${session?.id}`)
  },
  'the browser is signed out that it began in': (_signer, { environment }) =>
    signOutOfBrowser(environment, browserSessionId),
  'all sessions of the user are revoked': ({ userId }) => api.delete(`/user_management/users/${userId}/sessions`),
  'the membership is deactivated': async (signer) =>
    workos.userManagement.deactivateOrganizationMembership(await membershipOf(signer)),
  'the membership is deleted': async (signer) =>
    workos.userManagement.deleteOrganizationMembership(await membershipOf(signer)),
  'the organization is deleted': ({ organizationId }) => workos.organizations.deleteOrganization(organizationId),
  'the user is deleted': ({ userId }) => workos.userManagement.deleteUser(userId),
  'the user is erased': ({ userId }) => api.post(`/user_management/users/${userId}/erase`),
  'the password is reset': async ({ userId }) => {
    const { email } = await workos.userManagement.getUser(userId)
    const { passwordResetToken: token } = await workos.userManagement.createPasswordReset({ email })
    return workos.userManagement.resetPassword({ token, newPassword: 'a sturdy long passphrase' })
  },
  'the authorization is revoked': ({ userId, application }) =>
    api.delete(`/user_management/users/${userId}/authorized_applications/${application.clientId}`),
  'the application is deleted': ({ application }) => workos.connect.deleteApplication({ id: application.id }),
  'the organization of the application is deleted': async ({ application }) => {
    const { organizationId = '' } = (await workos.connect.getApplication({ id: application.id })) as {
      organizationId?: string
    }
    return workos.organizations.deleteOrganization(organizationId)
  },
}

test.each(Object.entries(endings))(
  '[A-5] once %s, no token of a grant counts, none is made, no code is exchanged, and the application is notified',
  async (what, end) => {
    const signer = await makeSigner(server, `${what.replaceAll(' ', '-')}@northwind.example`)
    await api.put(`/connect/applications/${signer.application.id}`, { backchannel_logout_uri: receiver.url })
    const tokens = await getUserTokens(server, signer, { browserSessionId })
    const code = await makeCode(server, signer, { browserSessionId })
    expect(await isActive(url, resourceServer, tokens.access_token)).toBe(true)

    await end(signer, server)

    expect(await isActive(url, resourceServer, tokens.access_token)).toBe(false)
    expect(await isActive(url, resourceServer, tokens.refresh_token)).toBe(false)
    expect((await userinfo(url, tokens.access_token)).status).toBe(401)
    const answers = [await refresh(url, signer, tokens.refresh_token)]
    // That leaves what the browser is about to begin.
    if (what !== 'its session is revoked') answers.push(await exchange(url, signer, code))
    for (const { body } of answers) expect(['invalid_grant', 'invalid_client']).toContain(body.error)
    if (!/^the user is (deleted|erased)$/.test(what)) expect(await sessionsOf(signer)).toEqual([])
    if (what.includes('application is deleted')) return
    const { sub, sid } = decodeJwt(tokens.id_token)
    await expect.poll(() => receiver.claims().filter((each) => each.sid === sid)).toMatchObject([{ sub }])
  },
)

test('a grant ends alone: another one of the same user and application, and their consent, go on', async () => {
  const signer = await makeSigner(server)
  const [one, other] = [await getUserTokens(server, signer), await getUserTokens(server, signer)]

  await postForm(`${url}/oauth2/revoke`, { token: one.refresh_token }, { by: signer.application })

  expect(await isActive(url, resourceServer, one.access_token)).toBe(false)
  expect(await isActive(url, resourceServer, other.access_token)).toBe(true)
  expect((await refresh(url, signer, other.refresh_token)).status).toBe(200)
})

test('a revoked access token leaves its grant and its other tokens as they are', async () => {
  const signer = await makeSigner(server, 'mary@northwind.example')
  const { access_token, refresh_token } = await getUserTokens(server, signer)

  await postForm(`${url}/oauth2/revoke`, { token: access_token }, { by: signer.application })

  expect(await isActive(url, resourceServer, access_token)).toBe(false)
  const { body } = await refresh(url, signer, refresh_token)
  expect(await isActive(url, resourceServer, String(body.access_token))).toBe(true)
})
