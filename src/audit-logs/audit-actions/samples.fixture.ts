import { defineSamples } from '#test/slice-samples.ts'

export const samples = defineSamples({
  async furnish({ name, create }) {
    const action = `${name}.signed_in`
    await create(`/audit_logs/actions/${action}/schemas`, { targets: [{ type: 'team' }] })
    return { objects: { '/audit_logs/actions/': action }, members: { audit_action: action } }
  },
  calls: {
    AuditLogValidatorVersionsController_create: [{ with: { targets: [{ type: 'team' }] } }],
  },
})
