import { expect, test } from 'vitest'
import {
  createMessage,
  expectations,
  now,
  otherKey,
  type ProviderKey,
  providerKey,
} from '#protocol/saml/provider.fixture.ts'
import { startOwnServer } from '#test/server.ts'
import { metadataOf, serveDocuments, startWithOrganization } from '../connections/connection.fixture.ts'

async function startWithProvider() {
  const own = await startOwnServer({ now: () => now })
  const { create, api } = await startWithOrganization(own)
  await api.post('/user_management/redirect_uris', { uri: 'https://app.example/callback' })
  const provider = { signsWith: providerKey, asked: 0 }
  const origin = await serveDocuments(() => {
    provider.asked += 1
    return metadataOf(provider.signsWith.certificate)
  })
  const { body } = await create({ type: 'GenericSAML', saml: { idp_metadata_url: `${origin}/metadata` } })
  const { acs_url = '', sp_entity_id = '' } = body.saml ?? {}
  let count = 0
  return {
    provider,
    close: () => own.close(),
    /** A sign-in that begins at the provider. @returns the status of the answer to its response */
    async signIn(key: ProviderKey, named: string | null = key.certificate): Promise<number> {
      const assertion = `_assertion-${count++}`
      const SAMLResponse = createMessage({
        says: (xml) =>
          xml
            .replaceAll(expectations.acsUrl, acs_url)
            .replaceAll(expectations.spEntityId, sp_entity_id)
            .replaceAll(' InResponseTo="_request"', '')
            .replaceAll('_assertion', assertion),
        signing: { key, named },
      })
      const answer = await fetch(acs_url, {
        method: 'POST',
        body: new URLSearchParams({ SAMLResponse }),
        redirect: 'manual',
      })
      return answer.status
    },
  }
}

test('a provider changes its certificate under a running load of sign-ins, and none fails', async () => {
  const { provider, signIn, close } = await startWithProvider()
  const before = await Promise.all(Array.from({ length: 20 }, () => signIn(providerKey)))
  expect(provider.asked).toBe(1)

  provider.signsWith = otherKey
  // Some were signed just before, and come just after.
  const after = await Promise.all(Array.from({ length: 60 }, (_, i) => signIn(i % 3 === 0 ? providerKey : otherKey)))

  expect([...before, ...after].filter((status) => status !== 303)).toEqual([])
  expect(provider.asked).toBe(2)
  await close()
})

test('a provider that does not name its certificate may change it too', async () => {
  const { provider, signIn, close } = await startWithProvider()
  expect(await signIn(providerKey, null)).toBe(303)
  provider.signsWith = otherKey
  expect(await signIn(otherKey, null)).toBe(303)
  await close()
})

test('[S-8] a certificate that the metadata does not have is refused, and its provider is asked once', async () => {
  const { provider, signIn, close } = await startWithProvider()
  const statuses = await Promise.all(Array.from({ length: 10 }, () => signIn(otherKey)))
  expect(statuses.filter((status) => status < 400)).toEqual([])
  expect(provider.asked).toBe(2)
  expect(await signIn(providerKey)).toBe(303)
  await close()
})
