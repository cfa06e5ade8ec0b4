import { revokeSessionsOfSso } from '#people/sessions/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { defineExtensionPoint } from '#platform/slices/extension-point.ts'
import type { ConnectionRow } from '../../connections/index.ts'
import { nameIdHash, sessionIndexHash } from './session-names.ts'

/** What ends what began with some sign-ins at providers, and has not become a session of an application. */
export type EndWithProviderSessions = (tx: TransactionContext, ssoSessionIds: readonly string[]) => Promise<void>

/** What ends together with a user's session at their provider, in addition to the sessions of applications. */
export const endsWithProviderSession = defineExtensionPoint<EndWithProviderSessions>()

/** Sessions at a provider as it names them. */
export interface NamedSessions {
  nameId: string
  /** None for all of the person. */
  sessionIndexes: readonly string[]
}

/**
 * Ends everything that began with a user's sessions at a provider. A session to which the provider gave no index ends
 * with any of the user's.
 */
export async function endSessions(
  tx: TransactionContext,
  connection: Pick<ConnectionRow, 'id'>,
  named: NamedSessions,
): Promise<void> {
  const rows = await tx.db.many<{ id: string }>(sql`
    delete from provider_sessions
    where environment_id = ${tx.environmentId} and name_id_hash = ${nameIdHash(tx, connection.id, named.nameId)}
      and ${hasIndex(tx, connection.id, named.sessionIndexes)}
    returning id`)
  await endSignIns(
    tx,
    rows.map(({ id }) => id),
  )
}

/**
 * Ends everything that began with sign-ins at a provider: first what could still become a session, so that none begins
 * in the meantime.
 */
export async function endSignIns(tx: TransactionContext, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0
  for (const end of endsWithProviderSession.of(tx.system)) await end(tx, ids)
  return revokeSessionsOfSso(tx, ids)
}

/** Ends everything that began with sign-ins of a person through a connection. @returns how many */
export async function endSessionsOfProfile(tx: TransactionContext, profileId: string): Promise<number> {
  const rows = await tx.db.many<{ id: string }>(sql`
    delete from provider_sessions where environment_id = ${tx.environmentId} and profile_id = ${profileId} returning id`)
  return endSignIns(
    tx,
    rows.map(({ id }) => id),
  )
}

function hasIndex(ctx: Context, connectionId: string, indexes: readonly string[]) {
  if (indexes.length === 0) return sql`true`
  const hashes = indexes.map((index) => sessionIndexHash(ctx, connectionId, index))
  return sql`(session_index_hash is null or session_index_hash = any(${hashes}))`
}
