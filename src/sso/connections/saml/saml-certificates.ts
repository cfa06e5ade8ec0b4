import { recordEvent } from '#events/event-log/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import type { Certificate } from '#protocol/saml/index.ts'
import { certificateRenewed } from '../events.ts'
import type { ConnectionRow } from '../schemas.ts'

export interface SamlCertificateRow {
  fingerprint: string
  pem: string
  expires_at: string
}

export interface CurrentCertificate {
  id: string
  pem: string
  created_at: string
}

/** How long a certificate is accepted after it vanished from the metadata. */
const graceMs = 24 * 3_600_000

/** {@link listCertificates} within a statement, as one value. */
export function certificatesOf(ctx: Context, connectionId: string): Statement {
  return sql`(select coalesce(json_agg(json_build_object('fingerprint', fingerprint, 'pem', pem, 'expires_at', expires_at)
      order by fingerprint), '[]')
    from saml_certificates where ${isAccepted(ctx, connectionId)})`
}

/** The certificates whose signatures are accepted. */
export function listCertificates(ctx: Context, connectionId: string): Promise<SamlCertificateRow[]> {
  return ctx.db.many<SamlCertificateRow>(sql`
    select fingerprint, pem, expires_at from saml_certificates
    where ${isAccepted(ctx, connectionId)} order by fingerprint`)
}

function isAccepted(ctx: Context, connectionId: string): Statement {
  return sql`${of(ctx, connectionId)} and (vanished_at is null or vanished_at > ${graceBegin(ctx)})`
}

/** The accepted certificates without those that vanished from the metadata, oldest first. */
export function listCurrentCertificates(ctx: Context, connectionId: string): Promise<CurrentCertificate[]> {
  return ctx.db.many<CurrentCertificate>(sql`
    select id, pem, created_at from saml_certificates
    where ${of(ctx, connectionId)} and vanished_at is null order by created_at, id`)
}

/** Signatures with it are refused at once. */
export async function deleteCertificate(tx: TransactionContext, connectionId: string, id: string): Promise<void> {
  tx.db.send(sql`delete from saml_certificates where ${of(tx, connectionId)} and id = ${id}`)
}

/** Certificates that an administrator chose: others stop working at once (S-8). */
export async function replaceCertificates(
  tx: TransactionContext,
  connection: ConnectionRow,
  certificates: readonly Certificate[],
): Promise<void> {
  const former = await listCertificates(tx, connection.id)
  tx.db.send(sql`
    delete from saml_certificates
    where ${of(tx, connection.id)} and fingerprint <> all(${fingerprintsOf(certificates)})`)
  await addCertificates(tx, connection, former, certificates)
}

/** Certificates of metadata that was read again: others are accepted for a day more, and separate ones on. */
export async function renewCertificates(
  tx: TransactionContext,
  connection: ConnectionRow,
  certificates: readonly Certificate[],
): Promise<void> {
  const former = await listCertificates(tx, connection.id)
  tx.db.send(sql`
    delete from saml_certificates where ${of(tx, connection.id)} and vanished_at <= ${graceBegin(tx)}`)
  tx.db.send(sql`
    update saml_certificates set vanished_at = ${tx.now()}
    where ${of(tx, connection.id)} and vanished_at is null and not is_separate
      and fingerprint <> all(${fingerprintsOf(certificates)})`)
  await addCertificates(tx, connection, former, certificates)
}

/** Adds a certificate to the existing ones. Metadata that is read again does not remove it. @returns its id */
export async function addSeparateCertificate(
  tx: TransactionContext,
  connection: ConnectionRow,
  certificate: Certificate,
): Promise<string> {
  await addCertificates(tx, connection, await listCertificates(tx, connection.id), [certificate])
  const { id } = await tx.db.one<{ id: string }>(sql`
    update saml_certificates set is_separate = true
    where ${of(tx, connection.id)} and fingerprint = ${certificate.fingerprint} returning id`)
  return id
}

/**
 * Records that the end of a certificate was announced, `stage` days before it.
 *
 * @returns whether that is the first announcement of the stage
 */
export async function claimStageOfCertificate(
  tx: TransactionContext,
  connectionId: string,
  fingerprint: string,
  stage: number,
): Promise<boolean> {
  const claimed = await tx.db.run(sql`
    update saml_certificates set announced_days = ${stage}
    where ${of(tx, connectionId)} and fingerprint = ${fingerprint}
      and (announced_days is null or announced_days > ${stage})`)
  return claimed > 0
}

/** Certificates added to earlier ones are announced by `connection.saml_certificate_renewed`. */
async function addCertificates(
  tx: TransactionContext,
  connection: ConnectionRow,
  former: readonly SamlCertificateRow[],
  certificates: readonly Certificate[],
): Promise<void> {
  tx.db.send(sql`
    insert into saml_certificates (environment_id, connection_id, id, fingerprint, pem, expires_at, created_at)
    select ${tx.environmentId}, ${connection.id}, id, fingerprint, pem, expires_at, ${tx.now()}
    from unnest(${certificates.map(() => tx.newId('saml_x509_cert'))}::text[], ${fingerprintsOf(certificates)}::text[], ${certificates.map(({ pem }) => pem)}::text[],
      ${certificates.map(({ expiresAt }) => expiresAt.toISOString())}::timestamptz[])
      as given (id, fingerprint, pem, expires_at)
    on conflict (environment_id, connection_id, fingerprint) do update set vanished_at = null
      where saml_certificates.vanished_at is not null`)
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

function of(ctx: Context, connectionId: string): Statement {
  return sql`environment_id = ${ctx.environmentId} and connection_id = ${connectionId}`
}

function graceBegin(ctx: Context): Date {
  return new Date(ctx.now().getTime() - graceMs)
}

function fingerprintsOf(certificates: readonly Certificate[]): string[] {
  return certificates.map(({ fingerprint }) => fingerprint)
}
