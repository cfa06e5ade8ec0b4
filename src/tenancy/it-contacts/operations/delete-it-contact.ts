import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { deleteItContact } from '../service.ts'

export const deleteItContactOperation = defineOperation({
  id: 'ItContactsController_delete',
  method: 'DELETE',
  path: '/organizations/{organization_id}/it_contacts/{contact_id}',
  summary: 'Delete an IT contact',
  description:
    'The setup link that was emailed to the contact stops working, and browsers in which it was opened are signed out.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: Type.Object({ organization_id: Type.String(), contact_id: Type.String() }),
  success: { status: 204 },
  errors: [notFound],
  handler: ({ params }, ctx) => deleteItContact(ctx, params.organization_id, params.contact_id),
})
