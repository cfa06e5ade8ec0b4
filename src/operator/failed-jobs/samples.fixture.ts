import { defineSamples } from '#test/slice-samples.ts'
import { leaveFailedJob } from './failed-job.fixture.ts'

export const samples = defineSamples({
  async furnish({ server: { environment } }) {
    return { objects: { '/failed_jobs/': await leaveFailedJob(environment) } }
  },
})
