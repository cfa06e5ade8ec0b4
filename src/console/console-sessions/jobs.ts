import { defineCron } from '#platform/jobs/define-job.ts'
import { deleteEndedSessions } from './sessions.ts'

export const deleteEndedConsoleSessions = defineCron({
  name: 'delete_ended_console_sessions',
  schedule: '21 * * * *',
  run: deleteEndedSessions,
})
