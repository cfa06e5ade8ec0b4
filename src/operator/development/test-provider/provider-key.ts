import { createPrivateKey, X509Certificate } from 'node:crypto'
import type { Context, TransactionContext } from '#platform/context.ts'
import { createSigningMaterial } from '#platform/crypto/signing-material.ts'
import { sql } from '#platform/db/sql.ts'

/** What the test provider of an environment signs with. Both in PEM. */
export interface ProviderKey {
  privateKey: string
  certificate: string
}

interface ProviderKeyRow {
  certificate: string
  sealed_private_key: string
}

export async function findProviderKey(ctx: Context): Promise<ProviderKey | undefined> {
  const row = await ctx.db.maybe<ProviderKeyRow>(sql`
    select certificate, sealed_private_key from test_identity_providers where environment_id = ${ctx.environmentId}`)
  if (row === undefined) return undefined
  const der = ctx.system.keyring.open(row.sealed_private_key, sealContext(ctx))
  return {
    privateKey: createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
      .export({ format: 'pem', type: 'pkcs8' })
      .toString(),
    certificate: new X509Certificate(Buffer.from(row.certificate, 'base64')).toString(),
  }
}

/** The key of the test provider, created at the first call. The caller has locked the environment. */
export async function ensureProviderKey(tx: TransactionContext): Promise<ProviderKey> {
  const known = await findProviderKey(tx)
  if (known !== undefined) return known
  const { privateKey, certificate } = await createSigningMaterial(await tx.system.newRsaKeyPair(), 'test-idp', tx.now())
  await tx.db.run(sql`
    insert into test_identity_providers (environment_id, certificate, sealed_private_key, created_at)
    values (${tx.environmentId}, ${certificate.toString('base64')},
      ${tx.system.keyring.seal(privateKey, sealContext(tx))}, ${tx.now()})`)
  return ensureProviderKey(tx)
}

function sealContext({ environmentId }: Context): string {
  return `test_identity_provider:${environmentId}`
}
