import { getEnvironment } from '#environment/environments/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { cut } from '#platform/text.ts'
import { fromBase32 } from '#protocol/totp/base32.ts'
import { hashSecret, secretContext } from './factors.ts'

/** An authenticator app that a user has already. */
export interface ImportedApp {
  user_id: string
  /** Shown in the app beside the issuer. */
  email: string
  /** As {@link readTotpSecret} gives it. */
  secret: Buffer
}

/** The secret of an app: Base32 with or without spaces and padding; `undefined` for other text, or a secret that is too short or long. */
export function readTotpSecret(text: string): Buffer | undefined {
  const secret = fromBase32(text.replaceAll(/[\s-]/g, ''))
  return secret === undefined || secret.length < 10 || secret.length > 64 ? undefined : secret
}

/**
 * Stores authenticator apps of an import as verified, in one statement. One that the user has already is left out.
 *
 * @returns how many are new
 */
export async function importApps(tx: TransactionContext, apps: readonly ImportedApp[]): Promise<number> {
  if (apps.length === 0) return 0
  const issuer = cut((await getEnvironment(tx)).name, 40)
  const factors = apps.map(({ user_id, email, secret }) => {
    const id = tx.newId('auth_factor')
    return {
      id,
      user_id,
      email,
      sealed: tx.system.keyring.seal(secret, secretContext(id)),
      hash: hashSecret(tx, user_id, secret),
    }
  })
  return tx.db.run(sql`
    insert into authentication_factors (environment_id, id, type, user_id, totp_issuer, totp_user, sealed_totp_secret,
      totp_secret_hash, verified_at, created_at, updated_at)
    select ${tx.environmentId}, id, 'totp', user_id, ${issuer}, email, sealed, hash, ${tx.now()}::timestamptz,
      ${tx.now()}::timestamptz, ${tx.now()}::timestamptz
    from unnest(${factors.map(({ id }) => id)}::text[], ${factors.map(({ user_id }) => user_id)}::text[],
      ${factors.map(({ email }) => email)}::text[], ${factors.map(({ sealed }) => sealed)}::text[],
      ${factors.map(({ hash }) => hash)}::bytea[]) as given (id, user_id, email, sealed, hash)
    on conflict do nothing`)
}
