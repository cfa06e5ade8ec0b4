import type { System } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { defineCron } from '#platform/jobs/define-job.ts'

/** Half of what a column of the type `integer` takes. */
const highNumber = 2 ** 30

/** The tables of the queue whose ids are of that type. */
const numbered: readonly { table: Statement; sequence: Statement }[] = [
  {
    table: sql`graphile_worker._private_tasks`,
    sequence: sql`pg_get_serial_sequence('graphile_worker._private_tasks', 'id')::regclass`,
  },
  {
    table: sql`graphile_worker._private_job_queues`,
    sequence: sql`pg_get_serial_sequence('graphile_worker._private_job_queues', 'id')::regclass`,
  },
]

/**
 * The queue's `add_job` draws a number for the name of a job and for its queue even if they have one. After two billion jobs there
 * would be no number left, and no job could be queued.
 *
 * @param from the drawn number at which drawing begins again, behind the highest one in use
 */
export async function drawLowNumbers({ database }: Pick<System, 'database'>, from = highNumber): Promise<void> {
  for (const { table, sequence } of numbered) {
    const { last } = await database.one<{ last: number }>(sql`
      select coalesce(pg_sequence_last_value(${sequence}), 0) as last`)
    if (last < from) continue
    await database.transaction(async (tx) => {
      // A lock that isn't granted in a second is tried for again on the next day.
      tx.send(sql`set local lock_timeout = '1s'`)
      // No one has drawn a number meanwhile that isn't stored yet.
      tx.send(sql`lock table ${table} in share row exclusive mode`)
      await tx.run(sql`
        select setval(${sequence}, coalesce(max(id), 1), max(id) is not null) from ${table}`)
    })
  }
}

export const keepNumbersLow = defineCron({
  name: 'draw_low_numbers',
  schedule: '43 2 * * *',
  run: (system) => drawLowNumbers(system),
})
