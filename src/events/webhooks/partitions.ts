import type { Database } from '#platform/db/database.ts'
import { defineCron } from '#platform/jobs/define-job.ts'
import { dropExpiredPartitions, ensurePartitions, type MonthlyTable } from '../event-log/index.ts'

export const monthlyTables: readonly MonthlyTable[] = [
  { name: 'webhook_deliveries', idPrefix: 'delivery' },
  { name: 'webhook_attempts', idPrefix: 'attempt' },
]

export async function ensureWebhookPartitions(db: Database, now: Date): Promise<void> {
  for (const table of monthlyTables) await ensurePartitions(db, table, now)
}

/** Keeps months ahead, and drops those that were kept long enough. */
export const maintainWebhookPartitions = defineCron({
  name: 'maintain_webhook_partitions',
  schedule: '37 3 * * *',
  async run({ config, database, log, now }) {
    await ensureWebhookPartitions(database, now())
    for (const table of monthlyTables) {
      const dropped = await dropExpiredPartitions(database, table, config.deliveryRetentionDays, now())
      if (dropped.length > 0) log.info({ dropped }, 'dropped webhook deliveries that were kept long enough')
    }
  },
})
