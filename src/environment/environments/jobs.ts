import { defineCron } from '#platform/jobs/define-job.ts'
import { deleteEndedKeys } from './management-keys.ts'

export const deleteEndedManagementKeys = defineCron({
  name: 'delete_ended_management_keys',
  schedule: '11 * * * *',
  run: deleteEndedKeys,
})
