import { expect, test } from 'vitest'
import { CommittedError } from '#platform/http/errors.ts'
import { endsWithProviderSession } from '#sso/provider-sign-outs/index.ts'
import { startServer } from '#test/server.ts'
import { findCode } from './codes.ts'
import { makeCode, makeSigner, verifier } from './grant.fixture.ts'
import { deleteConsents, exchangeCode, findConsent, findLiveGrant, saveConsent } from './index.ts'

const server = await startServer()
const { environment } = server
const signer = await makeSigner(server)
const subject = {
  userId: signer.userId,
  applicationId: signer.application.id,
  organizationId: signer.organizationId,
  resource: null,
}

test('a user has one consent for an application, organization and resource, and what is agreed to later adds to it', async () => {
  const save = (scopes: string[], more: object = {}) =>
    environment.transaction((tx) => saveConsent(tx, { ...subject, scopes, ...more }))

  const first = await save(['openid', 'email'], { claims: { region: 'eu' } })
  const [, both] = await Promise.all([save(['email', 'profile']), save(['openid'], { claims: { region: 'us' } })])
  const elsewhere = await save(['openid'], { organizationId: null })

  expect(both.id).toBe(first.id)
  expect(await findConsent(environment, subject)).toMatchObject({
    id: first.id,
    scopes: ['openid', 'email', 'profile'],
    claims: { region: 'us' },
  })
  expect(elsewhere.id).not.toBe(first.id)
  expect(await findConsent(environment, { ...subject, resource: 'https://orders.example' })).toBeUndefined()
})

test('who withdraws a consent ends the sessions that began by it, and no other', async () => {
  const begin = async () => {
    const code = await makeCode(server, signer)
    const exchanged = await environment.transaction((tx) =>
      exchangeCode(tx, { ...signer.application, is_public: false }, { code, codeVerifier: verifier }),
    )
    if (exchanged instanceof CommittedError) throw exchanged
    return exchanged.grant
  }
  const grants = [await begin(), await begin()]
  const { api } = server
  const list = async () =>
    (await api.get<{ data: { id: string }[] }>(`/user_management/users/${signer.userId}/sessions`)).body.data
  expect(await list()).toHaveLength(2)

  await environment.transaction((tx) => deleteConsents(tx, { ...subject, organizationId: signer.organizationId }))

  for (const { id } of grants) expect(await findLiveGrant(environment, id)).toBeUndefined()
  expect(await list()).toEqual([])
  const { body } = await api.get<{ data: { data: { id: string; status: string; ended_at: string | null } }[] }>(
    '/events?events=session.revoked',
  )
  expect(body.data.map(({ data }) => [data.id, data.status, typeof data.ended_at])).toEqual(
    grants.map(({ session_id }) => [session_id, 'revoked', 'string']),
  )
})

test('a code of a sign-in that has ended at its provider is gone, and no other', async () => {
  const sso = { organizationId: signer.organizationId, sessionId: 'sso_session_ended' }
  const [ended, other] = [await makeCode(server, signer, { sso }), await makeCode(server, signer)]

  await environment.transaction(async (tx) => {
    for (const end of endsWithProviderSession.of(tx.system)) await end(tx, [sso.sessionId])
  })

  const isThere = async (code: string) => (await findCode(environment, signer.application.id, code)) !== undefined
  expect([await isThere(ended), await isThere(other)]).toEqual([false, true])
})
