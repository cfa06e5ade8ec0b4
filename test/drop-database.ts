import type { Client } from 'pg'

/**
 * Drops a database, ending whatever of ours is still connected to it. `with (force)` would fail now and then: it wants to
 * end autovacuum too, which belongs to the superuser; without it PostgreSQL sends that away by itself.
 */
export async function dropDatabase(admin: Client, name: string): Promise<void> {
  await admin.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and usename = current_user',
    [name],
  )
  await admin.query(`drop database ${name}`)
}
