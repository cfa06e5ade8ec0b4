import { type Context, createContext, type PublicContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { findConnectionByKey } from './read.ts'
import { type ConnectionRow, connectionColumns } from './schemas.ts'

/** The connection that an address of ours names, for a request of anyone's browser. */
export async function findAddressedConnection(
  { system, request }: PublicContext,
  key: string,
): Promise<{ ctx: Context; connection: ConnectionRow } | undefined> {
  const found = await findConnectionByKey(system, key)
  if (found === undefined) return undefined
  const { environmentId, clientId } = found.ctx
  const actor = { type: 'client' as const, id: clientId }
  return { ctx: createContext(system, { environmentId, clientId, actor, request }), connection: found.connection }
}

export function findConnection(ctx: Context, id: string): Promise<ConnectionRow | undefined> {
  return ctx.db.maybe<ConnectionRow>(sql`
    select ${connectionColumns} from connections
    where environment_id = ${ctx.environmentId} and id = ${id} and organization_id is not null`)
}

/** The connections of an organization through which its users can sign in, oldest first. */
export function listUsableConnections(ctx: Context, organizationId: string): Promise<ConnectionRow[]> {
  return ctx.db.many<ConnectionRow>(sql`
    select ${connectionColumns} from connections
    where environment_id = ${ctx.environmentId} and organization_id = ${organizationId}
      and state in ('active', 'validating') order by id`)
}

/** Those that name a domain themselves. */
export function listConnectionsOfDomain(ctx: Context, domain: string): Promise<ConnectionRow[]> {
  return ctx.db.many<ConnectionRow>(sql`
    select ${connectionColumns} from connections
    where environment_id = ${ctx.environmentId} and id in (
      select d.connection_id from connection_domains d
      where d.environment_id = ${ctx.environmentId} and d.domain = ${domain.toLowerCase()}) order by id`)
}

/** Whether people can sign in through it now. */
export function isUsable({ state }: Pick<ConnectionRow, 'state'>): boolean {
  return state === 'active' || state === 'validating'
}
