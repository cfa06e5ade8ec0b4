import type { Context } from '#platform/context.ts'
import type { Certificate } from '#protocol/saml/index.ts'
import { listCertificates } from './saml-certificates.ts'
import { listOwnKeys, type OwnKey } from './saml-keys.ts'
import { readSaml, type SamlSettingsRow } from './saml-settings.ts'

/** Everything that a message to or from a provider of SAML is made or checked with. */
export interface SamlPartner {
  settings: SamlSettingsRow
  /** The certificates whose signatures are accepted. */
  certificates: Certificate[]
  keys: OwnKey[]
}

export async function readSamlPartner(ctx: Context, connectionId: string): Promise<SamlPartner> {
  const [settings, certificates, keys] = await Promise.all([
    readSaml(ctx, connectionId),
    listCertificates(ctx, connectionId),
    listOwnKeys(ctx, connectionId),
  ])
  return {
    settings,
    certificates: certificates.map(({ fingerprint, pem, expires_at }) => ({
      fingerprint,
      pem,
      expiresAt: new Date(expires_at),
    })),
    keys,
  }
}
