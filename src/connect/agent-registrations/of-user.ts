import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { findIssuer } from '../agent-issuers/index.ts'
import { endRegistration } from './end.ts'
import type { DescribedRow } from './schemas.ts'
import { lockRegistration, registrationNotFound, selectDescribed } from './service.ts'
import { agentSettings } from './settings.ts'

/** An agent that acts for a user. */
export interface AgentOfUser {
  id: string
  organization_id: string
  /** The issuer that vouches for it. */
  issuerName: string | undefined
  scopes: readonly string[]
  /** When the user claimed it, or its issuer's word made it act for them. */
  since: string
}

/** The agents that act for a user now: the newest hundred, newest first. */
export async function listAgentsOfUser(ctx: Context, userId: string): Promise<AgentOfUser[]> {
  const rows = await ctx.db.many<DescribedRow>(sql`
    ${selectDescribed(ctx)} where r.environment_id = ${ctx.environmentId} and r.user_id = ${userId} and r.status = 'verified'
    order by r.id desc limit 100`)
  const { agent_post_claim_scopes: scopes } = await agentSettings.read(ctx)
  const issuers = new Map<string, string | undefined>()
  for (const { issuer_id } of rows)
    if (issuer_id !== null && !issuers.has(issuer_id)) issuers.set(issuer_id, (await findIssuer(ctx, issuer_id))?.name)
  return rows.map(({ id, organization_id, issuer_id, claimed_at, created_at }) => ({
    id,
    organization_id,
    issuerName: issuer_id === null ? undefined : issuers.get(issuer_id),
    scopes,
    since: claimed_at ?? created_at,
  }))
}

/** Ends an agent of a user, with all that it holds. @throws notFound for one of another user, and once it has ended */
export function revokeAgentOfUser(ctx: Context, userId: string, id: string): Promise<void> {
  return ctx.transaction(async (tx) => {
    const row = await lockRegistration(tx, id)
    if (row.user_id !== userId || row.status !== 'verified') throw registrationNotFound(id)
    await endRegistration(tx, id, 'revoked')
  })
}
