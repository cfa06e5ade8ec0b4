import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { itContactAlreadyExists, tooManyItContacts } from '../errors.ts'
import { CreateItContact, ItContact, toItContact } from '../schemas.ts'
import { createItContact } from '../service.ts'

export const createItContactOperation = defineOperation({
  id: 'ItContactsController_create',
  method: 'POST',
  path: '/organizations/{organization_id}/it_contacts',
  summary: 'Add an IT contact to an organization',
  description:
    'No email is sent, unless earlier contacts were warned about a certificate that expires soon: then the new contact gets the same warning.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  params: Type.Object({ organization_id: Type.String() }),
  body: CreateItContact,
  success: { status: 201, body: ItContact },
  errors: [notFound, itContactAlreadyExists, tooManyItContacts],
  async handler({ params, body }, ctx) {
    return toItContact(await createItContact(ctx, params.organization_id, body.email))
  },
})
