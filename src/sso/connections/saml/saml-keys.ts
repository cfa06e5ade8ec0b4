import { createHash, X509Certificate } from 'node:crypto'
import type { Context, TransactionContext } from '#platform/context.ts'
import { createSigningMaterial, type SigningMaterial } from '#platform/crypto/signing-material.ts'
import { type Statement, sql } from '#platform/db/sql.ts'

export interface SamlKeyRow {
  id: string
  /** Base64 of the DER form. */
  certificate: string
  sealed_private_key: string
  signs_from: string | null
  expires_at: string | null
  created_at: string
  use: KeyUse | null
}

/** What a key is for, if not for both. */
export type KeyUse = 'signing' | 'encryption'

/** One of our keys for a connection. */
export interface OwnKey {
  id: string
  /** Base64 of the DER form. */
  certificate: string
  /** SHA-256 of the certificate, in hexadecimal. */
  fingerprint: string
  /** Null for both. */
  use: KeyUse | null
  /**
   * `waiting`: in our metadata, so that the provider can read it; `retired`: still decrypts earlier messages;
   * `decrypting`: has no other use.
   */
  state: 'signing' | 'waiting' | 'retired' | 'decrypting'
  /** In PEM. */
  privateKey: string
  /** Null if the key never waited. */
  signsFrom: Date | null
  expiresAt: Date
  createdAt: Date
}

/** A key pair with its certificate. Takes 0.2 s off the main thread, so it is made outside of transactions. */
export async function newSamlKey(ctx: Context): Promise<SigningMaterial> {
  const { hostname } = new URL(ctx.system.config.url)
  return createSigningMaterial(await ctx.system.newRsaKeyPair(), hostname, ctx.now())
}

/** @param signsFrom null for at once. @param use null for both. */
export function insertKey(
  tx: TransactionContext,
  connectionId: string,
  { privateKey, certificate }: SigningMaterial,
  signsFrom: Date | null,
  use: KeyUse | null = null,
): void {
  const id = tx.newId('saml_key')
  const sealed = tx.system.keyring.seal(privateKey, `saml_key:${id}`)
  tx.db.send(sql`
    insert into saml_keys (environment_id, id, connection_id, certificate, sealed_private_key, created_at, signs_from,
      expires_at, use)
    values (${tx.environmentId}, ${id}, ${connectionId}, ${certificate.toString('base64')}, ${sealed}, ${tx.now()},
      ${signsFrom}, ${new Date(new X509Certificate(certificate).validTo)}, ${use})`)
}

/**
 * The keys of a connection, newest first: requests are signed with the one that is `signing`, our metadata has it and the one
 * that is `waiting`, and what a provider encrypts is decrypted with any.
 */
export async function listOwnKeys(ctx: Context, connectionId: string): Promise<OwnKey[]> {
  const rows = await ctx.db.many<SamlKeyRow>(sql`
    select id, certificate, sealed_private_key, signs_from, expires_at, created_at, use from saml_keys
    where environment_id = ${ctx.environmentId} and connection_id = ${connectionId} order by id desc`)
  return toOwnKeys(ctx, rows)
}

/** The rows of {@link listOwnKeys} within a statement, as one value for {@link toOwnKeys}. */
export function keysOf(ctx: Context, connectionId: string): Statement {
  return sql`(select coalesce(json_agg(json_build_object('id', id, 'certificate', certificate, 'sealed_private_key',
      sealed_private_key, 'signs_from', signs_from, 'expires_at', expires_at, 'created_at', created_at, 'use', use)
      order by id desc), '[]')
    from saml_keys where environment_id = ${ctx.environmentId} and connection_id = ${connectionId})`
}

/** @param rows newest first */
export function toOwnKeys(ctx: Context, rows: readonly SamlKeyRow[]): OwnKey[] {
  const isWaiting = ({ signs_from }: SamlKeyRow) => signs_from !== null && new Date(signs_from) > ctx.now()
  const signing = rows.find((row) => row.use !== 'encryption' && !isWaiting(row))
  const stateOf = (row: SamlKeyRow): OwnKey['state'] => {
    if (row.use === 'encryption') return 'decrypting'
    return row === signing ? 'signing' : isWaiting(row) ? 'waiting' : 'retired'
  }
  return rows.map((row) => {
    const der = Buffer.from(row.certificate, 'base64')
    return {
      id: row.id,
      certificate: row.certificate,
      fingerprint: createHash('sha256').update(der).digest('hex'),
      use: row.use,
      state: stateOf(row),
      privateKey: pemOf('PRIVATE KEY', ctx.system.keyring.open(row.sealed_private_key, `saml_key:${row.id}`)),
      signsFrom: row.signs_from === null ? null : new Date(row.signs_from),
      expiresAt: new Date(row.expires_at ?? new X509Certificate(der).validTo),
      createdAt: new Date(row.created_at),
    }
  })
}

/** Leaves a key of both uses the other one, and removes a key of one. */
export async function dropUse(
  tx: TransactionContext,
  { id, use }: Pick<OwnKey, 'id' | 'use'>,
  left: KeyUse,
): Promise<void> {
  tx.db.send(
    use === null
      ? sql`update saml_keys set use = ${left} where environment_id = ${tx.environmentId} and id = ${id}`
      : sql`delete from saml_keys where environment_id = ${tx.environmentId} and id = ${id}`,
  )
}

/**
 * Leaves a connection keys that only decrypt. A key for both uses would be followed by a new one that signs, and so be removed
 * after a month.
 */
export async function endSigning(tx: TransactionContext, connectionId: string): Promise<void> {
  tx.db.send(sql`
    update saml_keys set use = 'encryption'
    where environment_id = ${tx.environmentId} and connection_id = ${connectionId} and use is null`)
  tx.db.send(sql`
    delete from saml_keys
    where environment_id = ${tx.environmentId} and connection_id = ${connectionId} and use = 'signing'`)
}

/**
 * Records that the end of a key was announced, `stage` days before it.
 *
 * @returns whether that is the first announcement of the stage
 */
export async function claimStageOfKey(tx: TransactionContext, id: string, stage: number): Promise<boolean> {
  const claimed = await tx.db.run(sql`
    update saml_keys set announced_days = ${stage}
    where environment_id = ${tx.environmentId} and id = ${id} and (announced_days is null or announced_days > ${stage})`)
  return claimed > 0
}

/**
 * The keys in our metadata. Providers encrypt only for the newest key for both uses, and check signatures with all of
 * them. Keys for one use are all included.
 */
export function publishedCertificates(keys: readonly OwnKey[]): { signing: string[]; encryption: string[] } {
  const current = keys.filter(({ state }) => state !== 'retired')
  const signing = current.filter(({ use }) => use !== 'encryption')
  const inUseFirst = [...signing].sort((one) => (one.state === 'signing' ? -1 : 1))
  const newestOfBoth = current.find(({ use }) => use === null)
  const encryption = current.filter((key) => key.use === 'encryption' || key === newestOfBoth)
  return {
    signing: inUseFirst.map(({ certificate }) => certificate),
    encryption: encryption.map(({ certificate }) => certificate),
  }
}

export function pemOf(label: 'PRIVATE KEY' | 'CERTIFICATE', der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`
}
