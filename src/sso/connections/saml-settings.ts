import { recordEvent } from '../../events/event-log/index.ts'
import type { Context, TransactionContext } from '../../platform/context.ts'
import { createSigningMaterial, type SigningMaterial } from '../../platform/crypto/signing-material.ts'
import { sql } from '../../platform/db/sql.ts'
import type { Certificate } from '../../protocol/saml/index.ts'
import { certificateRenewed } from './events.ts'
import type { SamlChange } from './resolve-saml.ts'
import type { ConnectionRow } from './schemas.ts'

export interface SamlSettingsRow {
  connection_id: string
  idp_entity_id: string | null
  idp_sso_url: string | null
  idp_sso_binding: 'redirect' | 'post'
  idp_slo_url: string | null
  idp_metadata_url: string | null
  idp_metadata_read_at: string | null
  signs_requests: boolean
  allows_sha1: boolean
  allows_idp_initiated: boolean
}

export interface SamlCertificateRow {
  fingerprint: string
  pem: string
  expires_at: string
}

const settingsColumns = sql`
  connection_id, idp_entity_id, idp_sso_url, idp_sso_binding, idp_slo_url, idp_metadata_url, idp_metadata_read_at,
  signs_requests, allows_sha1, allows_idp_initiated`

/** A key pair for a new SAML connection. Takes 0.2 s off the main thread, so it is made outside of transactions. */
export async function newSamlKey(ctx: Context): Promise<SigningMaterial> {
  const { hostname } = new URL(ctx.system.config.url)
  return createSigningMaterial(await ctx.system.newRsaKeyPair(), hostname, ctx.now())
}

/** Gives a connection its settings and a key of its own. */
export function insertSaml(tx: TransactionContext, { id }: ConnectionRow, key: SigningMaterial): void {
  const keyId = tx.newId('saml_key')
  const sealed = tx.system.keyring.seal(key.privateKey, `saml_key:${keyId}`)
  tx.db.send(sql`
    insert into saml_settings (environment_id, connection_id) values (${tx.environmentId}, ${id})`)
  tx.db.send(sql`
    insert into saml_keys (environment_id, id, connection_id, certificate, sealed_private_key, created_at)
    values (${tx.environmentId}, ${keyId}, ${id}, ${key.certificate.toString('base64')}, ${sealed}, ${tx.now()})`)
}

/**
 * Changes what is given, of a connection that is locked. Certificates that are new beside earlier ones are announced by
 * `connection.saml_certificate_renewed`.
 */
export async function updateSaml(tx: TransactionContext, connection: ConnectionRow, change: SamlChange): Promise<void> {
  const current = await readSaml(tx, connection.id)
  const readAt = change.isRead === true ? tx.now() : current.idp_metadata_read_at
  await tx.db.run(sql`
    update saml_settings set idp_entity_id = ${change.entityId ?? current.idp_entity_id},
      idp_sso_url = ${change.signInUrl ?? current.idp_sso_url},
      idp_sso_binding = ${change.signInBinding ?? current.idp_sso_binding},
      idp_slo_url = ${change.signOutUrl === undefined ? current.idp_slo_url : change.signOutUrl},
      idp_metadata_url = ${change.metadataUrl === undefined ? current.idp_metadata_url : change.metadataUrl},
      idp_metadata_read_at = ${change.metadataUrl === null ? null : readAt},
      signs_requests = ${change.signsRequests ?? current.signs_requests},
      allows_sha1 = ${change.allowsSha1 ?? current.allows_sha1},
      allows_idp_initiated = ${change.allowsIdpInitiated ?? current.allows_idp_initiated}
    where environment_id = ${tx.environmentId} and connection_id = ${connection.id}`)
  if (change.certificates !== undefined) await replaceCertificates(tx, connection, change.certificates)
}

async function replaceCertificates(
  tx: TransactionContext,
  connection: ConnectionRow,
  certificates: readonly Certificate[],
): Promise<void> {
  const former = await listCertificates(tx, connection.id)
  const fingerprints = certificates.map(({ fingerprint }) => fingerprint)
  await tx.db.run(sql`
    delete from saml_certificates where environment_id = ${tx.environmentId} and connection_id = ${connection.id}
      and fingerprint <> all(${fingerprints})`)
  await tx.db.run(sql`
    insert into saml_certificates (environment_id, connection_id, fingerprint, pem, expires_at)
    select ${tx.environmentId}, ${connection.id}, fingerprint, pem, expires_at
    from unnest(${fingerprints}::text[], ${certificates.map(({ pem }) => pem)}::text[],
      ${certificates.map(({ expiresAt }) => expiresAt.toISOString())}::timestamptz[]) as given (fingerprint, pem, expires_at)
    on conflict do nothing`)
  if (former.length === 0) return
  const added = certificates.filter((each) => !former.some(({ fingerprint }) => fingerprint === each.fingerprint))
  for (const { expiresAt } of added) {
    const data = {
      connection: { id: connection.id, organization_id: connection.organization_id },
      certificate: { certificate_type: 'ResponseSigning' as const, expiry_date: expiresAt.toISOString() },
      renewed_at: tx.now().toISOString(),
    }
    recordEvent(tx, certificateRenewed, data, undefined, connection.organization_id)
  }
}

export function readSaml(ctx: Context, connectionId: string): Promise<SamlSettingsRow> {
  return ctx.db.one<SamlSettingsRow>(sql`
    select ${settingsColumns} from saml_settings
    where environment_id = ${ctx.environmentId} and connection_id = ${connectionId}`)
}

/** Those whose signatures are accepted. */
export function listCertificates(ctx: Context, connectionId: string): Promise<SamlCertificateRow[]> {
  return ctx.db.many<SamlCertificateRow>(sql`
    select fingerprint, pem, expires_at from saml_certificates
    where environment_id = ${ctx.environmentId} and connection_id = ${connectionId} order by fingerprint`)
}

/** What is missing before people can sign in, in a sentence. Metadata behind a URL may be read later. */
export async function missingOfSaml(ctx: Context, connectionId: string): Promise<string | undefined> {
  const { idp_metadata_url, idp_entity_id, idp_sso_url } = await readSaml(ctx, connectionId)
  if (idp_metadata_url !== null) return undefined
  if (idp_entity_id === null) return 'Send `saml.idp_entity_id`, or the metadata of the provider.'
  if (idp_sso_url === null) return 'Send `saml.idp_sso_url`, or the metadata of the provider.'
  const certificates = await listCertificates(ctx, connectionId)
  return certificates.length === 0 ? 'Send `saml.idp_certificates`, or the metadata of the provider.' : undefined
}
