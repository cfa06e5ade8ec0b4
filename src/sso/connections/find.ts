import { type Context, createContext, type PublicContext, type TransactionContext } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { type AnyConnection, type ConnectionRow, connectionColumns } from './schemas.ts'

/** The connection that an address of ours names, for a request of anyone's browser. */
export async function findAddressedConnection(
  { system, request }: PublicContext,
  key: string,
): Promise<{ ctx: Context; connection: ConnectionRow } | undefined> {
  const row = await system.database.maybe<PlacedConnection<ConnectionRow>>(sql`
    select c.environment_id, ${joinedConnection} from connections c
    where c.external_key = ${key} and c.organization_id is not null and ${isServed(sql`c`)}`)
  return row && inPlace({ system, request }, row)
}

/** Joins the connection that a row named `of` belongs to, as `c`. */
export function joinConnection(of: Statement): Statement {
  return sql`join connections c on c.environment_id = ${of}.environment_id and c.id = ${of}.connection_id`
}

/** What {@link joinedConnection} adds to a row that has an `environment_id`. */
export type PlacedConnection<Row = AnyConnection> = Row & { environment_id: string; client_id: string }

// Not joined: through a table of which plans expect many rows, they would look up the others by their environment alone.
export const joinedConnection = sql`
  c.id, c.organization_id, c.connection_type, c.name, c.state, c.external_key, c.attribute_map, c.external_id, c.created_at,
  c.updated_at, (select client_id from environments e where e.id = c.environment_id) as client_id`

/** Whether the environment of a row is served from this cluster. */
export function isServed(of: Statement): Statement {
  return sql`exists (select 1 from environments e where e.id = ${of}.environment_id and e.absent is null)`
}

/** The connection, and a context of its environment. */
function inPlace(
  { system, request }: PublicContext,
  { environment_id: environmentId, client_id: clientId, ...connection }: PlacedConnection<ConnectionRow>,
): { ctx: Context; connection: ConnectionRow } {
  const actor = { type: 'client' as const, id: clientId }
  return { ctx: createContext(system, { environmentId, clientId, actor, request }), connection }
}

export function findConnection(ctx: Context, id: string): Promise<ConnectionRow | undefined> {
  return ctx.db.maybe<ConnectionRow>(sql`
    select ${connectionColumns} from connections
    where environment_id = ${ctx.environmentId} and id = ${id} and organization_id is not null`)
}

/** The state of a connection, which isn't deleted until the transaction ends. `undefined` if it was deleted before. */
export function holdConnection(tx: TransactionContext, id: string): Promise<Pick<ConnectionRow, 'state'> | undefined> {
  return tx.db.maybe<Pick<ConnectionRow, 'state'>>(sql`
    select state from connections where environment_id = ${tx.environmentId} and id = ${id} for key share`)
}

/** The connections of an organization through which its users can sign in, oldest first. */
export function listUsableConnections(ctx: Context, organizationId: string): Promise<ConnectionRow[]> {
  return ctx.db.many<ConnectionRow>(sql`
    select ${connectionColumns} from connections
    where environment_id = ${ctx.environmentId} and organization_id = ${organizationId}
      and state in ('active', 'validating') order by id`)
}

/** The connections that name a domain themselves. */
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
