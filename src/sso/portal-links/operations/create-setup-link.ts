import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { CreateSetupLink, SetupLink } from '../schemas.ts'
import { createSetupLink } from '../setup-links.ts'

export const createSetupLinkOperation = defineOperation({
  id: 'gatehouse.setup_links.create',
  method: 'POST',
  path: '/portal/setup_links',
  summary: 'Create the setup link of an organization',
  description:
    'The link opens the Admin Portal for 30 days, or until the setup is complete, and is emailed to the IT contacts. It replaces an earlier setup link of the organization.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  body: CreateSetupLink,
  success: { status: 201, body: SetupLink },
  errors: [notFound],
  handler: ({ body }, ctx) => createSetupLink(ctx, body),
})
