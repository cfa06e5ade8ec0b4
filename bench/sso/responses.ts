import { answerTo } from '#hosted-sign-in/single-sign-on/saml-answers.fixture.ts'
import { providerKey } from '#protocol/saml/provider.fixture.ts'
import type { World } from '../kit/world.ts'
import { managementCalls } from './management-calls.ts'

/** The addresses of a connection and a key of its provider. */
export interface SamlConnection {
  id: string
  acsUrl: string
  entityId: string
}

export const redirectUri = 'https://app.bench.example/callback'
/** Of the people who sign in by SAML: verified, so that they are not asked for their consent. */
export const samlDomain = 'eastwind.example'
/** The provider whose responses are signed here. */
export const samlProvider = {
  entityId: 'https://idp.northwind.example',
  ssoUrl: 'https://idp.northwind.example/sso',
  certificate: providerKey.certificate,
}

export async function createSamlConnection(url: string, world: World): Promise<SamlConnection> {
  const post = managementCalls(url, world)
  await post('/user_management/redirect_uris', { uri: redirectUri }).catch(() => undefined)
  const organization = await post<{ id: string }>('/organizations', {
    name: 'Bench of single sign-on',
    domain_data: [{ domain: samlDomain, state: 'verified' }],
  })
  const { id, saml } = await post<{ id: string; saml: { acs_url: string; sp_entity_id: string } }>('/connections', {
    organization_id: organization.id,
    type: 'OktaSAML',
    name: 'Bench',
    saml: {
      idp_entity_id: samlProvider.entityId,
      idp_sso_url: samlProvider.ssoUrl,
      idp_certificates: [samlProvider.certificate],
    },
  })
  return { id, acsUrl: saml.acs_url, entityId: saml.sp_entity_id }
}

/** Responses that the provider started, each with an assertion of its own: RSA with 2048 bits over some 4 kB. */
export function signResponses(count: number, { acsUrl, entityId }: SamlConnection): string[] {
  return Array.from({ length: count }, (_, i) =>
    answerTo(undefined, acsUrl, entityId, { email: `person-${i}@${samlDomain}` }),
  )
}

/** What a response to the connection has to be. */
export function expectationsOf({ acsUrl, entityId }: SamlConnection) {
  return {
    acsUrls: [acsUrl],
    spEntityIds: [entityId],
    idpEntityId: samlProvider.entityId,
    certificates: [{ pem: providerKey.certificate, fingerprint: '', expiresAt: new Date() }],
    decryptionKeys: [],
    allowSha1: false,
    allowMissingNameId: false,
    now: new Date(),
  }
}
