import { defineSamples } from '#test/slice-samples.ts'
import type { Kit } from '#test/ways-to-call.ts'

const question = ({ members }: Kit) => ({
  subject: { type: 'user', id: members.user_id },
  action: { name: members.permission_slug },
  resource: { type: 'organization', id: members.organization_id },
})

export const samples = defineSamples({
  calls: {
    'gatehouse.authzen.evaluate': [{ with: question }],
    'gatehouse.authzen.evaluate_many': [{ with: (kit) => ({ evaluations: [question(kit)] }) }],
    'gatehouse.authzen.search_subjects': [{ with: question }],
    'gatehouse.authzen.search_resources': [{ with: question }],
    'gatehouse.authzen.search_actions': [{ with: question }],
  },
})
