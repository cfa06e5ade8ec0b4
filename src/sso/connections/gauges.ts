import { sql } from '#platform/db/sql.ts'
import { behindAfterMs, defineBehind, mostBehind } from '#platform/gauges/shared-gauges.ts'

interface Behind {
  overdue: number
  failing: number
}

const readings = (kind: string, { overdue, failing }: Behind) => [
  { labels: { kind, state: 'overdue' }, value: overdue },
  { labels: { kind, state: 'failing' }, value: failing },
]

/** Inactive connections are never due. */
export const metadataBehind = defineBehind({
  async read({ database, now }) {
    const late = new Date(now().getTime() - behindAfterMs)
    const found = await database.as({ kind: 'cron' }).one<Behind>(sql`
      select
        (select count(*)::int from (select environment_id, connection_id from saml_settings
          where idp_metadata_url is not null and idp_metadata_due_at <= ${late}
          order by idp_metadata_due_at limit ${mostBehind}) late
          join connections on connections.environment_id = late.environment_id and connections.id = late.connection_id
            and connections.state <> 'inactive') as overdue,
        (select count(*)::int from (select from saml_settings where idp_metadata_failures > 0 limit ${mostBehind}) f) as failing`)
    return readings('saml_metadata', found)
  },
})

export const discoveryBehind = defineBehind({
  async read({ database, now }) {
    const late = new Date(now().getTime() - behindAfterMs)
    const found = await database.as({ kind: 'cron' }).one<Behind>(sql`
      select
        (select count(*)::int from (select from oidc_settings
          where discovery_due_at <= ${late} order by discovery_due_at limit ${mostBehind}) late) as overdue,
        (select count(*)::int from (select from oidc_settings where discovery_failures > 0 limit ${mostBehind}) f) as failing`)
    return readings('oidc_discovery', found)
  },
})
