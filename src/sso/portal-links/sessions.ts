import { findEnvironmentContext } from '#environment/environments/index.ts'
import {
  type Context,
  createContext,
  type PublicContext,
  type System,
  type TransactionContext,
} from '#platform/context.ts'
import { randomToken } from '#platform/crypto/random.ts'
import { anyOf } from '#platform/db/any-of.ts'
import { sql } from '#platform/db/sql.ts'
import type { Intent } from './intents.ts'
import { type PortalLinkRow, portalLinkColumns } from './schemas.ts'
import { hashesOfPortalToken } from './tokens.ts'

const minuteMs = 60_000
const idleMs = 60 * minuteMs
export const portalSessionSeconds = 8 * 3_600

/** A browser in which a link was opened, with what the link says. */
export interface PortalSessionRow {
  environment_id: string
  id: string
  organization_id: string
  link_id: string
  intent: Intent | null
  /** The parts that it opens; null for a menu of what is set up. */
  intents: Intent[] | null
  /** See `CreateSetupLink`. */
  sso_provider_type: string | null
  return_url: string | null
  success_url: string | null
  external_user_id: string | null
  used_at: string
  expires_at: string
}

/** The result of opening a link in a browser. `ctx` is the context of its environment. */
export type Opening =
  | { outcome: 'opened'; ctx: Context; secret: string }
  /** Once more in the browser in which it was opened: a page that was loaded again. */
  | { outcome: 'open_already' }
  | { outcome: 'unknown' }
  | { outcome: 'used' | 'expired' | 'completed'; ctx: Context; link: Pick<PortalLinkRow, 'kind' | 'return_url'> }

/**
 * Opens a link in a browser, whose secret is its session from then on. A one-time link can be opened only once, even if
 * it is opened in parallel.
 *
 * @param formerSecret the secret of the browser's existing session
 */
export async function openPortalLink(
  context: PublicContext,
  token: string,
  formerSecret: string | undefined,
): Promise<Opening> {
  const { system } = context
  const link = await system.database.maybe<PortalLinkRow & { environment_id: string }>(sql`
    select environment_id, ${portalLinkColumns} from portal_links where token_hash = ${anyOf(hashesOfPortalToken(system, token))}`)
  if (link === undefined) return { outcome: 'unknown' }
  const ctx = await contextOf(context, link)
  if (link.used_at !== null) {
    const former = formerSecret === undefined ? undefined : await findPortalSession(system, formerSecret)
    return former?.link_id === link.id ? { outcome: 'open_already' } : { outcome: 'used', ctx, link }
  }
  if (link.completed_at !== null) return { outcome: 'completed', ctx, link }
  if (Date.parse(link.expires_at) <= ctx.now().getTime()) return { outcome: 'expired', ctx, link }
  const secret = randomToken(32)
  const isOpened = await ctx.transaction(async (tx) => {
    const count = await tx.db.run(sql`
      update portal_links set used_at = case kind when 'link' then ${tx.now()}::timestamptz end
      where environment_id = ${tx.environmentId} and id = ${link.id} and used_at is null`)
    if (count === 0) return false
    tx.db.send(sql`
      insert into portal_sessions (environment_id, id, organization_id, link_id, secret_hash, used_at, expires_at, created_at)
      values (${tx.environmentId}, ${tx.newId('portal_session')}, ${link.organization_id}, ${link.id},
        ${system.hashCredential(textOf(secret))}, ${tx.now()}, ${new Date(tx.now().getTime() + portalSessionSeconds * 1_000)},
        ${tx.now()})`)
    return true
  })
  return isOpened ? { outcome: 'opened', ctx, secret } : { outcome: 'used', ctx, link }
}

/** The session of a browser, open or over; `undefined` when it ended with its link, or long ago. */
export async function findPortalSession(system: System, secret: string): Promise<PortalSessionRow | undefined> {
  return system.database.maybe<PortalSessionRow>(sql`
    select s.environment_id, s.id, s.organization_id, s.link_id, s.used_at, s.expires_at, l.intent,
      case when l.intent is null then l.intents else array[l.intent] end as intents, l.sso_provider_type, l.return_url, l.success_url,
      l.external_user_id
    from portal_sessions s join portal_links l on l.environment_id = s.environment_id and l.id = s.link_id
    where s.secret_hash = ${anyOf(system.hashesOf(textOf(secret)))}`)
}

/** Whether it may still be used: for an hour after each use, for eight in all. */
export function isPortalSessionOpen(now: Date, { used_at, expires_at }: PortalSessionRow): boolean {
  return now.getTime() < Math.min(Date.parse(expires_at), Date.parse(used_at) + idleMs)
}

/** Notes that the session is in use, to the minute. */
export async function touchPortalSession(ctx: Context, { id, used_at }: PortalSessionRow): Promise<void> {
  if (ctx.now().getTime() - Date.parse(used_at) < minuteMs) return
  await ctx.db.run(sql`
    update portal_sessions set used_at = ${ctx.now()} where environment_id = ${ctx.environmentId} and id = ${id}`)
}

/**
 * Handles one form of a browser at a time, until the transaction ends, so a form that is sent twice takes effect once.
 */
export async function lockPortalSession(tx: TransactionContext, id: string): Promise<void> {
  tx.db.send(sql`
    select 1 from portal_sessions where environment_id = ${tx.environmentId} and id = ${id} for no key update`)
}

export async function endPortalSession(ctx: Context, id: string): Promise<void> {
  await ctx.db.run(sql`delete from portal_sessions where environment_id = ${ctx.environmentId} and id = ${id}`)
}

/** What is done in a session is done by it: events name it, with the source `admin_portal`. */
export async function portalContext(context: PublicContext, session: PortalSessionRow): Promise<Context> {
  return contextOf(context, session)
}

async function contextOf(
  { system, request }: PublicContext,
  { environment_id, id, external_user_id }: Pick<PortalSessionRow, 'environment_id' | 'id' | 'external_user_id'>,
): Promise<Context> {
  const environment = await findEnvironmentContext(system, environment_id)
  if (environment === undefined) throw new Error('The row of a link or session has an environment.')
  const actor = { type: 'portal_session' as const, id, name: external_user_id }
  return createContext(system, { environmentId: environment_id, clientId: environment.clientId, actor, request })
}

function textOf(secret: string): string {
  return `portal_session:${secret}`
}
