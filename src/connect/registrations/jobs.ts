import { defineCron } from '../../platform/jobs/define-job.ts'
import { deleteExpiredApplications } from '../applications/index.ts'

export const deleteUnusedRegistrations = defineCron({
  name: 'delete_unused_client_registrations',
  schedule: '39 * * * *',
  run: deleteExpiredApplications,
})
