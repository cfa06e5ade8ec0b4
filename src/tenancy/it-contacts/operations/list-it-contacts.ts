import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { listOf } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { ItContact, toItContact } from '../schemas.ts'
import { listItContacts } from '../service.ts'

export const listItContactsOperation = defineOperation({
  id: 'ItContactsController_list',
  method: 'GET',
  path: '/organizations/{organization_id}/it_contacts',
  summary: 'List the IT contacts of an organization',
  description: 'Returns all contacts in the order in which they were added.',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ organization_id: Type.String() }),
  success: { status: 200, body: listOf(ItContact) },
  errors: [notFound],
  async handler({ params }, ctx) {
    const rows = await listItContacts(ctx, params.organization_id)
    return { object: 'list' as const, data: rows.map(toItContact), list_metadata: { before: null, after: null } }
  },
})
