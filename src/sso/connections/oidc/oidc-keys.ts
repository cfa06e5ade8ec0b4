import { webcrypto } from 'node:crypto'
import type { Context, TransactionContext } from '#platform/context.ts'
import { type JsonWebKey, toJsonWebKey } from '#platform/crypto/json-web-key.ts'
import { rs256 } from '#platform/crypto/rsa-key-pair.ts'
import { createSigningMaterial, type SigningMaterial } from '#platform/crypto/signing-material.ts'
import { sql } from '#platform/db/sql.ts'

export interface ClientKey {
  publicJwk: JsonWebKey
  privateKey: webcrypto.CryptoKey
}

/** A key pair for a client that proves itself with signatures. Takes 0.2 s, so it is made outside of transactions. */
export async function newOidcKey(ctx: Context): Promise<SigningMaterial> {
  const { hostname } = new URL(ctx.system.config.url)
  return createSigningMaterial(await ctx.system.newRsaKeyPair(), hostname, ctx.now())
}

/** Stores the key of a connection that is locked and has none yet: its provider may have read the one that it has. */
export async function insertFirstOidcKey(
  tx: TransactionContext,
  connectionId: string,
  key: SigningMaterial,
): Promise<void> {
  const id = tx.newId('oidc_key')
  tx.db.send(sql`
    insert into oidc_keys (environment_id, id, connection_id, public_jwk, sealed_private_key, created_at)
    select ${tx.environmentId}, ${id}, ${connectionId}, ${{ ...toJsonWebKey(key, id) }}::jsonb,
      ${tx.system.keyring.seal(key.privateKey, sealContext(id))}, ${tx.now()}::timestamptz
    where not exists (
      select 1 from oidc_keys where environment_id = ${tx.environmentId} and connection_id = ${connectionId})`)
}

/** What a provider verifies a connection's signatures with. */
export async function publishedOidcKeys(ctx: Context, connectionId: string): Promise<JsonWebKey[]> {
  const rows = await ctx.db.many<{ public_jwk: JsonWebKey }>(sql`
    select public_jwk from oidc_keys
    where environment_id = ${ctx.environmentId} and connection_id = ${connectionId} order by id`)
  return rows.map(({ public_jwk }) => public_jwk)
}

/** The key that a connection signs with. */
export async function findOidcKey(ctx: Context, connectionId: string): Promise<ClientKey | undefined> {
  const row = await ctx.db.maybe<{ public_jwk: JsonWebKey; sealed_private_key: string }>(sql`
    select public_jwk, sealed_private_key from oidc_keys
    where environment_id = ${ctx.environmentId} and connection_id = ${connectionId} order by id desc limit 1`)
  if (row === undefined) return undefined
  const key = ctx.system.keyring.open(row.sealed_private_key, sealContext(row.public_jwk.kid))
  return {
    publicJwk: row.public_jwk,
    privateKey: await webcrypto.subtle.importKey('pkcs8', key, rs256, false, ['sign']),
  }
}

function sealContext(id: string): string {
  return `oidc_key:${id}`
}
