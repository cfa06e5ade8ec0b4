import { defineSlice } from '#platform/slices/slice.ts'
import { deleteOldFailedJobs } from './jobs.ts'
import { deleteFailedJobOperation } from './operations/delete-failed-job.ts'
import { listFailedJobsOperation } from './operations/list-failed-jobs.ts'
import { retryFailedJobOperation } from './operations/retry-failed-job.ts'

export const failedJobs = defineSlice({
  operations: [listFailedJobsOperation, retryFailedJobOperation, deleteFailedJobOperation],
  crons: [deleteOldFailedJobs],
})
