import { findEnvironmentContext } from '#environment/environments/index.ts'
import { type Context, createContext, type PublicContext } from '#platform/context.ts'
import { openPresentedJson } from '#platform/crypto/sealed-json.ts'
import { type ConnectionRow, findConnection, getConnection } from '../connections/index.ts'

const linkMinutes = 10
const sealContext = 'connection_test'

interface Ticket {
  environmentId: string
  connectionId: string
  /** Milliseconds since 1970. */
  expiresAt: number
}

/**
 * A link that begins a test of a connection in the browser that opens it. It is sealed, so only callers of the API have one.
 *
 * @throws notFound
 */
export async function makeTestLink(ctx: Context, id: string): Promise<{ url: string; expires_at: string }> {
  const { row } = await getConnection(ctx, id)
  const expiresAt = new Date(ctx.now().getTime() + linkMinutes * 60_000)
  const ticket: Ticket = { environmentId: ctx.environmentId, connectionId: row.id, expiresAt: expiresAt.getTime() }
  const sealed = ctx.system.keyring.seal(JSON.stringify(ticket), sealContext)
  return {
    url: `${ctx.system.config.url}/sso/test/${encodeURIComponent(sealed)}`,
    expires_at: expiresAt.toISOString(),
  }
}

/** What a link was made for. `undefined` once it has expired, for a connection that was deleted, and for what is no link. */
export async function openTestLink(
  { system, request }: PublicContext,
  sealed: string,
): Promise<{ ctx: Context; connection: ConnectionRow } | undefined> {
  const ticket = readTicket(system, sealed)
  if (ticket === undefined || ticket.expiresAt <= system.now().getTime()) return undefined
  const environment = await findEnvironmentContext(system, ticket.environmentId)
  if (environment === undefined) return undefined
  const { environmentId, clientId } = environment
  const ctx = createContext(system, { environmentId, clientId, actor: { type: 'client', id: clientId }, request })
  const connection = await findConnection(ctx, ticket.connectionId)
  return connection && { ctx, connection }
}

function readTicket({ keyring }: PublicContext['system'], sealed: string): Ticket | undefined {
  try {
    return openPresentedJson<Ticket>(keyring, sealed, sealContext)
  } catch {
    return undefined
  }
}
