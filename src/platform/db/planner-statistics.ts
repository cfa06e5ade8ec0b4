import type { Queryable } from './queryable.ts'
import { sql } from './sql.ts'

/** From this version on, PostgreSQL takes statistics that it did not gather itself. */
const importingVersion = 180_000

/**
 * Gives new tables the statistics that plans for the largest environment need (decision 0003) until PostgreSQL has gathered its
 * own. Of a table without any, it takes a look-up by environment and id to find as many rows as one by environment
 * alone, and chooses the newest index that begins with the environment: each look-up and each check of a foreign key then reads all
 * rows of the environment until the table is first analyzed, about a minute after it was first used.
 *
 * @param table the only one to look at; without it, all of them
 */
export async function ensurePlannerStatistics(db: Queryable, table?: string): Promise<void> {
  const { version } = await db.one<{ version: number }>(
    sql`select current_setting('server_version_num')::int as version`,
  )
  if (version < importingVersion) return
  await db.run(sql`
    select pg_restore_attribute_stats('schemaname', current_schema()::text, 'relname', c.relname::text,
      'attname', a.attname::text, 'inherited', c.relkind = 'p', 'null_frac', 0::real, 'avg_width', 42, 'n_distinct', 1::real)
    from pg_attribute a
    join pg_class c on c.oid = a.attrelid
    where a.attname = 'environment_id' and c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
      and c.reltuples <= 0 and a.attoptions @> '{n_distinct=1}'
      and c.relname = coalesce(${table ?? null}, c.relname) and has_table_privilege(c.oid, 'MAINTAIN')
      and c.relname not in (
        select tablename from pg_stats where schemaname = current_schema() and attname = 'environment_id')`)
}
