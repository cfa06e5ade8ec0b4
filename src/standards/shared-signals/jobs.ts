import { sql } from '#platform/db/sql.ts'
import { defineCron } from '#platform/jobs/define-job.ts'
import { patienceDays } from './schemas.ts'

const reason = `Nothing was taken for ${patienceDays} days. What waited was dropped.`

/**
 * Disables streams in which a signal has waited for too long, and drops what waits: it would grow without end. The receiver finds the
 * reason in the status, and an event that says so.
 */
export const disableStuckStreams = defineCron({
  name: 'disable_stuck_signal_streams',
  schedule: '23 * * * *',
  async run({ database, log, now, newIdBlock }) {
    const before = new Date(now().getTime() - patienceDays * 86_400_000)
    const disabled = await database.transaction(async (tx) => {
      const stuck = await tx.many<{ environment_id: string; id: string }>(sql`
        select s.environment_id, s.id from signal_streams s
        where s.status <> 'disabled' and (s.environment_id, s.id) in (
          select g.environment_id, g.stream_id from signals g where g.created_at <= ${before})
        order by s.environment_id, s.id limit 1000 for update`)
      if (stuck.length === 0) return 0
      const environmentIds = stuck.map((stream) => stream.environment_id)
      const ids = stuck.map((stream) => stream.id)
      const streams = sql`unnest(${environmentIds}::text[], ${ids}::text[]) with ordinality as stuck (environment_id, id, number)`
      await tx.run(sql`
        delete from signals g using ${streams} where g.environment_id = stuck.environment_id and g.stream_id = stuck.id`)
      await tx.run(sql`
        insert into signals (environment_id, id, stream_id, type, payload, created_at)
        select stuck.environment_id, ${newIdBlock('set')} || lpad(to_hex(stuck.number), 8, '0'), stuck.id, 'stream-updated',
          ${{ status: 'disabled', reason }}::jsonb, ${now()}::timestamptz
        from ${streams}`)
      return tx.run(sql`
        update signal_streams s set status = 'disabled', status_reason = ${reason}, locked_until = null, locked_by = null,
          next_attempt_at = ${now()}, updated_at = ${now()}
        from ${streams} where s.environment_id = stuck.environment_id and s.id = stuck.id`)
    })
    if (disabled > 0) log.warn({ disabled }, 'signal streams from which nothing was taken for days were disabled')
  },
})
