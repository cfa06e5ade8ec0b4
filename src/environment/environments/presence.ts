import type { ClientBase } from 'pg'

/** A connection of a move, with a transaction that is the caller's. */
type Connection = Pick<ClientBase, 'query'>

/** Whether a cluster serves an environment. A commit of which no answer came has ended by then. */
export async function isPresent(connection: Connection, environmentId: string): Promise<boolean> {
  const { rows } = await connection.query<{ is_present: boolean }>(
    'select absent is null as is_present from environments where id = $1 for update',
    [environmentId],
  )
  return rows[0]?.is_present === true
}

/** Has a cluster serve an environment from the commit on, or no longer. */
export async function setPresence(connection: Connection, environmentId: string, absent: 'left' | null): Promise<void> {
  await connection.query('update environments set absent = $2 where id = $1', [environmentId, absent])
}

/** Removes the row of an environment that is in another cluster, when all that refers to it is gone. */
export async function removeAbsent(connection: Connection, environmentId: string): Promise<void> {
  await connection.query('delete from environments where id = $1 and absent is not null', [environmentId])
}
