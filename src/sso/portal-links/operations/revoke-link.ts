import { defineOperation } from '#platform/http/operation.ts'
import { portalLinkNotFound } from '../errors.ts'
import { revokeLink } from '../links.ts'
import { RevokeLink } from '../schemas.ts'

export const revokeLinkOperation = defineOperation({
  id: 'gatehouse.portal_links.revoke',
  method: 'POST',
  path: '/portal/revoke_link',
  summary: 'Revoke an Admin Portal link',
  description:
    'Works for one-time links and setup links. Browsers in which the link was opened are signed out of the portal.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  body: RevokeLink,
  success: { status: 204 },
  errors: [portalLinkNotFound],
  handler: ({ body }, ctx) => revokeLink(ctx, body.link),
})
