import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import type { Certificate } from '#protocol/saml/index.ts'
import { certificatesOf, type SamlCertificateRow } from './saml-certificates.ts'
import { keysOf, type OwnKey, type SamlKeyRow, toOwnKeys } from './saml-keys.ts'
import { readSamlWith, type SamlSettingsRow } from './saml-settings.ts'

/** Everything that a message to or from a provider of SAML is made or checked with. */
export interface SamlPartner {
  settings: SamlSettingsRow
  /** The certificates whose signatures are accepted. */
  certificates: Certificate[]
  keys: OwnKey[]
}

export async function readSamlPartner(ctx: Context, connectionId: string): Promise<SamlPartner> {
  const { certificates, keys, ...settings } = await readSamlWith<{
    certificates: SamlCertificateRow[]
    keys: SamlKeyRow[]
  }>(ctx, connectionId, sql`${certificatesOf(ctx, connectionId)} as certificates, ${keysOf(ctx, connectionId)} as keys`)
  return {
    settings,
    certificates: certificates.map(({ fingerprint, pem, expires_at }) => ({
      fingerprint,
      pem,
      expiresAt: new Date(expires_at),
    })),
    keys: toOwnKeys(ctx, keys),
  }
}
