import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { revokeSetupLink } from '../setup-links.ts'

export const revokeSetupLinkOperation = defineOperation({
  id: 'gatehouse.setup_links.revoke',
  method: 'DELETE',
  path: '/portal/setup_links/{id}',
  summary: 'Revoke a setup link',
  description: 'The browsers in which it was opened are signed out of the Admin Portal.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: Type.Object({ id: Type.String() }),
  success: { status: 204 },
  errors: [notFound],
  handler: ({ params }, ctx) => revokeSetupLink(ctx, params.id),
})
