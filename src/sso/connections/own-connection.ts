import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { randomCrockford } from '#platform/ids.ts'
import { type AnyConnection, connectionColumns, type OwnConnection } from './schemas.ts'

/** The environment's own connection to a social provider, or for links by mail, once a person has signed in through it. */
export function findOwnConnection(ctx: Context, type: string): Promise<OwnConnection | undefined> {
  return ctx.db.maybe<OwnConnection>(sql`
    select ${connectionColumns} from connections
    where environment_id = ${ctx.environmentId} and connection_type = ${type} and organization_id is null`)
}

/** The environment's own connection, created with the first sign-in. Its id stays while the client at the provider comes and goes. */
export async function ensureOwnConnection(ctx: Context, type: string): Promise<OwnConnection> {
  const found = await findOwnConnection(ctx, type)
  if (found !== undefined) return found
  await ctx.db.run(sql`
    insert into connections (environment_id, id, connection_type, name, state, external_key, created_at, updated_at)
    values (${ctx.environmentId}, ${ctx.newId('conn')}, ${type}, ${type}, 'active', ${randomCrockford(26)},
      ${ctx.now()}, ${ctx.now()})
    on conflict (environment_id, connection_type) where organization_id is null do nothing`)
  const made = await findOwnConnection(ctx, type)
  if (made === undefined) throw new Error(`The environment has no connection of the type ${type}.`)
  return made
}

/** A connection of an organization or of the environment: what a profile or an attempt may name. */
export function findAnyConnection(ctx: Context, id: string): Promise<AnyConnection | undefined> {
  return ctx.db.maybe<AnyConnection>(sql`
    select ${connectionColumns} from connections where environment_id = ${ctx.environmentId} and id = ${id}`)
}

/** The type of the connection that a profile names. */
export async function connectionTypeOf(ctx: Context, { connection_id }: { connection_id: string }): Promise<string> {
  const { connection_type } = await ctx.db.one<Pick<AnyConnection, 'connection_type'>>(sql`
    select connection_type from connections where environment_id = ${ctx.environmentId} and id = ${connection_id}`)
  return connection_type
}
