import { findEnvironmentContext } from '#environment/environments/index.ts'
import type { Context, System, TransactionContext } from '#platform/context.ts'
import { randomToken } from '#platform/crypto/random.ts'
import { openJson } from '#platform/crypto/sealed-json.ts'
import { anyOf } from '#platform/db/any-of.ts'
import { sql } from '#platform/db/sql.ts'
import type { ProfileRow } from '../profiles/index.ts'
import type { SessionTokens } from '../provider-sign-ins/index.ts'
import { nameIdHash, sessionIndexHash } from './saml/session-names.ts'

const signOutSeconds = 300

/**
 * Stores what is needed to end a user's session at their provider. With OpenID Connect it replaces the data of the
 * previous session; SAML names each session.
 *
 * @param id of the sign-in with which the session began
 */
export function keepProviderSession(
  tx: TransactionContext,
  id: string,
  profile: Pick<ProfileRow, 'id' | 'connection_id'>,
  tokens: SessionTokens,
): void {
  const sealed = tx.system.keyring.seal(JSON.stringify(tokens), sealContext(id))
  const names =
    'nameId' in tokens
      ? {
          nameId: nameIdHash(tx, profile.connection_id, tokens.nameId),
          index: tokens.sessionIndex === null ? null : sessionIndexHash(tx, profile.connection_id, tokens.sessionIndex),
        }
      : { nameId: null, index: null }
  if (names.nameId === null) {
    tx.db.send(sql`
      delete from provider_sessions where environment_id = ${tx.environmentId} and profile_id = ${profile.id}`)
  }
  tx.db.send(sql`
    insert into provider_sessions (environment_id, id, profile_id, sealed_tokens, name_id_hash, session_index_hash, created_at)
    values (${tx.environmentId}, ${id}, ${profile.id}, ${sealed}, ${names.nameId}, ${names.index}, ${tx.now()})
    on conflict (environment_id, id) do nothing`)
}

/** @returns a token for one sign-out within five minutes; `undefined` if no session of the person is known. */
export async function createSignOutToken(ctx: Context, profileId: string): Promise<string | undefined> {
  const token = randomToken(43)
  const expiresAt = new Date(ctx.now().getTime() + signOutSeconds * 1_000)
  const changed = await ctx.db.run(sql`
    update provider_sessions set sign_out_hash = ${ctx.system.hashCredential(token)}, sign_out_expires_at = ${expiresAt}
    where environment_id = ${ctx.environmentId} and id = (
      select id from provider_sessions where environment_id = ${ctx.environmentId} and profile_id = ${profileId}
      order by created_at desc, id desc limit 1)`)
  return changed === 1 ? token : undefined
}

export interface EndedSession {
  ctx: Context
  /** The sign-in that the session began with. */
  id: string
  profileId: string
  tokens: SessionTokens
}

/** Deletes the session that a sign-out token names, which uses up the token. `undefined` if the token is not valid. */
export async function takeProviderSession(system: System, token: string): Promise<EndedSession | undefined> {
  const row = await system.database.maybe<{
    environment_id: string
    id: string
    profile_id: string
    sealed_tokens: string
  }>(sql`
    delete from provider_sessions
    where sign_out_hash = ${anyOf(system.hashesOf(token))} and sign_out_expires_at > ${system.now()}
    returning environment_id, id, profile_id, sealed_tokens`)
  const ctx = row && (await findEnvironmentContext(system, row.environment_id))
  if (row === undefined || ctx === undefined) return undefined
  const tokens = openJson<SessionTokens>(system.keyring, row.sealed_tokens, sealContext(row.id))
  return { ctx, id: row.id, profileId: row.profile_id, tokens }
}

/** Deletes the session that began with a sign-in. `undefined` if it is unknown. */
export async function takeSessionOf(ctx: Context, id: string): Promise<EndedSession | undefined> {
  const row = await ctx.db.maybe<{ profile_id: string; sealed_tokens: string }>(sql`
    delete from provider_sessions where environment_id = ${ctx.environmentId} and id = ${id}
    returning profile_id, sealed_tokens`)
  if (row === undefined) return undefined
  const tokens = openJson<SessionTokens>(ctx.system.keyring, row.sealed_tokens, sealContext(id))
  return { ctx, id, profileId: row.profile_id, tokens }
}

/** The connection of a session at a provider. */
export async function connectionOfSession(ctx: Context, id: string): Promise<string | undefined> {
  const row = await ctx.db.maybe<{ connection_id: string }>(sql`
    select p.connection_id from provider_sessions s
    join profiles p on p.environment_id = s.environment_id and p.id = s.profile_id
    where s.environment_id = ${ctx.environmentId} and s.id = ${id} and s.name_id_hash is not null`)
  return row?.connection_id
}

function sealContext(id: string): string {
  return `provider_session:${id}`
}
