import { defineSamples } from '#test/slice-samples.ts'
import { absentId } from '../kit/absent-id.fixture.ts'

export const samples = defineSamples({
  async furnish() {
    return {
      objects: {
        '/portal/audit-log/events/': absentId('audit_log_event'),
        '/portal/audit-log/exports/': absentId('audit_log_export'),
      },
    }
  },
})
