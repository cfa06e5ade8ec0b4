import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { invitationAlreadyActive } from '../errors.ts'
import { inviteItContact } from '../invitations.ts'
import { InviteItContact } from '../schemas.ts'

export const inviteItContactOperation = defineOperation({
  id: 'ItContactsController_invite',
  method: 'POST',
  path: '/organizations/{organization_id}/it_contacts/{contact_id}/invite',
  summary: 'Invite an IT contact to the Admin Portal',
  description:
    'Emails the contact a setup link, which opens the given parts for 30 days. An organization has at most one active invitation.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  params: Type.Object({ organization_id: Type.String(), contact_id: Type.String() }),
  body: InviteItContact,
  success: { status: 204 },
  errors: [notFound, invitationAlreadyActive],
  handler: ({ params, body }, ctx) => inviteItContact(ctx, params, body),
})
