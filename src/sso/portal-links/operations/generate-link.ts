import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { generateLink } from '../links.ts'
import { GenerateLink, PortalLink } from '../schemas.ts'

export const generateLinkOperation = defineOperation({
  id: 'PortalSessionsController_create',
  method: 'POST',
  path: '/portal/generate_link',
  summary: 'Create an Admin Portal link',
  description: 'The link opens once, within 5 minutes. Redirect the browser of a signed-in administrator to it.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  body: GenerateLink,
  success: { status: 201, body: PortalLink },
  errors: [notFound],
  handler: async ({ body }, ctx) => ({ link: await generateLink(ctx, body) }),
})
