import { findEnvironmentContext } from '#environment/environments/index.ts'
import { type Context, createContext, type PublicContext, type System } from '#platform/context.ts'
import { anyOf } from '#platform/db/any-of.ts'
import { sql } from '#platform/db/sql.ts'
import type { AccountOwner } from '../schemas.ts'
import { hashesOfState } from './state.ts'

/** A connection that is under way. */
export interface AuthorizationRow {
  environment_id: string
  id: string
  integration_id: string
  user_id: string | null
  /** The member who connects for an organization. */
  acting_user_id: string | null
  organization_id: string | null
  sealed_verifier: string
  scopes: string[]
  config: Readonly<Record<string, string>>
  return_to: string | null
  /** Whether the account is a further one of its owner. */
  adds_account: boolean
  /** The one that is connected again, if a certain one is. */
  account_id: string | null
  /** Of what the page that began it hands over. Null once it has, and where nothing is. */
  handoff_hash: Buffer | null
  /** The browser that it was handed over in, and which has to come back. */
  browser_hash: Buffer | null
  taken_at: string | null
  expires_at: string
  slug: string
}

/** Finds an authorization of any environment by what the browser presents. */
export function findAuthorization(system: System, state: string): Promise<AuthorizationRow | undefined> {
  return system.database.maybe<AuthorizationRow>(sql`
    select t.environment_id, t.id, t.integration_id, t.user_id, t.acting_user_id, t.organization_id, t.sealed_verifier,
      t.scopes, t.config, t.return_to, t.adds_account, t.account_id, t.handoff_hash, t.browser_hash, t.taken_at, t.expires_at, i.slug
    from account_authorizations t join data_integrations i on i.environment_id = t.environment_id and i.id = t.integration_id
    where t.state_hash = ${anyOf(hashesOfState(system, state))}`)
}

export function ownerOfAuthorization({ user_id, organization_id }: AuthorizationRow): AccountOwner {
  if (user_id !== null) return { userId: user_id, organizationId: organization_id }
  return { userId: null, organizationId: organization_id ?? '' }
}

/** The browser is no one we know: it speaks for the application. `undefined` once the environment is gone. */
export async function authorizationContext(
  { system, request }: PublicContext,
  row: AuthorizationRow,
): Promise<Context | undefined> {
  const environment = await findEnvironmentContext(system, row.environment_id)
  if (environment === undefined) return undefined
  const { environmentId, clientId } = environment
  return createContext(system, { environmentId, clientId, actor: { type: 'client', id: clientId }, request })
}

/** Valid for a minute after a browser has returned, during which its answer is exchanged. */
const exchangeMs = 60_000

/** Whether something that its owner has begun may still come to an end. */
export async function isConnecting(
  ctx: Context,
  integrationId: string,
  state: string,
  { userId, organizationId }: { userId: string; organizationId: string | null },
): Promise<boolean> {
  const now = ctx.now()
  const row = await ctx.db.maybe(sql`
    select 1 from account_authorizations
    where environment_id = ${ctx.environmentId} and integration_id = ${integrationId}
      and state_hash = ${anyOf(hashesOfState(ctx.system, state))} and (user_id = ${userId} or user_id is null)
      and organization_id is not distinct from ${organizationId}::text
      and case when taken_at is null then expires_at > ${now} else taken_at > ${new Date(now.getTime() - exchangeMs)} end`)
  return row !== undefined
}
