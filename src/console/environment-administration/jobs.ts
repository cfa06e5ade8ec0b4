import { Type } from 'typebox'
import { deleteEnvironment } from '#environment/environments/index.ts'
import { defineJob } from '#platform/jobs/define-job.ts'
import { chainEntries } from '../operator-log/index.ts'

/** Deletes everything in an environment whose keys have ended. Idempotent. */
export const deleteEnvironmentJob = defineJob({
  name: 'delete_environment',
  payload: Type.Object({ id: Type.String() }),
  maxAttempts: 20,
  async run({ id }, { system }) {
    await chainEntries(system, id)
    await deleteEnvironment(system, id)
  },
})
