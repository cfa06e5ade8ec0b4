import { defineSamples } from '#test/slice-samples.ts'
import { untilVerified } from './verifications.fixture.ts'

export const samples = defineSamples({
  async furnish({ member, create, server }) {
    const organization_id = member('organization_id')
    const { id } = await create('/audit_logs/verifications', { organization_id })
    // A task that has ended changes no more.
    await untilVerified(server, String(id))
    return {
      objects: { '/audit_logs/verifications/': id },
      searches: { 'gatehouse.audit_logs.list_verifications': { organization_id } },
    }
  },
})
