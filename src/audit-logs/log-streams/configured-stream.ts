import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import type { DestinationType } from './destinations/index.ts'
import type { LogStreamRow } from './schemas.ts'

export interface ConfiguredStream
  extends Pick<LogStreamRow, 'id' | 'state' | 'sequence' | 'last_synced_at' | 'last_error' | 'created_at'> {
  type: DestinationType
}

/** The stream to show where only one is shown: the oldest of an organization that is not paused. */
export function findConfiguredStream(ctx: Context, organizationId: string): Promise<ConfiguredStream | undefined> {
  return ctx.db.maybe<ConfiguredStream>(sql`
    select s.id, s.type, s.state, s.sequence, s.last_synced_at, s.last_error, s.created_at from audit_log_streams s
    where s.environment_id = ${ctx.environmentId} and s.organization_id = ${organizationId}
    order by s.state = 'inactive', s.id limit 1`)
}

/** The configured stream as the configuration of an organization's audit log shows it. */
export async function describeConfiguredStream(ctx: Context, organizationId: string) {
  const stream = await findConfiguredStream(ctx, organizationId)
  if (stream === undefined) return undefined
  const { id, type, state, last_synced_at, created_at } = stream
  return { id, type, state, last_synced_at, created_at }
}
