import { deleteEndedGuessLimits } from '#platform/guess-limits.ts'
import { deleteOldAnswers } from '#platform/http/serve/idempotency.ts'
import { defineCron } from '#platform/jobs/define-job.ts'
import { deleteEndedKeys } from './management-keys.ts'

/** Removes idempotency keys and limits that ended over a day ago. */
export const deleteExpiredLimits = defineCron({
  name: 'delete_expired_limits',
  schedule: '12 * * * *',
  async run({ database, now }) {
    const aDayAgo = new Date(now().getTime() - 86_400_000)
    await deleteEndedGuessLimits(database, aDayAgo)
    await deleteOldAnswers(database, aDayAgo)
  },
})

export const deleteEndedManagementKeys = defineCron({
  name: 'delete_ended_management_keys',
  schedule: '11 * * * *',
  run: deleteEndedKeys,
})
