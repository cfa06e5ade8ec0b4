import { expect, test } from 'vitest'
import { openDatabase } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import { createDatabase } from '#test/database.ts'
import { drawLowNumbers } from './queue-numbers.ts'

test('jobs can still be queued after as many as the numbers of the queue go', async () => {
  const database = openDatabase({ url: await createDatabase(), applicationName: 'test', transactions: 1, readers: 1 })
  const queue = async (name: string) => {
    await database.run(sql`select graphile_worker.add_job(${name}::text, queue_name => ${`queue of ${name}`}::text)`)
  }
  await queue('first')
  for (const table of ['_private_tasks', '_private_job_queues'])
    await database.run(
      sql`select setval(pg_get_serial_sequence(${`graphile_worker.${table}`}::text, 'id')::regclass, 2147483647)`,
    )
  await expect(queue('first')).rejects.toThrow('reached maximum value of sequence')

  await drawLowNumbers({ database })
  await queue('first')
  await queue('second')

  expect(
    await database.many(sql`
      select tasks.identifier as name, queues.queue_name, tasks.id < 1000 as is_low, count(*)::int as jobs
      from graphile_worker._private_jobs jobs
      join graphile_worker._private_tasks tasks on tasks.id = jobs.task_id
      join graphile_worker._private_job_queues queues on queues.id = jobs.job_queue_id
      where tasks.identifier in ('first', 'second') group by 1, 2, 3 order by 1`),
  ).toEqual([
    { name: 'first', queue_name: 'queue of first', is_low: true, jobs: 2 },
    { name: 'second', queue_name: 'queue of second', is_low: true, jobs: 1 },
  ])
  await database.close()
})
