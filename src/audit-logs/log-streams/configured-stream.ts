import type { Context } from '../../platform/context.ts'
import { sql } from '../../platform/db/sql.ts'
import type { DestinationType } from './destinations/index.ts'
import type { LogStreamRow } from './schemas.ts'

interface ConfiguredStream extends Pick<LogStreamRow, 'id' | 'state' | 'last_synced_at' | 'created_at'> {
  type: DestinationType
}

/** The one that the configuration of an organization shows, where the official API knows of one: the oldest that is not paused. */
export function findConfiguredStream(ctx: Context, organizationId: string): Promise<ConfiguredStream | undefined> {
  return ctx.db.maybe<ConfiguredStream>(sql`
    select s.id, s.type, s.state, s.last_synced_at, s.created_at from audit_log_streams s
    where s.environment_id = ${ctx.environmentId} and s.organization_id = ${organizationId}
    order by s.state = 'inactive', s.id limit 1`)
}
