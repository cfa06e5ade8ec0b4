import { createPrivateKey, X509Certificate } from 'node:crypto'
import { expect, test } from 'vitest'
import { startServerWithClock } from '#test/server.ts'
import { oidcProvider, samlProvider, startWithOrganization } from './connection.fixture.ts'
import { listOwnKeys, publishedCertificates } from './saml/saml-keys.ts'

interface Keys {
  data: { certificate: string; state: string; signs_from: string | null }[]
}

async function startWithConnection(given?: Parameters<typeof startWithOrganization>[0]) {
  const server = await startWithOrganization(given)
  const { id } = (await server.create({ type: 'OktaSAML', saml: { ...samlProvider, sign_requests: true } })).body
  return {
    ...server,
    id,
    rotate: (body: object = {}) => server.api.post<Keys>(`/connections/${id}/rotate_keys`, body),
    keys: () => listOwnKeys(server.environment, id),
  }
}

test('a new key waits in our metadata beside the one in use, signs when it has to, and each decrypts', async () => {
  const { rotate, keys, announced, id } = await startWithConnection()
  const [old] = await keys()

  expect((await rotate()).body.data.map(({ state }) => state)).toEqual(['waiting', 'signing'])
  const [fresh, ...others] = await keys()
  expect(others).toEqual([old])
  expect(publishedCertificates(await keys())).toEqual({
    signing: [old?.certificate, fresh?.certificate],
    encryption: [fresh?.certificate],
  })
  expect(fresh?.signsFrom?.getTime()).toBeGreaterThan(Date.now() + 13 * 86_400_000)

  expect((await rotate({ signs_after_days: 0 })).body.data.map(({ state }) => state)).toEqual(['signing', 'retired'])
  expect(publishedCertificates(await keys())).toEqual({
    signing: [fresh?.certificate],
    encryption: [fresh?.certificate],
  })
  for (const { privateKey, certificate } of await keys()) {
    expect(new X509Certificate(Buffer.from(certificate, 'base64')).checkPrivateKey(createPrivateKey(privateKey))).toBe(
      true,
    )
  }
  expect((await announced()).filter(([name]) => name.endsWith('renewed'))).toMatchObject(
    ['RequestSigning', 'ResponseEncryption'].map((certificate_type) => [
      'connection.saml_certificate_renewed',
      { connection: { id }, certificate: { certificate_type } },
    ]),
  )
})

test('a key begins to sign by itself on its day', async () => {
  let ahead = 0
  const own = await startServerWithClock(() => new Date(Date.now() + ahead))
  const { rotate, keys } = await startWithConnection(own)
  await rotate({ signs_after_days: 3 })
  ahead = 2 * 86_400_000
  expect((await keys()).map(({ state }) => state)).toEqual(['waiting', 'signing'])
  ahead = 4 * 86_400_000
  expect((await keys()).map(({ state }) => state)).toEqual(['signing', 'retired'])
})

test('parallel rotations make one new key', async () => {
  const { rotate, keys } = await startWithConnection()
  const answers = await Promise.all(Array.from({ length: 4 }, () => rotate()))
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
  expect(await keys()).toHaveLength(2)
})

test('a connection without SAML has no keys to rotate, and no answer shows a private key', async () => {
  const { create, api, rotate } = await startWithConnection()
  const { id } = (await create({ type: 'GenericOIDC', oidc: oidcProvider })).body
  expect(await api.post(`/connections/${id}/rotate_keys`, {})).toMatchObject({ status: 422 })
  expect(await api.post('/connections/conn_missing/rotate_keys', {})).toMatchObject({ status: 404 })
  expect(await rotate({ signs_after_days: 91 })).toMatchObject({ status: 422 })
  expect(JSON.stringify((await rotate()).body)).not.toMatch(/PRIVATE|sealed/)
})
