import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { findIssuer } from '../agent-issuers/index.ts'

/** The environment's name for the issuer that vouches for the agent of a claim, if any. */
export async function issuerNameOf(ctx: Context, claimId: string): Promise<string | undefined> {
  const row = await ctx.db.maybe<{ issuer_id: string | null }>(sql`
    select r.issuer_id from agent_claims c
    join agent_registrations r on r.environment_id = c.environment_id and r.id = c.registration_id
    where c.environment_id = ${ctx.environmentId} and c.id = ${claimId}`)
  const issuer = row?.issuer_id ? await findIssuer(ctx, row.issuer_id) : undefined
  return issuer?.name
}
