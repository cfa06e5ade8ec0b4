import type { Context, TransactionContext } from '#platform/context.ts'
import type { SigningMaterial } from '#platform/crypto/signing-material.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { onViolation } from '#platform/db/violations.ts'
import type { FailureDetails } from '#protocol/failure.ts'
import type { WeakCertificate } from '#protocol/saml/index.ts'
import type { MetadataFailureCause } from '../../provider-documents/index.ts'
import { nextRefresh, soon } from '../../provider-documents/index.ts'
import type { Binding, NameIdFormat } from '../input-schemas.ts'
import type { ConnectionRow } from '../schemas.ts'
import type { SamlChange } from './resolve-saml.ts'
import { type KeptAddresses, keptElsewhere, keptOf } from './saml-addresses.ts'
import { listCertificates, replaceCertificates } from './saml-certificates.ts'
import { insertKey } from './saml-keys.ts'

export interface SamlSettingsRow extends KeptAddresses {
  connection_id: string
  idp_entity_id: string | null
  idp_sso_url: string | null
  idp_sso_binding: Binding
  idp_slo_url: string | null
  idp_slo_binding: Binding
  idp_slo_response_url: string | null
  signs_out_at_provider: boolean
  idp_metadata_url: string | null
  idp_metadata_read_at: string | null
  signs_requests: boolean
  allows_sha1: boolean
  allows_idp_initiated: boolean
  forces_authentication: boolean
  name_id_format: NameIdFormat | null
  allows_missing_name_id: boolean
  /** The certificates in the metadata that are ignored. */
  ignored_certificates: WeakCertificate[]
  idp_metadata_etag: string | null
  idp_metadata_failed_at: string | null
  idp_metadata_failure: StoredFailure | null
  /** Since it was last read. */
  idp_metadata_failures: number
  idp_metadata_due_at: string | null
}

export interface StoredFailure {
  reason: MetadataFailureCause
  details: FailureDetails
}

const settingsColumns = sql`
  connection_id, idp_entity_id, idp_sso_url, idp_sso_binding, idp_slo_url, idp_slo_binding, idp_slo_response_url,
  signs_out_at_provider, idp_metadata_url, idp_metadata_read_at,
  signs_requests, allows_sha1, allows_idp_initiated, forces_authentication, name_id_format,
  allows_missing_name_id, ignored_certificates, kept_acs_url, kept_sp_entity_id, idp_metadata_etag,
  idp_metadata_failed_at, idp_metadata_failure, idp_metadata_failures, idp_metadata_due_at`

/** Stores the settings of a connection, with a key if there is one. */
export function insertSaml(tx: TransactionContext, { id }: ConnectionRow, key: SigningMaterial | undefined): void {
  tx.db.send(sql`
    insert into saml_settings (environment_id, connection_id) values (${tx.environmentId}, ${id})`)
  if (key !== undefined) insertKey(tx, id, key, null)
}

/**
 * Changes what is given, of a connection that is locked.
 *
 * @param addressesTaken what the transaction fails with where another connection to the provider keeps the same addresses
 * @throws connectionRefused
 */
export async function updateSaml(
  tx: TransactionContext,
  connection: ConnectionRow,
  change: SamlChange,
  addressesTaken: () => Error = keptElsewhere,
): Promise<void> {
  const current = await readSaml(tx, connection.id)
  const wanted = { acsUrl: change.keptAcsUrl, spEntityId: change.keptEntityId }
  const kept = keptOf(tx, connection, wanted, current)
  tx.db.send(
    sql`
    update saml_settings set idp_entity_id = ${change.entityId ?? current.idp_entity_id},
      idp_sso_url = ${change.signInUrl ?? current.idp_sso_url},
      idp_sso_binding = ${change.signInBinding ?? current.idp_sso_binding},
      idp_slo_url = ${change.signOutUrl === undefined ? current.idp_slo_url : change.signOutUrl},
      idp_slo_binding = ${change.signOutBinding ?? current.idp_slo_binding},
      idp_slo_response_url = ${
        change.signOutResponseUrl === undefined ? current.idp_slo_response_url : change.signOutResponseUrl
      },
      signs_out_at_provider = ${change.signsOutAtProvider ?? current.signs_out_at_provider},
      signs_requests = ${change.signsRequests ?? current.signs_requests} and exists (
        select 1 from saml_keys k where k.environment_id = ${tx.environmentId} and k.connection_id = ${connection.id}
          and k.use is distinct from 'encryption'),
      allows_sha1 = ${change.allowsSha1 ?? current.allows_sha1},
      allows_idp_initiated = ${change.allowsIdpInitiated ?? current.allows_idp_initiated},
      forces_authentication = ${change.forcesAuthentication ?? current.forces_authentication},
      name_id_format = ${change.nameIdFormat === undefined ? current.name_id_format : change.nameIdFormat},
      allows_missing_name_id = ${change.allowsMissingNameId ?? current.allows_missing_name_id},
      ignored_certificates = ${JSON.stringify(change.ignoredCertificates ?? current.ignored_certificates)}::jsonb,
      kept_acs_url = ${kept.kept_acs_url}, kept_sp_entity_id = ${kept.kept_sp_entity_id}
    where environment_id = ${tx.environmentId} and connection_id = ${connection.id}`,
    onViolation('saml_settings_kept', addressesTaken),
  )
  if (change.source !== undefined) await storeSource(tx, connection.id, change.source)
  if (change.certificates !== undefined) await replaceCertificates(tx, connection, change.certificates)
}

async function storeSource(tx: TransactionContext, id: string, source: SamlChange['source']): Promise<void> {
  const failure = source?.failure ?? null
  tx.db.send(sql`
    update saml_settings set idp_metadata_url = ${source?.url ?? null}, idp_metadata_etag = ${source?.etag ?? null},
      idp_metadata_read_at = ${source?.isRead ? tx.now() : null},
      idp_metadata_due_at = ${source == null ? null : source.isRead ? nextRefresh(tx.now()) : soon(tx.now())}, idp_metadata_asked_at = null,
      idp_metadata_failed_at = ${failure && tx.now()}, idp_metadata_failures = ${failure === null ? 0 : 1},
      idp_metadata_failure = ${failure && { reason: failure.reason, details: { ...failure.details } }}
    where environment_id = ${tx.environmentId} and connection_id = ${id}`)
}

/** The settings of a connection, with more columns of them. */
export function readSamlWith<More>(
  ctx: Context,
  connectionId: string,
  more: Statement,
): Promise<SamlSettingsRow & More> {
  return ctx.db.one<SamlSettingsRow & More>(sql`
    select ${settingsColumns}, ${more} from saml_settings
    where environment_id = ${ctx.environmentId} and connection_id = ${connectionId}`)
}

export function readSaml(ctx: Context, connectionId: string): Promise<SamlSettingsRow> {
  return ctx.db.one<SamlSettingsRow>(sql`
    select ${settingsColumns} from saml_settings
    where environment_id = ${ctx.environmentId} and connection_id = ${connectionId}`)
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

export async function setSigning(tx: TransactionContext, connectionId: string, signs: boolean): Promise<void> {
  tx.db.send(sql`
    update saml_settings set signs_requests = ${signs}
    where environment_id = ${tx.environmentId} and connection_id = ${connectionId}`)
}
