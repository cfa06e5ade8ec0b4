import { defineCron } from '#platform/jobs/define-job.ts'
import { chainAllEntries } from './chain.ts'

/** What no one has read in the meantime. */
export const chainOperatorLogs = defineCron({
  name: 'chain_operator_logs',
  schedule: '*/5 * * * *',
  run: chainAllEntries,
})
