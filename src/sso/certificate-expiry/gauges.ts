import type { System } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { defineNextEnd, endReading, endsBetween } from '#platform/gauges/shared-gauges.ts'

/** One look into the index of each environment. A certificate or key with a successor does not count. */
async function nextEnd({ database, now }: Pick<System, 'database' | 'now'>, kind: string, next: Statement) {
  const { ends_at } = await database.as({ kind: 'cron' }).one<{ ends_at: string | null }>(sql`
    select min(next.expires_at) as ends_at from environments n cross join lateral (${next}) next`)
  return endReading(kind, ends_at, now())
}

export const providerCertificatesEnd = defineNextEnd({
  read(system) {
    const { from, to } = endsBetween(system.now())
    return nextEnd(
      system,
      'provider_certificate',
      sql`select l.expires_at from saml_certificates l
        join connections c on c.environment_id = l.environment_id and c.id = l.connection_id
        where l.environment_id = n.id and l.vanished_at is null and l.expires_at > ${from} and l.expires_at <= ${to}
          and c.state in ('active', 'validating') and not exists (
            select 1 from saml_certificates p where p.environment_id = l.environment_id
              and p.connection_id = l.connection_id and p.vanished_at is null and p.expires_at > l.expires_at)
        order by l.expires_at limit 1`,
    )
  },
})

export const ownKeysEnd = defineNextEnd({
  read(system) {
    const { from, to } = endsBetween(system.now())
    return nextEnd(
      system,
      'connection_key',
      sql`select l.expires_at from saml_keys l
        join connections c on c.environment_id = l.environment_id and c.id = l.connection_id
        where l.environment_id = n.id and l.expires_at > ${from} and l.expires_at <= ${to}
          and c.state in ('active', 'validating') and not exists (
            select 1 from saml_keys k where k.environment_id = l.environment_id
              and k.connection_id = l.connection_id and k.use is not distinct from l.use and k.id > l.id)
        order by l.expires_at limit 1`,
    )
  },
})
