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
