import type { Client } from 'pg'
import type { RowBytes } from './results.ts'

const tables = [
  'organizations',
  'users',
  'sessions',
  'organization_memberships',
  'events',
  'audit_log_events',
  'webhook_deliveries',
  'directory_users',
]

/** What a row takes on disk. */
export async function bytesOfRows(client: Client): Promise<RowBytes[]> {
  const results: RowBytes[] = []
  for (const table of tables) {
    const { rows } = await client.query<{ rows: string; bytes: string }>(
      `select sum(c.reltuples)::bigint as rows, (sum(pg_total_relation_size(c.oid)) / sum(c.reltuples))::bigint as bytes
       from pg_class c
       where c.reltuples > 0 and c.relkind = 'r'
         and (c.oid = $1::regclass or exists (select 1 from pg_inherits i where i.inhrelid = c.oid and i.inhparent = $1::regclass))`,
      [table],
    )
    const [found] = rows
    if (found !== undefined) results.push({ table, rows: Number(found.rows), bytes: Number(found.bytes) })
  }
  return results
}
