import { defineSamples } from '#test/slice-samples.ts'
import { range, untilWritten } from './exports.fixture.ts'

export const samples = defineSamples({
  async furnish({ member, create, server }) {
    const { id } = await create('/audit_logs/exports', { organization_id: member('organization_id'), ...range })
    // A task that has ended changes no more.
    const { url } = await untilWritten(server, String(id))
    return {
      searches: { 'gatehouse.audit_logs.list_exports': { organization_id: member('organization_id') } },
      objects: { '/audit_logs/exports/': id, '/audit_logs/downloads/': url?.split('/').at(-1) },
    }
  },
  calls: {
    AuditLogExportsController_exports: [{ with: range }],
  },
})
