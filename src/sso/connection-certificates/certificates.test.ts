import { X509Certificate } from 'node:crypto'
import { expect, test } from 'vitest'
import { createProviderKey, otherKey, providerKey } from '#protocol/saml/provider.fixture.ts'
import {
  metadataOf,
  oidcProvider,
  samlProvider,
  serveDocuments,
  startWithOrganization,
} from '../connections/connection.fixture.ts'
import { refreshMetadata } from '../connections/metadata/refresh.ts'
import { listCertificates } from '../connections/saml/saml-certificates.ts'
import { maxEncryptionKeys } from './errors.ts'

interface Certificate {
  object: string
  id: string
  value: string
  not_after: string
}

const manual = {
  idp_sso_url: samlProvider.idp_sso_url,
  idp_entity_id: samlProvider.idp_entity_id,
  idp_signing_certs: [providerKey.certificate],
}

async function start(body: object = { saml_options: manual }) {
  const server = await startWithOrganization()
  const { id } = (await server.create(body)).body
  const { api } = server
  const path = `/connections/${id}`
  const values = (certificates: readonly Certificate[]) => certificates.map(({ value }) => fingerprintOf(value))
  return {
    ...server,
    id,
    path,
    list: async (kind: 'saml_idp_signing_certs' | 'saml_sp_encryption_certs') =>
      (await api.get<{ data: Certificate[] }>(`${path}/${kind}`)).body.data,
    add: (value: string) => api.post<Certificate>(`${path}/saml_idp_signing_certs`, { value }),
    addEncryption: () => api.post<Certificate>(`${path}/saml_sp_encryption_certs`),
    createSigning: () => api.post<Certificate>(`${path}/saml_sp_signing_cert`),
    signing: () => api.get<Certificate>(`${path}/saml_sp_signing_cert`),
    values,
    async metadata() {
      const { body } = await api.request<{ saml?: { metadata_url: string } }>(path, { method: 'PATCH', body: {} })
      const text = await (await fetch(body.saml?.metadata_url ?? '')).text()
      const of = (use: string) =>
        [...text.matchAll(new RegExp(`KeyDescriptor use="${use}".*?X509Certificate>([^<]+)<`, 'gs'))].map(
          ([, each = '']) => fingerprintOf(`-----BEGIN CERTIFICATE-----\n${each}\n-----END CERTIFICATE-----`),
        )
      return {
        signing: of('signing'),
        encryption: of('encryption'),
        signs: text.includes('AuthnRequestsSigned="true"'),
      }
    },
  }
}

const fingerprintOf = (pem: string) => new X509Certificate(pem).fingerprint256

test('(desc) certificates of a provider add up, oldest first, so that a rotation overlaps, and one that is there stays as it is', async () => {
  const { add, list, environment, id, values } = await start()

  const added = await add(otherKey.certificate)
  const again = await add(otherKey.certificate)

  expect([added.status, added.body]).toMatchObject([
    201,
    {
      object: 'saml_idp_signing_certificate',
      id: expect.stringMatching(/^saml_x509_cert_/),
      not_before: expect.any(String),
      not_after: expect.any(String),
      created_at: expect.any(String),
    },
  ])
  expect(again.body.id).toBe(added.body.id)
  expect(values(await list('saml_idp_signing_certs'))).toEqual(
    [providerKey, otherKey].map(({ certificate }) => fingerprintOf(certificate)),
  )
  expect(await listCertificates(environment, id)).toHaveLength(2)
})

test('[S-8] (desc) a deleted certificate counts no more, and of racing deletions of the last two one is refused', async () => {
  const { add, list, api, path, environment, id } = await start()
  await add(otherKey.certificate)
  const [one, two] = await list('saml_idp_signing_certs')

  const answers = await Promise.all(
    [one, two].map((each) =>
      api.request<{ code?: string }>(`${path}/saml_idp_signing_certs/${each?.id}`, { method: 'DELETE' }),
    ),
  )

  expect(answers.map(({ status, body }) => [status, body?.code]).sort()).toEqual([
    [204, undefined],
    [400, 'cannot_delete_last_certificate'],
  ])
  expect(await listCertificates(environment, id)).toHaveLength(1)
})

test('(desc) a certificate that cannot be read, is weak or has expired is refused', async () => {
  const { add } = await start()
  const weak = await createProviderKey(365, 1_024)
  const expired = await createProviderKey(-1)

  for (const value of ['no certificate', weak.certificate])
    expect(await add(value)).toMatchObject({ status: 400, body: { code: 'invalid_certificate' } })
  expect(await add(expired.certificate)).toMatchObject({ status: 400, body: { code: 'certificate_expired' } })
})

test('a connection that lacks certificates alone is active with its first', async () => {
  const { add, workos, id, announced } = await start({
    type: 'GenericSAML',
    saml: { idp_sso_url: samlProvider.idp_sso_url, idp_entity_id: samlProvider.idp_entity_id },
  })
  expect((await workos.sso.getConnection(id)).state).toBe('draft')

  await add(providerKey.certificate)

  expect((await workos.sso.getConnection(id)).state).toBe('active')
  expect((await announced()).map(([event]) => event)).toEqual(['connection.activated'])
})

test('a certificate that is added beside metadata stays when that is read again', async () => {
  const origin = await serveDocuments(() => metadataOf(providerKey.certificate))
  const { add, list, environment, id, values } = await start({
    saml_options: { idp_metadata_url: `${origin}/metadata` },
  })
  await add(otherKey.certificate)

  await refreshMetadata(environment, id)

  expect(values(await list('saml_idp_signing_certs'))).toEqual(
    [providerKey, otherKey].map(({ certificate }) => fingerprintOf(certificate)),
  )
})

test('(desc) an official connection signs from the creation of its signing certificate to its deletion', async () => {
  const { createSigning, signing, metadata, api, path } = await start()
  expect((await signing()).status).toBe(404)
  expect(await metadata()).toEqual({ signing: [], encryption: [], signs: false })

  const created = await createSigning()

  expect([created.status, created.body]).toMatchObject([
    201,
    { object: 'saml_sp_signing_certificate', id: expect.stringMatching(/^saml_party_trust_/) },
  ])
  expect((await signing()).body).toEqual(created.body)
  expect(JSON.stringify(created.body)).not.toContain('PRIVATE')
  expect(await metadata()).toEqual({ signing: [fingerprintOf(created.body.value)], encryption: [], signs: true })
  expect((await api.delete(`${path}/saml_sp_signing_cert/${created.body.id}`)).status).toBe(204)
  expect((await signing()).status).toBe(404)
  expect(await metadata()).toEqual({ signing: [], encryption: [], signs: false })
})

test('(desc) of racing creations of a signing certificate one succeeds', async () => {
  const { createSigning } = await start()

  const answers = await Promise.all([createSigning(), createSigning(), createSigning()])

  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409])
  const refused = { status: 409, body: { code: 'sp_signing_cert_already_exists' } }
  expect(answers.filter(({ status }) => status === 409)).toMatchObject([refused, refused])
})

test('(desc) encryption certificates add up to a bound, are all published, and are deleted one by one', async () => {
  const { addEncryption, list, metadata, api, path, values } = await start()
  for (let made = 1; made < maxEncryptionKeys; made += 1) await addEncryption()

  const answers = await Promise.all([addEncryption(), addEncryption()])

  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
  const all = await list('saml_sp_encryption_certs')
  expect(all).toHaveLength(maxEncryptionKeys)
  expect(all[0]).toMatchObject({
    object: 'saml_sp_encryption_certificate',
    id: expect.stringMatching(/^saml_enc_key_pair_/),
  })
  expect((await metadata()).encryption.sort()).toEqual(values(all).sort())
  expect((await api.delete(`${path}/saml_sp_encryption_certs/${all[0]?.id}`)).status).toBe(204)
  expect(values(await list('saml_sp_encryption_certs'))).toEqual(values(all.slice(1)))
})

test('a key of ours for both uses is shown for each, and loses one without the other', async () => {
  const { list, signing, createSigning, api, path, metadata, values } = await start({
    type: 'GenericSAML',
    saml: { ...samlProvider, sign_requests: true },
  })
  const [encryption] = await list('saml_sp_encryption_certs')
  const { body } = await signing()
  expect(body.value).toBe(encryption?.value)

  expect((await api.delete(`${path}/saml_sp_signing_cert/${body.id}`)).status).toBe(204)
  expect(values(await list('saml_sp_encryption_certs'))).toEqual(values(encryption === undefined ? [] : [encryption]))
  expect((await createSigning()).status).toBe(201)

  const published = await metadata()
  expect(published.encryption).toEqual([fingerprintOf(encryption?.value ?? '')])
  expect(published.signing).toHaveLength(1)
  expect(published.signing).not.toEqual(published.encryption)
})

test('(desc) a connection of OpenID Connect has no certificates, and an unknown one is not found', async () => {
  const { api, path } = await start({ type: 'GenericOIDC', oidc: oidcProvider })
  for (const kind of ['saml_idp_signing_certs', 'saml_sp_encryption_certs', 'saml_sp_signing_cert']) {
    const refused = { status: 400, body: { code: 'connection_is_not_saml' } }
    expect(await api.get(`${path}/${kind}`)).toMatchObject(refused)
    const body = kind === 'saml_idp_signing_certs' ? { value: otherKey.certificate } : undefined
    expect(await api.post(`${path}/${kind}`, body)).toMatchObject(refused)
    expect((await api.get(`/connections/conn_unknown/${kind}`)).status).toBe(404)
    expect((await api.post(`/connections/conn_unknown/${kind}`, body)).status).toBe(404)
  }
})
