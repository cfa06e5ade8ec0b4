import { defineSlice } from '#platform/slices/slice.ts'
import { cronAge, cronDuration, jobsFailed, jobsOldest, jobsWaiting } from './gauges.ts'
import { deleteOldFailedJobs } from './jobs.ts'
import { deleteFailedJobOperation } from './operations/delete-failed-job.ts'
import { listFailedJobsOperation } from './operations/list-failed-jobs.ts'
import { retryFailedJobOperation } from './operations/retry-failed-job.ts'
import { keepNumbersLow } from './queue-numbers.ts'

export const failedJobs = defineSlice({
  area: {
    name: 'Failed jobs',
    group: 'Operations',
    description: 'Background work that failed for good, to retry or delete.',
    after: 'Health',
  },
  operations: [listFailedJobsOperation, retryFailedJobOperation, deleteFailedJobOperation],
  crons: [deleteOldFailedJobs, keepNumbersLow],
  gauges: [jobsWaiting, jobsOldest, jobsFailed, cronAge, cronDuration],
})
