import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { deleteIssuer } from '../service.ts'

export const deleteIssuerOperation = defineOperation({
  id: 'gatehouse.agents.trusted_issuers.delete',
  method: 'DELETE',
  path: '/agents/trusted_issuers/{id}',
  summary: 'Delete a trusted issuer of assertions',
  description: 'Revokes the registrations made with its assertions, and all credentials of these agents.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: Type.Object({ id: Type.String() }),
  success: { status: 204 },
  errors: [notFound],
  handler: ({ params }, ctx) => deleteIssuer(ctx, params.id),
})
