import type { ClientBase } from 'pg'

/**
 * Ends the connections to the database of `client` but its own, as if the network or a process had failed. Those to other databases stay: tests
 * that run at the same time share one PostgreSQL.
 *
 * @param condition on the columns of `pg_stat_activity`
 */
export async function endConnections(client: Pick<ClientBase, 'query'>, condition: string): Promise<void> {
  await client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and ${condition}`,
  )
}
