import type { Counted } from '#events/tallies/index.ts'
import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'

const mostListed = 20
const dayMs = 86_400_000

export interface ExpiringCertificate {
  connection_id: string
  connection_name: string
  organization_id: string | null
  expires_at: string
}

/** The certificates of providers that end within 90 days, or have ended, the next one first. */
export function listExpiring(ctx: Context): Promise<ExpiringCertificate[]> {
  return ctx.db.many<ExpiringCertificate>(sql`
    select s.connection_id, c.name as connection_name, c.organization_id, s.expires_at
    from saml_certificates s join connections c on c.environment_id = s.environment_id and c.id = s.connection_id
    where s.environment_id = ${ctx.environmentId} and s.vanished_at is null
      and s.expires_at < ${new Date(ctx.now().getTime() + 90 * dayMs)}
    order by s.expires_at limit ${mostListed}`)
}

const mostConnections = 5

/** The connections with the most failures, from what was counted by `conn_01… failed` and `conn_01… succeeded`. */
export async function worstConnections(ctx: Context, counted: readonly Pick<Counted, 'label' | 'count'>[]) {
  const sums = new Map<string, { succeeded: number; failed: number }>()
  for (const { label, count } of counted) {
    const [id = '', outcome] = label.split(' ')
    const sum = sums.get(id) ?? { succeeded: 0, failed: 0 }
    if (outcome === 'failed') sum.failed += count
    else if (outcome === 'succeeded') sum.succeeded += count
    sums.set(id, sum)
  }
  if (sums.size === 0) return []
  const known = await ctx.db.many<{ id: string; name: string }>(sql`
    select c.id, c.name from connections c where c.environment_id = ${ctx.environmentId} and c.id = any(${[...sums.keys()]})`)
  return known
    .map(({ id, name }) => ({
      connection_id: id,
      connection_name: name,
      ...(sums.get(id) ?? { succeeded: 0, failed: 0 }),
    }))
    .sort((one, other) => other.failed - one.failed || other.succeeded - one.succeeded)
    .slice(0, mostConnections)
}
