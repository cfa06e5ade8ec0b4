import { defineSamples } from '#test/slice-samples.ts'

export const samples = defineSamples({
  calls: {
    UserlandSessionsController_revokeSession: [{ events: ['session.revoked'] }],
  },
})
