import { personalData } from '#events/event-log/index.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { eraseRequests } from './requests/erase-requests.ts'

/** Its operations are served in development only: see `createDevelopmentOperations`. */
export const development = defineSlice({
  tables: {
    development_requests: { personal: ['record'] },
    development_job_runs: {
      kept: { until: 'the next runs take its place' },
      impersonal: { 'names of ours, an error without data': ['name', 'error'] },
    },
    test_identity_providers: {
      sealed: { sealed_private_key: 'test_identity_provider:{environment_id}' },
      kept: { until: 'its organization is deleted' },
      impersonal: { 'a key': ['certificate', 'sealed_private_key'] },
    },
  },
  fills: [personalData.fill({ eraseLater: eraseRequests })],
})
