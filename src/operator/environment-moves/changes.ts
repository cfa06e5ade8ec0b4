import type { Mover } from './mover.ts'
import type { ChangedRows } from './open-rows.ts'

// The guard of an environment notes the key of each row that is written (migration 0288), so that a move compares these alone.

/** Of a table with more changed rows than this, all rows are compared. */
const mostKeys = 20_000

const byTable = `name, case when count(*) > ${mostKeys} then null else array_agg(key::text) end as keys`

/** The moment as of which a transaction reads. */
export async function snapshotOf(mover: Mover): Promise<string> {
  const { rows } = await mover.query<{ snapshot: string }>('select pg_current_snapshot()::text as snapshot')
  return rows[0]?.snapshot ?? ''
}

/** The rows that have changed since the guard stands, or since they were forgotten. */
export async function readChanges(mover: Mover, environmentId: string): Promise<ChangedRows[]> {
  const { rows } = await mover.query<ChangedRows>(
    `select ${byTable} from (
       select distinct table_name as name, key from environment_changes where environment_id = $1) changed group by name`,
    [environmentId],
  )
  return rows
}

/** What followed in the target from what was stored there. No one else writes there, so the notes are gone afterwards. */
export async function takeChanges(mover: Mover, environmentId: string): Promise<ChangedRows[]> {
  const { rows } = await mover.query<ChangedRows>(
    `with taken as (delete from environment_changes where environment_id = $1 returning table_name, key)
     select ${byTable} from (select distinct table_name as name, key from taken) changed group by name`,
    [environmentId],
  )
  return rows
}

/** Forgets what a snapshot has seen. */
export async function forgetChanges(mover: Mover, environmentId: string, snapshot: string): Promise<void> {
  await mover.query(
    'delete from environment_changes where environment_id = $1 and pg_visible_in_snapshot(written_by, $2::pg_snapshot)',
    [environmentId, snapshot],
  )
}

/**
 * The files of each table, with those of its partitions. They are others where rows have come or gone by no statement on rows: a partition was
 * dropped or attached, a table emptied or rewritten.
 */
export async function filesOf(mover: Mover): Promise<ReadonlyMap<string, string>> {
  const { rows } = await mover.query<{ name: string; files: string }>(
    `select coalesce(pg_partition_root(c.oid), c.oid)::regclass::text as name,
       string_agg(c.oid || ':' || c.relfilenode, ',' order by c.oid) as files
     from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') group by 1`,
  )
  return new Map(rows.map(({ name, files }) => [name, files]))
}
