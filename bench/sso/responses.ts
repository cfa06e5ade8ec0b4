import { answerTo } from '#hosted-sign-in/single-sign-on/saml-answers.fixture.ts'
import { providerKey } from '#protocol/saml/provider.fixture.ts'
import type { World } from '../kit/world.ts'
import { managementCalls } from './management-calls.ts'

/** The addresses of a connection and a key of its provider. */
export interface SamlConnection {
  acsUrl: string
  entityId: string
}

const idp = 'https://idp.northwind.example'

export async function createSamlConnection(url: string, world: World): Promise<SamlConnection> {
  const post = managementCalls(url, world)
  await post('/user_management/redirect_uris', { uri: 'https://app.bench.example/callback' }).catch(() => undefined)
  const organization = await post<{ id: string }>('/organizations', { name: 'Bench of single sign-on' })
  const { saml } = await post<{ saml: { acs_url: string; sp_entity_id: string } }>('/connections', {
    organization_id: organization.id,
    type: 'GenericSAML',
    name: 'Bench',
    saml: { idp_entity_id: idp, idp_sso_url: `${idp}/sso`, idp_certificates: [providerKey.certificate] },
  })
  return { acsUrl: saml.acs_url, entityId: saml.sp_entity_id }
}

/** Responses that the provider started, each with an assertion of its own: RSA with 2048 bits over some 4 kB. */
export function signResponses(count: number, { acsUrl, entityId }: SamlConnection): string[] {
  return Array.from({ length: count }, (_, i) =>
    answerTo(undefined, acsUrl, entityId, { email: `person-${i}@northwind.example` }),
  )
}

/** What a response to the connection has to be. */
export function expectationsOf({ acsUrl, entityId }: SamlConnection) {
  return {
    acsUrls: [acsUrl],
    spEntityIds: [entityId],
    idpEntityId: idp,
    certificates: [{ pem: providerKey.certificate, fingerprint: '', expiresAt: new Date() }],
    decryptionKeys: [],
    allowSha1: false,
    allowMissingNameId: false,
    now: new Date(),
  }
}
