import { findEnvironmentContext } from '../../environment/environments/index.ts'
import type { Context, System, TransactionContext } from '../../platform/context.ts'
import { randomToken } from '../../platform/crypto/random.ts'
import { openJson } from '../../platform/crypto/sealed-json.ts'
import { sql } from '../../platform/db/sql.ts'
import type { SessionTokens } from '../provider-sign-ins/index.ts'

const signOutSeconds = 300

/** Keeps the tokens of a person's newest session at their provider, in the place of those of the one before. */
export async function keepProviderSession(
  tx: TransactionContext,
  profileId: string,
  tokens: SessionTokens,
): Promise<void> {
  const sealed = tx.system.keyring.seal(JSON.stringify(tokens), sealContext(profileId))
  await tx.db.run(sql`
    insert into provider_sessions (environment_id, profile_id, sealed_tokens, created_at)
    values (${tx.environmentId}, ${profileId}, ${sealed}, ${tx.now()})
    on conflict (environment_id, profile_id) do update set sealed_tokens = excluded.sealed_tokens, sign_out_hash = null,
      created_at = excluded.created_at`)
}

/** @returns a token for one sign-out within five minutes; `undefined` if no session of the person is known. */
export async function createSignOutToken(ctx: Context, profileId: string): Promise<string | undefined> {
  const token = randomToken(43)
  const expiresAt = new Date(ctx.now().getTime() + signOutSeconds * 1_000)
  const changed = await ctx.db.run(sql`
    update provider_sessions set sign_out_hash = ${ctx.system.hashCredential(token)}, sign_out_expires_at = ${expiresAt}
    where environment_id = ${ctx.environmentId} and profile_id = ${profileId}`)
  return changed === 1 ? token : undefined
}

export interface EndedSession {
  ctx: Context
  profileId: string
  tokens: SessionTokens
}

/** Forgets the session that a token signs out of, which spends the token. `undefined` for one that does not count. */
export async function takeProviderSession(system: System, token: string): Promise<EndedSession | undefined> {
  const row = await system.database.maybe<{ environment_id: string; profile_id: string; sealed_tokens: string }>(sql`
    delete from provider_sessions
    where sign_out_hash = ${system.hashCredential(token)} and sign_out_expires_at > ${system.now()}
    returning environment_id, profile_id, sealed_tokens`)
  const ctx = row && (await findEnvironmentContext(system, row.environment_id))
  if (row === undefined || ctx === undefined) return undefined
  const tokens = openJson<SessionTokens>(system.keyring, row.sealed_tokens, sealContext(row.profile_id))
  return { ctx, profileId: row.profile_id, tokens }
}

function sealContext(profileId: string): string {
  return `provider_session:${profileId}`
}
