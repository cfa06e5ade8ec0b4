import { createProviderKey, providerKey } from '#protocol/saml/provider.fixture.ts'
import { defineSamples } from '#test/slice-samples.ts'
import type { Kit } from '#test/ways-to-call.ts'

let made: ReturnType<typeof createProviderKey> | undefined
/** A second key of a provider, which takes a moment to make. */
function otherKey() {
  made ??= createProviderKey(730)
  return made
}

/** A path of a connection of SAML that has no keys and certificates yet. */
async function ofNewConnection({ done, members: { organization_id } }: Kit, rest: string): Promise<{ path: string }> {
  const { id } = await done('POST', '/connections', { organization_id, type: 'GenericSAML', name: 'SAML' })
  return { path: `/connections/${id}/${rest}` }
}

export const samples = defineSamples({
  async furnish({ name, member, create }) {
    const saml = await create('/connections', {
      organization_id: member('organization_id'),
      name: `SAML of ${name}`,
      saml_options: {
        idp_sso_url: 'https://idp.invalid/sso',
        idp_entity_id: `https://idp.invalid/${name}`,
        idp_signing_certs: [providerKey.certificate],
      },
    })
    const path = `/connections/${saml.id}`
    const [encryption, signing] = [
      await create(`${path}/saml_sp_encryption_certs`),
      await create(`${path}/saml_sp_signing_cert`),
    ]
    const another = await create(`${path}/saml_idp_signing_certs`, { value: (await otherKey()).certificate })
    const certificates = '/connections/{connectionId}'
    return {
      objects: {
        [certificates]: saml.id,
        [`${certificates}/saml_idp_signing_certs/`]: another.id,
        [`${certificates}/saml_sp_encryption_certs/`]: encryption.id,
        [`${certificates}/saml_sp_signing_cert/`]: signing.id,
      },
    }
  },
  calls: {
    SamlIdpSigningCertificatesController_create: [
      {
        with: async (kit) => ({
          ...(await ofNewConnection(kit, 'saml_idp_signing_certs')),
          value: (await otherKey()).certificate,
        }),
      },
    ],
    SamlSpEncryptionCertificatesController_create: [
      {
        with: (kit) => ofNewConnection(kit, 'saml_sp_encryption_certs'),
        events: ['connection.saml_certificate_renewed'],
      },
    ],
    SamlSpSigningCertificatesController_create: [{ with: (kit) => ofNewConnection(kit, 'saml_sp_signing_cert') }],
  },
})
