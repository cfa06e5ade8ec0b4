import type { Person } from '#events/event-log/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import type { AnyConnection } from '../connections/index.ts'
import type { ProvidedIdentity } from '../provided-identities/index.ts'
import { type ProfileRow, profileColumns } from './schemas.ts'

/**
 * Stores the provider's claims about a person at this sign-in. The person is the connection and `idpId`, so a sign-in with the
 * same one finds the same profile, whatever their email is by now (O-7).
 */
export function saveProfile(
  tx: TransactionContext,
  connection: Pick<AnyConnection, 'id' | 'organization_id'>,
  identity: ProvidedIdentity,
  roleSlugs: readonly string[],
): Promise<ProfileRow> {
  return tx.db.one<ProfileRow>(sql`
    insert into profiles (environment_id, id, connection_id, organization_id, idp_id, email, first_name, last_name, name,
      groups, role_slugs, custom_attributes, raw_attributes, created_at, updated_at)
    values (${tx.environmentId}, ${tx.newId('prof')}, ${connection.id}, ${connection.organization_id}, ${identity.idpId},
      ${identity.email}, ${identity.firstName}, ${identity.lastName}, ${identity.name}, ${[...identity.groups]},
      ${[...roleSlugs]}, ${{ ...identity.customAttributes }}, ${{ ...identity.rawAttributes }}, ${tx.now()}, ${tx.now()})
    on conflict (environment_id, connection_id, idp_id) do update set email = excluded.email,
      first_name = excluded.first_name, last_name = excluded.last_name, name = excluded.name, groups = excluded.groups,
      role_slugs = excluded.role_slugs, custom_attributes = excluded.custom_attributes,
      raw_attributes = excluded.raw_attributes, updated_at = excluded.updated_at
    returning ${profileColumns}`)
}

/** @throws notFound */
export async function getProfile(ctx: Context, id: string): Promise<ProfileRow> {
  const row = await ctx.db.maybe<ProfileRow>(sql`
    select ${profileColumns} from profiles where environment_id = ${ctx.environmentId} and id = ${id}`)
  if (row === undefined) throw notFound('Profile', id)
  return row
}

/** The user as whom a person at a provider signs in. */
export async function findProfileUserId(
  ctx: Context,
  connectionId: string,
  idpId: string,
): Promise<string | undefined> {
  const row = await ctx.db.maybe<{ user_id: string | null }>(sql`
    select user_id from profiles
    where environment_id = ${ctx.environmentId} and connection_id = ${connectionId} and idp_id = ${idpId}`)
  return row?.user_id ?? undefined
}

/** A person at a provider who has signed in here. */
export interface SignedInProfile {
  id: string
  user_id: string
}

/** More people have one address at a provider only by mistake. */
const mostOfAddress = 10

/** Those who have signed in through a connection, by the provider's id of them or by the address that it last said. */
export function findSignedInProfiles(
  ctx: Context,
  connectionId: string,
  named: { idpId: string } | { email: string },
): Promise<SignedInProfile[]> {
  const condition = 'idpId' in named ? sql`idp_id = ${named.idpId}` : sql`lower(email) = ${named.email.toLowerCase()}`
  return ctx.db.many<SignedInProfile>(sql`
    select id, user_id from profiles
    where environment_id = ${ctx.environmentId} and connection_id = ${connectionId} and ${condition} and user_id is not null
    order by id limit ${mostOfAddress}`)
}

/** From then on, sign-ins with this profile sign in the user. */
export async function linkProfile(tx: TransactionContext, id: string, userId: string): Promise<void> {
  tx.db.send(sql`
    update profiles set user_id = ${userId} where environment_id = ${tx.environmentId} and id = ${id}`)
}

/** Those that no user signs in by. The others go with their user. */
export async function eraseProfiles(tx: TransactionContext, { emails }: Person): Promise<void> {
  tx.db.send(sql`
    delete from profiles where environment_id = ${tx.environmentId} and lower(email) = any(${emails})`)
}

/** The ids of the profiles that are linked to a user, as a statement. */
export function profilesOfUser({ environmentId }: Pick<Context, 'environmentId'>, userId: string): Statement {
  return sql`select p.id from profiles p where p.environment_id = ${environmentId} and p.user_id = ${userId}`
}
